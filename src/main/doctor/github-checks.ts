import { assertNever } from '../../shared/assert-never.ts';
import type { Fact } from '../../shared/doctor.ts';
import type { SessionState } from '../session/state.ts';
import type { AccountFacts, LastAnswer } from './facts.ts';
import { adviceOn, at, type CheckFound, found, stepFor, titleOf, withStep } from './finding.ts';

/** How the exchange goes, as the account's session has it. Nothing is asked for it. */
export function exchangeFound(session: SessionState | null): CheckFound {
  if (session === null) return found('notAsked', 'exchangeNobody');
  switch (session.kind) {
    case 'lit':
      return found('well', 'exchangeReady', at(session.held.expiresAtMs));
    case 'flickering': {
      const until = at(session.held.expiresAtMs);
      if (session.trouble === null) return found('well', 'exchangeReady', until);
      const one = found('warning', 'exchangeFailing', titleOf(session.trouble), until);
      return withStep(one, 'renew');
    }
    case 'out': {
      if (session.trouble === null) return found('unknown', 'exchangeUnderWay');
      const words = [titleOf(session.trouble), adviceOn(session.trouble)];
      const one = found('bad', 'exchangeOut', ...words);
      return withStep(one, stepFor(session.trouble) ?? 'renew');
    }
    case 'refused': {
      const reason: Fact = { kind: 'refusal', reason: session.refusal.reason };
      return withStep(found('bad', 'exchangeRefused', reason), 'account');
    }
    case 'signInNeeded':
      return withStep(found('bad', 'exchangeSignIn'), 'account');
    case 'restoring':
    case 'refreshing':
      return found('unknown', 'exchangeUnderWay');
    default:
      return assertNever(session);
  }
}

const MISDIRECTED = 421;
/** GitHub's own, for a client that it thinks too old. */
const TOO_OLD = 466;

/** Whether the Copilot API takes the token, by what it answered to the list of models. */
export function copilotApiFound(account: AccountFacts | null, last: LastAnswer): CheckFound {
  if (account === null || !account.hasToken) return found('notAsked', 'copilotApiNoToken');
  const { apiUrl } = account;
  if (apiUrl === null) return found('warning', 'copilotApiNoAddress');
  const api = URL.canParse(apiUrl) ? new URL(apiUrl).host : apiUrl;
  if (last === null) return found('notAsked', 'copilotApiUnasked', api);
  const { outcome, atMs } = last;
  if (typeof outcome === 'string') {
    const one = found('warning', 'copilotApiTrouble', api, titleOf(outcome), at(atMs));
    return withStep(one, stepFor(outcome));
  }
  if (isSuccess(outcome)) return found('well', 'copilotApiTakes', api, at(atMs));
  if (outcome === TOO_OLD) return found('bad', 'copilotApiOld', api, at(atMs));
  const one =
    outcome === MISDIRECTED
      ? found('bad', 'copilotApiElsewhere', api, at(atMs))
      : found('bad', 'copilotApiRefuses', api, String(outcome), at(atMs));
  return withStep(one, 'renew');
}

/** Whether GitHub knows the sign-in, by what `/user` answered. */
export function identityFound(account: AccountFacts | null, last: LastAnswer): CheckFound {
  if (account === null) return found('notAsked', 'exchangeNobody');
  if (last === null) return found('notAsked', 'identityUnasked');
  const { outcome, atMs } = last;
  if (typeof outcome === 'string') {
    const one = found('warning', 'identityTrouble', titleOf(outcome), at(atMs));
    return withStep(one, stepFor(outcome));
  }
  if (isSuccess(outcome)) return found('well', 'identityKnown', at(atMs));
  if (outcome === 404) return found('well', 'identityNone');
  if (outcome !== 401) return found('warning', 'identityWithheld', String(outcome), at(atMs));
  // GitHub's hiccups answer 401 to good sign-ins; the session asks often enough to know better.
  const isServed = account.session.kind === 'lit';
  return withStep(found(isServed ? 'warning' : 'bad', 'identityRefused', at(atMs)), 'account');
}

/** Whether codes can be had, by what was answered when somebody wanted one. It is never asked for one. */
export function deviceEndpointFound(last: LastAnswer): CheckFound {
  if (last === null) return found('notAsked', 'deviceUnasked');
  const { outcome, atMs } = last;
  if (typeof outcome === 'number') {
    // What a no to a code means is in the body of an answer with 200, and was told then.
    return isSuccess(outcome)
      ? found('well', 'deviceAnswers', at(atMs))
      : found('warning', 'deviceRefuses', String(outcome), at(atMs));
  }
  return withStep(found('warning', 'deviceTrouble', titleOf(outcome), at(atMs)), stepFor(outcome));
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
