import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copilotApiFound,
  deviceEndpointFound,
  exchangeFound,
  identityFound,
} from '../../../../src/main/doctor/github-checks.ts';
import { HEALTHS } from '../../../../src/shared/doctor.ts';
import { TROUBLE_KINDS } from '../../../../src/shared/trouble.ts';
import { flickering, lit, out, refused, signInNeeded, states } from '../session/samples.ts';

const API = 'https://api.individual.githubcopilot.com';
const account = { key: 'github.com/1', session: lit, apiUrl: API, hasToken: true };
const answered = (outcome: number | (typeof TROUBLE_KINDS)[number]) => ({ outcome, atMs: 5 });

describe('the exchange', () => {
  it.each([
    [null, 'notAsked', 'exchangeNobody', null],
    [lit, 'well', 'exchangeReady', null],
    [{ ...flickering, trouble: null }, 'well', 'exchangeReady', null],
    [{ ...flickering, trouble: 'network' }, 'warning', 'exchangeFailing', 'renew'],
    [{ ...out, trouble: 'network' }, 'bad', 'exchangeOut', 'renew'],
    [{ ...out, trouble: 'portal' }, 'bad', 'exchangeOut', 'portal'],
    [{ ...out, trouble: 'server' }, 'bad', 'exchangeOut', 'status'],
    [{ ...out, trouble: null }, 'unknown', 'exchangeUnderWay', null],
    [refused, 'bad', 'exchangeRefused', 'account'],
    [signInNeeded, 'bad', 'exchangeSignIn', 'account'],
    [states.refreshing, 'unknown', 'exchangeUnderWay', null],
  ] as const)('%j', (session, health, kind, step) => {
    expect(exchangeFound(session)).toMatchObject({ health, kind, step });
  });
});

describe('the Copilot API', () => {
  it.each([
    [200, 'well', 'copilotApiTakes', null],
    [299, 'well', 'copilotApiTakes', null],
    [401, 'bad', 'copilotApiRefuses', 'renew'],
    [403, 'bad', 'copilotApiRefuses', 'renew'],
    [421, 'bad', 'copilotApiElsewhere', 'renew'],
    [466, 'bad', 'copilotApiOld', null],
    [0, 'bad', 'copilotApiRefuses', 'renew'],
    ['timeout', 'warning', 'copilotApiTrouble', null],
    ['server', 'warning', 'copilotApiTrouble', 'status'],
    ['portal', 'warning', 'copilotApiTrouble', 'portal'],
  ] as const)('that answered %s: %s, %s', (outcome, health, kind, step) => {
    expect(copilotApiFound(account, answered(outcome))).toMatchObject({ health, kind, step });
  });

  it.each([
    [null, null, 'copilotApiNoToken'],
    [{ ...account, hasToken: false, apiUrl: null }, answered(200), 'copilotApiNoToken'],
    [{ ...account, apiUrl: null }, answered(200), 'copilotApiNoAddress'],
    [account, null, 'copilotApiUnasked'],
  ] as const)('%j, %j: %s', (one, last, kind) => {
    expect(copilotApiFound(one, last).kind).toBe(kind);
  });

  it('is named by its host alone', () => {
    const long = { ...account, apiUrl: `${API}/a/long/path` };
    expect(copilotApiFound(long, answered(200)).facts[0]).toBe('api.individual.githubcopilot.com');
  });
});

describe('the sign-in', () => {
  it.each([
    [200, 'well', 'identityKnown'],
    [404, 'well', 'identityNone'],
    // A token is in hand, and GitHub’s hiccups answer so.
    [401, 'warning', 'identityRefused'],
    [403, 'warning', 'identityWithheld'],
    ['network', 'warning', 'identityTrouble'],
  ] as const)('by %s: %s, %s', (outcome, health, kind) => {
    expect(identityFound(account, answered(outcome))).toMatchObject({ health, kind });
  });

  it('is bad where it is refused and there is no token', () => {
    const one = { ...account, session: { ...out, trouble: null } };
    expect(identityFound(one, answered(401))).toMatchObject({ health: 'bad', step: 'account' });
  });
});

describe('the sign-in page', () => {
  it.each([
    [null, 'notAsked', 'deviceUnasked'],
    [answered(200), 'well', 'deviceAnswers'],
    [answered(404), 'warning', 'deviceRefuses'],
    [answered('hostNotFound'), 'warning', 'deviceTrouble'],
  ] as const)('by %j: %s, %s', (last, health, kind) => {
    expect(deviceEndpointFound(last)).toMatchObject({ health, kind });
  });
});

it('has a verdict for whatever anybody may answer', () => {
  const outcomes = fc.oneof(fc.integer(), fc.constantFrom(...TROUBLE_KINDS));
  fc.assert(
    fc.property(outcomes, fc.double(), (outcome, atMs) => {
      const last = { outcome, atMs };
      for (const one of [
        copilotApiFound(account, last),
        identityFound(account, last),
        deviceEndpointFound(last),
      ]) {
        expect(HEALTHS).toContain(one.health);
      }
    }),
  );
});
