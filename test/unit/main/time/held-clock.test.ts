import { describe, expect, it } from 'vitest';
import { createHeldClock } from '../../../../src/main/time/held-clock.ts';
import { settle } from '../../../support/virtual-clock.ts';

const START_MS = Date.UTC(2026, 10, 25);

describe('a held clock', () => {
  it('stands still until it is moved, and rings each timer at its own instant', () => {
    const clock = createHeldClock(START_MS);
    const rung: number[] = [];
    const note = (): void => void rung.push(clock.nowMs() - START_MS);
    clock.after(300, note);
    clock.after(100, note);
    clock.after(200, note)();
    expect(clock.nextDueMs()).toBe(START_MS + 100);
    expect(clock.ringNext(START_MS + 250)).toBe(true);
    expect(clock.ringNext(START_MS + 250)).toBe(false);
    expect([clock.nowMs() - START_MS, rung]).toEqual([250, [100]]);
    while (clock.ringNext(START_MS + 1_000));
    expect(rung).toEqual([100, 300]);
    expect(clock.wallMs()).toBe(START_MS + 1_000);
    expect(clock.nextDueMs()).toBe(Number.POSITIVE_INFINITY);
  });

  it('rings timers of one instant in the order in which they were set', () => {
    const clock = createHeldClock(START_MS);
    const rung: string[] = [];
    clock.after(50, () => rung.push('first'));
    clock.after(50, () => rung.push('second'));
    while (clock.ringNext(START_MS + 50));
    expect(rung).toEqual(['first', 'second']);
  });

  it.each([0, -5, Number.NaN])(
    'rings a timer of %d ms by itself, but not at once',
    async (delay) => {
      const clock = createHeldClock(START_MS);
      const rung: string[] = [];
      clock.after(delay, () => rung.push('kept'));
      clock.after(delay, () => rung.push('cancelled'))();
      expect(rung).toEqual([]);
      await settle();
      expect(rung).toEqual(['kept']);
    },
  );

  it('counts no sleep in its monotonic time and its timers, as machines do', () => {
    const clock = createHeldClock(START_MS);
    const monotonicMs = clock.monotonicMs();
    clock.after(100, () => undefined);
    clock.sleep(60_000);
    expect(clock.wallMs()).toBe(START_MS + 60_000);
    expect(clock.monotonicMs()).toBe(monotonicMs);
    expect(clock.nextDueMs()).toBe(START_MS + 60_100);
  });

  it('can be set wrong, which moves nothing else', () => {
    const clock = createHeldClock(START_MS);
    clock.after(100, () => undefined);
    clock.setWall(-3_600_000);
    expect(clock.wallMs()).toBe(START_MS - 3_600_000);
    expect(clock.nowMs()).toBe(START_MS);
    expect(clock.nextDueMs()).toBe(START_MS + 100);
  });

  it('never goes back', () => {
    const clock = createHeldClock(START_MS);
    clock.ringNext(START_MS - 1);
    expect(clock.nowMs()).toBe(START_MS);
  });
});
