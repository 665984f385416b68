import type { PollOutcome, SignInEvent } from '../../../../src/main/sign-in/events.ts';
import type {
  AwaitingUser,
  SignInRequest,
  SignInState,
} from '../../../../src/main/sign-in/state.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';

export const NOW_MS = 100_000;
export const ATTEMPT = 3;

export const octocat = { id: 583231, login: 'octocat', name: null, avatarUrl: null } as const;
export const hubot = { id: 480938, login: 'hubot', name: null, avatarUrl: null } as const;

export const request: SignInRequest = { host: 'github.com', clientId: 'Iv1.x', expected: null };
/** Somebody in particular is to sign in again. */
export const again: SignInRequest = { ...request, expected: octocat };

const common = { attempt: ATTEMPT, request } as const;

/** A code whose next poll is due, put off by a time-out. */
export const awaitingUser: AwaitingUser = {
  ...common,
  kind: 'awaitingUser',
  userCode: 'WDJB-MJHT',
  pageUrl: 'https://github.com/login/device',
  expiresAtMs: NOW_MS + 600_000,
  lifeMs: 900_000,
  isPageOpened: false,
  graceUntilMs: null,
  pace: { intervalMs: 5_000, slowed: false, timeouts: 1 },
  waiting: 'forUser',
  doubtedSinceMs: null,
  trouble: null,
  poll: { kind: 'planned', atMs: NOW_MS, earliestMs: NOW_MS - 6_000, askedMs: NOW_MS - 6_000 },
};

export const polling: AwaitingUser = { ...awaitingUser, poll: { kind: 'inFlight' } };

/** One state of each kind. */
export const states: { readonly [Kind in SignInState['kind']]: SignInState & { kind: Kind } } = {
  idle: { kind: 'idle', attempt: ATTEMPT },
  cancelled: { kind: 'cancelled', attempt: ATTEMPT },
  requestingCode: { ...common, kind: 'requestingCode' },
  awaitingUser,
  identifying: { ...common, kind: 'identifying', exchanged: false },
  confirming: { ...common, kind: 'confirming', request: again, found: hubot, exchanged: false },
  exchanging: { ...common, kind: 'exchanging', identity: octocat },
  done: { ...common, kind: 'done' },
  failed: { ...common, kind: 'failed', problem: { kind: 'denied' } },
};

const answer = { attempt: ATTEMPT, nowMs: NOW_MS } as const;

/** One event of each kind. */
export const events: { readonly [Kind in SignInEvent['kind']]: SignInEvent & { kind: Kind } } = {
  startRequested: { kind: 'startRequested', request, obstacle: null },
  cancelRequested: { kind: 'cancelRequested' },
  dismissRequested: { kind: 'dismissRequested' },
  checkRequested: { kind: 'checkRequested', nowMs: NOW_MS },
  pageOpened: { kind: 'pageOpened' },
  networkReturned: { kind: 'networkReturned', nowMs: NOW_MS },
  clockJumped: { kind: 'clockJumped', nowMs: NOW_MS, setMs: MINUTE_MS },
  doubtRaised: {
    kind: 'doubtRaised',
    request: { host: 'github.com', clientId: 'Iv1.b507a08c87ecfe98', expected: null },
    question: { found: octocat },
  },
  accountSignedOut: { kind: 'accountSignedOut' },
  alarmRang: { kind: 'alarmRang', nowMs: NOW_MS },
  confirmAnswered: { kind: 'confirmAnswered', accepted: true },
  codeIssued: {
    ...answer,
    kind: 'codeIssued',
    code: {
      userCode: 'WDJB-MJHT',
      pageUrl: 'https://github.com/login/device',
      lifeMs: 900_000,
      intervalMs: 5_000,
    },
  },
  codeFailed: { ...answer, kind: 'codeFailed', problem: { kind: 'wrongClient' } },
  pollAnswered: { ...answer, kind: 'pollAnswered', outcome: { kind: 'granted' } },
  identified: { ...answer, kind: 'identified', identity: octocat, beside: null },
  exchanged: { ...answer, kind: 'exchanged', identity: null, beside: null },
};

/** One outcome of a poll of each kind. */
export const outcomes: { readonly [Kind in PollOutcome['kind']]: PollOutcome & { kind: Kind } } = {
  pending: { kind: 'pending', retryAfterMs: null },
  granted: { kind: 'granted' },
  denied: { kind: 'denied' },
  expired: { kind: 'expired' },
  codeInvalid: { kind: 'codeInvalid' },
  deviceFlowDisabled: { kind: 'deviceFlowDisabled' },
  wrongClient: { kind: 'wrongClient' },
  emailUnverified: { kind: 'emailUnverified' },
  appSuspended: { kind: 'appSuspended' },
  slowDown: { kind: 'slowDown', intervalMs: null, retryAfterMs: null },
  unexpected: { kind: 'unexpected', code: 'brand_new', said: null },
  trouble: { kind: 'trouble', trouble: { kind: 'network', retryAfterMs: null } },
};
