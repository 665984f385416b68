import * as fc from 'fast-check';
import { expect } from 'vitest';
import { createAlarms } from '../../src/main/time/alarms.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createVirtualPower } from '../support/virtual-power.ts';
import { createVirtualWorld, signedInRecord } from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';

/** A clock whose timers may throw, as Node's do: the error goes where all uncaught ones go, and time goes on. */
async function pass(clock: VirtualClock, spanMs: number): Promise<readonly unknown[]> {
  const errors: unknown[] = [];
  const untilMs = clock.monotonicMs() + spanMs;
  while (clock.monotonicMs() < untilMs) {
    try {
      await clock.advance(untilMs - clock.monotonicMs());
    } catch (error) {
      errors.push(error);
    }
  }
  return errors;
}

fault(93, 'modelled', 'C', 'every alarm rings at its time, whichever of them throw', async () => {
  const alarm = fc.record({
    atMs: fc.constantFrom(0, 1, 15_000, 40_000, 40_000, 60_000),
    throws: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(alarm, { maxLength: 8 }), fc.boolean(), async (planned, sleeps) => {
      const clock = new VirtualClock();
      const alarms = createAlarms(clock, createVirtualPower());
      const rung: number[] = [];
      for (const [index, { atMs, throws }] of planned.entries()) {
        alarms.at(atMs, () => {
          rung.push(index);
          if (throws) throw new Error(`alarm ${index}`);
        });
      }
      alarms.onJump(() => {
        throw new Error('a jump');
      });
      if (sleeps) clock.sleep(HOUR_MS);
      const errors = await pass(clock, 2 * MINUTE_MS);
      expect(rung.toSorted((a, b) => a - b)).toEqual(planned.map((_, index) => index));
      const thrown = planned.filter(({ throws }) => throws).length;
      expect(errors.length, 'and each error is heard of').toBeGreaterThanOrEqual(thrown);
      expect(clock.pending).toBe(0);
    }),
    {
      numRuns: sized(60, 2_000),
      examples: [
        [
          [
            { atMs: 0, throws: true },
            { atMs: 1, throws: false },
          ],
          false,
        ],
      ],
    },
  );
  searchWorld(await createVirtualWorld());
});

fault(93, 'modelled', 'C', 'an alarm of somebody else that throws costs no renewal', async () => {
  const world = searchWorld(await createVirtualWorld());
  world.vault.stored.set('github.com/583231', signedInRecord());
  await world.restart();
  const alarms = world.alarms();
  const fail = (): void => {
    alarms.at(alarms.nowMs() + MINUTE_MS, fail);
    throw new Error('a face has failed');
  };
  alarms.at(MINUTE_MS, fail);
  for (let hours = 0; hours < 3; hours += 1) {
    await pass(world.clock, HOUR_MS);
    expect(world.engine().tokenAtHand('github.com/583231')).not.toBeNull();
  }
  expect(world.gitHub.requests.filter(({ purpose }) => purpose === 'exchange').length).toBe(8);
});
