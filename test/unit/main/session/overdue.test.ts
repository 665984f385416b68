import { describe, expect, test } from 'vitest';
import { http, renewal } from '../../../../src/main/config.ts';
import { stepSession } from '../../../../src/main/session/machine.ts';
import {
  type Flickering,
  isRenewing,
  noObjections,
  type SessionState,
  sessionWakeAtMs,
} from '../../../../src/main/session/state.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';
import { ATTEMPT, endless, facts, held, lit, NOW_MS, out, renewable, renewing } from './samples.ts';

const OVERDUE_MS = renewing.startedAtMs + http.deadlineMs;
const waitingWithout: SessionState = { ...out, grant: renewable, flight: renewing };
const expiresAtMs = NOW_MS + 10 * MINUTE_MS;
const waitingWith: Flickering = {
  ...lit,
  kind: 'flickering',
  grant: renewable,
  flight: renewing,
  failures: 0,
  trouble: null,
  refusal: null,
  probing: false,
  held: { ...held, expiresAtMs },
};

const ring = (state: SessionState, nowMs: number) =>
  stepSession(state, { kind: 'alarmRang', nowMs });
const overdue = ring(waitingWithout, OVERDUE_MS).state;

/** The last instant at which an answer may come to a request that first waited for another, by a clock that never slept. */
const LONGEST_AWAKE_MS = OVERDUE_MS + http.unrepeatableDeadlineMs;

function rejected(nowMs: number) {
  return { ...facts, kind: 'exchanged', nowMs, outcome: { kind: 'unauthorized' } } as const;
}

/** The overdue renewal, and two 401s of the exchange. */
function rejectedTwice(nowMs: number) {
  const first = stepSession(overdue, { ...rejected(nowMs), attempt: ATTEMPT + 1 });
  expect(first.effects).not.toContainEqual(expect.objectContaining({ kind: 'renew' }));
  const asked = ring(first.state, nowMs + MINUTE_MS);
  return stepSession(asked.state, { ...rejected(nowMs), attempt: ATTEMPT + 2 });
}

