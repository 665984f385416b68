import { describe, expect, it } from 'vitest';
import { runMachine } from '../../../src/main/machine-runner.ts';
import { createAlarms } from '../../../src/main/time/alarms.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { createVirtualPower } from '../../support/virtual-power.ts';

type Event = { readonly kind: 'add'; readonly by: number } | { readonly kind: 'alarmRang' };
interface Tally {
  readonly sum: number;
  readonly wakeAtMs: number | null;
}

describe('the runner of a machine', () => {
  it('takes events one at a time: an effect that answers at once waits its turn', () => {
    const log: string[] = [];
    const runner = bench({
      onStep: (state) => log.push(`state ${state.sum}`),
      perform: (by) => {
        log.push(`effect ${by}`);
        if (by === 1) runner.send({ kind: 'add', by: 10 });
        log.push(`after ${by}`);
      },
    }).runner;
    runner.send({ kind: 'add', by: 1 });
    expect(log).toEqual(['state 1', 'effect 1', 'after 1', 'state 11', 'effect 10', 'after 10']);
  });

  it('tells of no step that changed nothing', () => {
    const states: number[] = [];
    const { runner } = bench({ onStep: (state) => states.push(state.sum) });
    runner.send({ kind: 'add', by: 0 });
    expect(states).toEqual([]);
  });

  it('wakes the machine when its state wants it, and only then', async () => {
    const { runner, clock } = bench();
    runner.send({ kind: 'add', by: 5 });
    await clock.advance(4_999);
    expect(runner.state().wakeAtMs).toBe(5_000);
    await clock.advance(1);
    expect(runner.state().wakeAtMs).toBeNull();
    expect(clock.pending).toBe(0);
  });

  it('moves its one alarm with the state', async () => {
    const { runner, clock } = bench();
    runner.send({ kind: 'add', by: 5 });
    runner.send({ kind: 'add', by: 5 });
    await clock.advance(9_999);
    expect(runner.state().wakeAtMs).toBe(10_000);
  });

  it('is deaf after stop, also to what is queued, and leaves no alarm behind', () => {
    const { runner, clock } = bench({
      perform: (by) => {
        if (by === 1) runner.send({ kind: 'add', by: 10 });
        runner.stop();
      },
    });
    runner.send({ kind: 'add', by: 1 });
    runner.send({ kind: 'add', by: 100 });
    expect(runner.state().sum).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('goes on after an effect that threw', () => {
    const { runner } = bench({
      perform: (by) => {
        if (by === 1) throw new Error('a bug');
      },
    });
    expect(() => runner.send({ kind: 'add', by: 1 })).toThrow('a bug');
    runner.send({ kind: 'add', by: 2 });
    expect(runner.state().sum).toBe(3);
  });
});

/** A machine that adds, and wants to be woken at as many seconds as its sum. */
function bench(host: { perform?: (by: number) => void; onStep?: (state: Tally) => void } = {}) {
  const clock = new VirtualClock();
  const alarms = createAlarms(clock, createVirtualPower());
  const runner = runMachine<Tally, Event, number>(
    {
      initial: { sum: 0, wakeAtMs: null },
      step: (state, event) => {
        if (event.kind === 'alarmRang') return { state: { ...state, wakeAtMs: null }, effects: [] };
        if (event.by === 0) return { state, effects: [] };
        const sum = state.sum + event.by;
        return { state: { sum, wakeAtMs: sum * 1_000 }, effects: [event.by] };
      },
      wakeAtMs: (state) => state.wakeAtMs,
      alarmRang: () => ({ kind: 'alarmRang' }),
    },
    {
      alarms,
      perform: host.perform ?? (() => undefined),
      onStep: host.onStep ?? (() => undefined),
    },
  );
  return { runner, clock };
}
