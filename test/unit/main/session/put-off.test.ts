import { describe, expect, test } from 'vitest';
import { stepSession } from '../../../../src/main/session/machine.ts';
import {
  type Flickering,
  noFailures,
  noObjections,
  type Out,
} from '../../../../src/main/session/state.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';
import { facts, held, lit, NOW_MS, out, renewable, renewing } from './samples.ts';

const WAIT_MS = 4 * MINUTE_MS;
const TROUBLE = { kind: 'rateLimited', retryAfterMs: WAIT_MS, isPutOff: true } as const;

/** What comes of a renewal that the host may not be asked for now. */
function putOff(state: Omit<Out, 'flight'>) {
  const step = stepSession(
    { ...state, grant: renewable, flight: renewing },
    { kind: 'renewed', outcome: { kind: 'trouble', trouble: TROUBLE }, ...facts },
  );
  return 'flight' in step.state && step.state.flight.kind === 'planned' ? step.state.flight : null;
}

describe('a renewal that is put off', () => {
  test('gives way to the exchange while the GitHub token may still be good', () => {
    expect(putOff(out)?.atMs).toBeLessThan(NOW_MS + MINUTE_MS);
  });

  test('leaves a token that is in doubt in hand, and has the exchange asked about it', () => {
    const doubted: Flickering = {
      ...lit,
      kind: 'flickering',
      held: { ...held, expiresAtMs: NOW_MS - 1 },
      ...noFailures,
      probing: true,
      grant: renewable,
      flight: renewing,
    };
    const step = stepSession(doubted, {
      kind: 'renewed',
      outcome: { kind: 'trouble', trouble: TROUBLE },
      ...facts,
    });
    expect(step.state).toMatchObject({ kind: 'flickering', held: doubted.held });
    expect(step.effects).toEqual([{ kind: 'exchange', attempt: facts.attempt + 1 }]);
  });

  test('is waited for when the exchange has said no to the GitHub token', () => {
    const objections = { ...noObjections, rejections: { sinceMs: NOW_MS - 1, count: 1 } };
    expect(putOff({ ...out, objections })?.atMs).toBe(NOW_MS + WAIT_MS);
  });

  test('is then asked for at once, also when the host is back before', () => {
    const objections = { ...noObjections, rejections: { sinceMs: NOW_MS - 1, count: 1 } };
    const { state } = stepSession(
      { ...out, objections, grant: renewable, flight: renewing },
      { kind: 'renewed', outcome: { kind: 'trouble', trouble: TROUBLE }, ...facts },
    );
    const renew = [{ kind: 'renew', attempt: facts.attempt + 1 }];
    const later = { kind: 'alarmRang', nowMs: NOW_MS + WAIT_MS } as const;
    expect(stepSession(state, later).effects).toEqual(renew);
    expect(stepSession(state, { kind: 'hostReturned', nowMs: NOW_MS }).effects).toEqual(renew);
  });
});