describe('a renewal of the GitHub token that does not come', () => {
  test('is not waited for longer than any other request while no Copilot token is in hand', () => {
    expect(sessionWakeAtMs(waitingWithout)).toBe(OVERDUE_MS);
    const { state, effects } = ring(waitingWithout, OVERDUE_MS);
    expect(effects).toEqual([{ kind: 'exchange', attempt: ATTEMPT + 1 }]);
    expect(isRenewing(state)).toBe(true);
  });

  test('is waited for while one bridges it', () => {
    const endMs = expiresAtMs - renewal.marginMs;
    expect(sessionWakeAtMs(waitingWith)).toBe(endMs);
    expect(ring(waitingWith, OVERDUE_MS).effects).toEqual([]);
    expect(ring(waitingWith, endMs).effects).toEqual([{ kind: 'exchange', attempt: ATTEMPT + 1 }]);
  });

  test('is waited for where the exchange has rejected the old one', () => {
    const objections = { ...noObjections, rejections: { sinceMs: 0, count: 1 } };
    expect(ring({ ...waitingWithout, objections }, OVERDUE_MS).effects).toEqual([]);
  });

  test('is not sent for a second time, nor ends in a verdict, whatever the exchange says', () => {
    const event = { ...facts, kind: 'exchanged', attempt: ATTEMPT + 1 } as const;
    const step = stepSession(overdue, { ...event, outcome: { kind: 'unauthorized' } });
    expect(step.state).toMatchObject({ kind: 'out', flight: { kind: 'planned' } });
    expect(step.effects).not.toContainEqual(expect.objectContaining({ kind: 'renew' }));
    const again = ring(step.state, NOW_MS + 10 * http.deadlineMs);
    expect(again.effects).toEqual([{ kind: 'exchange', attempt: ATTEMPT + 2 }]);
  });

  test('is not sent again while it may be on its way, having waited for another request first', () => {
    const second = rejectedTwice(LONGEST_AWAKE_MS);
    expect(second.effects).not.toContainEqual(expect.objectContaining({ kind: 'renew' }));
  });

  test('is not sent again because it had to wait before it was sent', () => {
    const stall = { failures: 0, untilMs: 0, strangerSinceMs: null, isRefused: false };
    const waited = { ...out, grant: renewable, stall: { ...stall, isPutOff: true } };
    const { state } = ring({ ...waited, flight: renewing }, OVERDUE_MS);
    const event = { ...facts, kind: 'exchanged', attempt: ATTEMPT + 1 } as const;
    const step = stepSession(state, { ...event, outcome: { kind: 'unauthorized' } });
    const again = ring(step.state, NOW_MS + 10 * http.deadlineMs);
    expect(again.effects).toEqual([{ kind: 'exchange', attempt: ATTEMPT + 2 }]);
  });

  test('is sent again when it was slept through and the exchange has said twice what it says', () => {
    const wokenMs = LONGEST_AWAKE_MS + 1;
    const second = rejectedTwice(wokenMs);
    expect(second.effects).toEqual([{ kind: 'renew', attempt: ATTEMPT + 3 }]);
    // Then the first may have used up the refresh token, and its answer may come yet.
    const bad = { ...facts, kind: 'renewed', outcome: { kind: 'badRefreshToken' } } as const;
    const third = stepSession(second.state, { ...bad, attempt: ATTEMPT + 3 });
    expect(third.state).toMatchObject({ kind: 'out', flight: { kind: 'planned' } });
    // Nor is it sent for a third time, whatever the exchange says.
    const later = ring(third.state, wokenMs + 2 * MINUTE_MS);
    expect(later.effects).toEqual([{ kind: 'exchange', attempt: ATTEMPT + 4 }]);
    const again = {
      ...rejected(wokenMs + 2 * MINUTE_MS),
      attempt: ATTEMPT + 4,
    } as const;
    expect(stepSession(later.state, again).effects).not.toContainEqual(
      expect.objectContaining({ kind: 'renew' }),
    );
    const granted = { ...bad, outcome: { kind: 'granted', grant: endless } } as const;
    const fourth = stepSession(third.state, { ...granted, attempt: ATTEMPT });
    expect(fourth.state).toMatchObject({ grant: endless, overdue: null });
  });

  test('is used when it comes after all', () => {
    const late = { ...facts, kind: 'renewed', attempt: ATTEMPT } as const;
    const step = stepSession(overdue, { ...late, outcome: { kind: 'granted', grant: endless } });
    expect(step.effects).toEqual([{ kind: 'abort' }, { kind: 'exchange', attempt: ATTEMPT + 2 }]);
    expect(step.state).toMatchObject({ grant: endless, overdue: null });
  });

  test('disturbs no token that was given meanwhile', () => {
    const { startedAtMs } = renewing;
    const overdueRenewal = { attempt: ATTEMPT, startedAtMs, isRepeated: false };
    const state = { ...lit, grant: renewable, attempt: ATTEMPT + 1, overdue: overdueRenewal };
    const late = { ...facts, kind: 'renewed', attempt: ATTEMPT } as const;
    const step = stepSession(state, { ...late, outcome: { kind: 'granted', grant: endless } });
    expect(step).toEqual({ state: { ...state, grant: endless, overdue: null }, effects: [] });
  });

  test('is asked for again, later, when it fails after all', () => {
    const trouble = { kind: 'timeout', retryAfterMs: null } as const;
    const late = { ...facts, kind: 'renewed', attempt: ATTEMPT } as const;
    const step = stepSession(overdue, { ...late, outcome: { kind: 'trouble', trouble } });
    expect(step.effects).toEqual([]);
    expect(step.state).toMatchObject({ overdue: null, stall: { failures: 1 } });
  });

  test('is asked for again as soon as may be when it fails after the exchange has said no', () => {
    const no = stepSession(overdue, { ...rejected(OVERDUE_MS), attempt: ATTEMPT + 1 });
    const trouble = { kind: 'timeout', retryAfterMs: null } as const;
    const late = { ...facts, kind: 'renewed', attempt: ATTEMPT, nowMs: OVERDUE_MS } as const;
    const { state } = stepSession(no.state, { ...late, outcome: { kind: 'trouble', trouble } });
    const wakeAtMs = sessionWakeAtMs(state) ?? 0;
    expect(wakeAtMs).toBeLessThan(sessionWakeAtMs(no.state) ?? 0);
    const isDue = { ...renewable, renewAtMs: 0 };
    const woken = ring({ ...state, grant: isDue } as SessionState, wakeAtMs);
    expect(woken.effects).toEqual([{ kind: 'renew', attempt: ATTEMPT + 2 }]);
  });

  test('is given up when the account signs in anew', () => {
    const step = stepSession(overdue, { kind: 'grantReplaced', nowMs: NOW_MS, grant: endless });
    expect(step.effects[0]).toEqual({ kind: 'abortRenewal' });
    expect(step.state).toMatchObject({ overdue: null });
  });
});
