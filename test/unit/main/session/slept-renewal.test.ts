import { describe, expect, test } from 'vitest';
import { stepSession } from '../../../../src/main/session/machine.ts';
import { type SessionState, sessionWakeAtMs } from '../../../../src/main/session/state.ts';
import { MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { NOW_MS, out, renewable, renewing } from './samples.ts';

const WOKEN_MS = NOW_MS + 60 * MINUTE_MS;

/** The machine fell asleep while a new GitHub token was on its way, and has just woken. */
function woken(sleptMs: number): SessionState {
  const state: SessionState = { ...out, grant: renewable, flight: renewing };
  const jump = { sleptMs, setMs: 0, jumpedAtMs: WOKEN_MS };
  return stepSession(state, { kind: 'clockJumped', nowMs: WOKEN_MS, ...jump }).state;
}

describe('a renewal that was slept through', () => {
  test('is waited for as long as any request, and then given up', () => {
    const state = woken(60 * MINUTE_MS);
    const atMs = sessionWakeAtMs(state) ?? 0;
    expect(atMs).toBe(WOKEN_MS + 20 * SECOND_MS);
    const early = stepSession(state, { kind: 'alarmRang', nowMs: atMs - 1 });
    expect(early.effects).toEqual([]);
    const due = stepSession(state, { kind: 'alarmRang', nowMs: atMs });
    expect(due.effects).toEqual([{ kind: 'abort' }]);
    expect(sessionWakeAtMs(due.state)).toBeNull();
  });

  test('keeps its own deadline where the clocks only came a little apart', () => {
    expect(sessionWakeAtMs(woken(SECOND_MS))).toBeNull();
  });
});
