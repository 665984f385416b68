import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../../src/main/ports.ts';
import { type Alarms, createAlarms } from '../../../../src/main/time/alarms.ts';
import { HOUR_MS, MINUTE_MS, YEAR_MS } from '../../../support/time-units.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { createVirtualPower } from '../../../support/virtual-power.ts';

describe('alarms', () => {
  it('ring once, at their time', async () => {
    const { clock, alarms } = bench();
    const rung = ringing(alarms, 40_000);
    await clock.advance(39_999);
    expect(rung).toEqual([]);
    await clock.advance(HOUR_MS);
    expect(rung).toEqual([40_000]);
  });

  it('ring in the order of their times', async () => {
    const { clock, alarms } = bench();
    const order: string[] = [];
    alarms.at(20_000, () => order.push('later'));
    alarms.at(10_000, () => order.push('earlier'));
    clock.sleep(HOUR_MS);
    await clock.advance(15_000);
    expect(order).toEqual(['earlier', 'later']);
  });

  it('never ring after they were cancelled, even by one that rings with them', async () => {
    const { clock, alarms } = bench();
    const rung: string[] = [];
    alarms.at(10_000, () => cancel());
    const cancel = alarms.at(10_000, () => rung.push('cancelled'));
    await clock.advance(HOUR_MS);
    expect(rung).toEqual([]);
  });

  it('ring within 15 s of waking when no event tells of it', async () => {
    const { clock, alarms } = bench();
    const rung = ringing(alarms, 40_000);
    clock.sleep(HOUR_MS);
    await clock.advance(15_000);
    expect(rung).toEqual([HOUR_MS + 15_000]);
  });

  it.each(['resume', 'unlock'] as const)('ring at once on %s', (event) => {
    const { clock, alarms, emit } = bench();
    const rung = ringing(alarms, 40_000);
    clock.sleep(HOUR_MS);
    emit(event);
    expect(rung).toEqual([HOUR_MS]);
  });

  it.each([-10 * YEAR_MS, -HOUR_MS, HOUR_MS, 10 * YEAR_MS])(
    'are never late when the clock is set by %i ms',
    async (byMs) => {
      const { clock, alarms } = bench();
      const startMs = clock.trueMs();
      const rung: number[] = [];
      alarms.at(40_000, () => rung.push(clock.trueMs() - startMs));
      await clock.advance(10_000);
      clock.setWall(byMs);
      await clock.advance(30_000);
      expect(rung).toHaveLength(1);
      expect(rung[0]).toBeLessThanOrEqual(40_000);
    },
  );

  it('look at the clocks every 15 s, and need no timer when none is pending', async () => {
    const { clock, alarms } = bench();
    expect(clock.pending).toBe(0);
    const cancel = alarms.at(HOUR_MS, () => undefined);
    expect(clock.pending).toBe(1);
    const before = clock.looks;
    await clock.advance(MINUTE_MS);
    expect(clock.looks - before).toBe(4);
    cancel();
    expect(clock.pending).toBe(0);
  });

  it('tell of a jump once, and after it everybody is told before any alarm rings', async () => {
    const { clock, alarms } = bench();
    const heard: (string | number)[] = [];
    alarms.onJump(({ sleptMs }) => heard.push(sleptMs));
    alarms.at(40_000, () => heard.push('rang'));
    clock.sleep(HOUR_MS);
    await clock.advance(MINUTE_MS);
    expect(heard).toEqual([HOUR_MS, 'rang']);
  });

  it('tell of both jumps when the clock is set back and forth in one moment', async () => {
    const { clock, alarms } = bench();
    const heard: number[] = [];
    alarms.onJump(({ setMs }) => heard.push(setMs));
    clock.setWall(-6_001);
    alarms.nowMs();
    clock.setWall(6_000);
    alarms.nowMs();
    await clock.advance(0);
    expect(heard).toEqual([-6_001, 6_000]);
  });

  it('do not call back whoever asks for the time', async () => {
    const { clock, alarms } = bench();
    let isAsking = false;
    const during: boolean[] = [];
    alarms.onJump(() => during.push(isAsking));
    clock.setWall(-HOUR_MS);
    isAsking = true;
    alarms.nowMs();
    isAsking = false;
    await clock.advance(0);
    expect(during).toEqual([false]);
  });

  it('say which instant of the wall clock an alarm falls on', async () => {
    const { clock, alarms } = bench();
    await clock.advance(5_000);
    expect(alarms.wallAt(40_000)).toBe(clock.wallMs() + 35_000);
    clock.setWall(-HOUR_MS);
    expect(alarms.wallAt(40_000)).toBe(clock.wallMs() + 35_000);
  });
});

class CountingClock extends VirtualClock {
  looks = 0;

  override after(delayMs: number, ring: () => void) {
    return super.after(delayMs, () => {
      this.looks += 1;
      ring();
    });
  }
}

function bench() {
  const clock = new CountingClock();
  const power = createVirtualPower();
  return { clock, alarms: createAlarms(clock, power), emit: power.emit };
}

/** The timeline instants at which an alarm for this one rings. */
function ringing(alarms: Alarms, atMs: number): readonly number[] {
  const rung: number[] = [];
  alarms.at(atMs, () => rung.push(alarms.nowMs()));
  return rung;
}

describe('a process that is held up while it looks at the clocks', () => {
  it('looks again instead of taking the pause for a jump', () => {
    let nowMs = 0;
    let isHeldUp = false;
    const jumps: number[] = [];
    const rings: (() => void)[] = [];
    const clock: Clock = {
      monotonicMs: () => nowMs,
      uptimeMs: () => nowMs,
      wallMs: () => {
        if (isHeldUp) nowMs += 10_000;
        isHeldUp = false;
        return nowMs;
      },
      after: (_delayMs, ring) => {
        rings.push(ring);
        return () => undefined;
      },
    };
    const alarms = createAlarms(clock, createVirtualPower());
    alarms.onJump(({ sleptMs, setMs }) => jumps.push(sleptMs, setMs));
    alarms.at(MINUTE_MS, () => undefined);
    isHeldUp = true;
    rings.at(-1)?.();
    expect(alarms.nowMs()).toBe(10_000);
    rings.at(-1)?.();
    expect(jumps).toEqual([]);
  });
});
