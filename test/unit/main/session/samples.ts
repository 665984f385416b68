import type {
  ConfirmOutcome,
  ExchangeOutcome,
  RenewOutcome,
  SessionEvent,
} from '../../../../src/main/session/events.ts';
import type { GrantLife } from '../../../../src/main/session/grant-life.ts';
import {
  type Flickering,
  type Held,
  type Lit,
  noObjections,
  type Out,
  type Planned,
  type Refused,
  type Request,
  type SessionState,
  type SignInNeeded,
} from '../../../../src/main/session/state.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';

/** The moment of every sample: 25 min after the token in hand came, when its renewal is due. */
export const NOW_MS = 25 * MINUTE_MS;
export const ATTEMPT = 7;

/** A GitHub token that does not end. */
export const endless: GrantLife = {
  endsAtMs: null,
  isRenewable: false,
  renewAtMs: null,
  noticeAtMs: null,
  endsSoon: false,
};

/** A GitHub token of eight hours with a refresh token, not due yet. */
export const renewable: GrantLife = {
  ...endless,
  endsAtMs: 8 * 60 * MINUTE_MS,
  isRenewable: true,
  renewAtMs: 8 * 60 * MINUTE_MS - 10 * MINUTE_MS,
};

export const held: Held = {
  receivedAtMs: 0,
  refreshAtMs: NOW_MS,
  expiresAtMs: 30 * MINUTE_MS,
  expiresAtServerMs: null,
};

export const planned: Planned = {
  kind: 'planned',
  atMs: NOW_MS,
  onDemandAtMs: NOW_MS,
  onNewsAtMs: 0,
};

export const exchanging: Request = { kind: 'exchanging', startedAtMs: NOW_MS - 10_000 };
export const renewing: Request = {
  kind: 'renewing',
  next: 'exchange',
  startedAtMs: NOW_MS - 10_000,
};
export const confirming: Request = { kind: 'confirming', startedAtMs: NOW_MS - 10_000 };

const common = {
  attempt: ATTEMPT,
  grant: endless,
  objections: noObjections,
  stall: null,
  overdue: null,
} as const;
const refusal = {
  reason: 'no_copilot_access',
  title: null,
  message: null,
  page: null,
} as const;

export const lit: Lit = { ...common, kind: 'lit', held };
export const flickering: Flickering = {
  ...common,
  kind: 'flickering',
  held,
  flight: planned,
  failures: 3,
  trouble: 'network',
  refusal: null,
  probing: false,
};
export const out: Out = {
  ...common,
  kind: 'out',
  flight: planned,
  failures: 3,
  trouble: 'network',
};
export const refused: Refused = { ...common, kind: 'refused', held, flight: planned, refusal };
export const signInNeeded: SignInNeeded = {
  ...common,
  kind: 'signInNeeded',
  held,
  flight: planned,
  reason: 'rejected',
};

/** One state of each kind, at rest where it can be. */
export const states: { readonly [Kind in SessionState['kind']]: SessionState & { kind: Kind } } = {
  restoring: { kind: 'restoring', attempt: ATTEMPT },
  refreshing: { ...common, kind: 'refreshing', flight: exchanging },
  lit,
  flickering,
  out,
  refused,
  signInNeeded,
};

/** The same state with this request under way; one that never has any is left alone. */
export function asking(state: SessionState, flight: Request): SessionState {
  return state.kind === 'restoring' || state.kind === 'lit' ? state : { ...state, flight };
}

export const facts = { attempt: ATTEMPT, nowMs: NOW_MS, jitter: 0, serverMs: null } as const;

/** One event of each kind; an answer of each kind is the good one. */
export const events: { readonly [Kind in SessionEvent['kind']]: SessionEvent & { kind: Kind } } = {
  begun: { kind: 'begun', nowMs: NOW_MS, grant: endless },
  alarmRang: { kind: 'alarmRang', nowMs: NOW_MS },
  refreshRequested: { kind: 'refreshRequested', nowMs: NOW_MS },
  tokenWanted: { kind: 'tokenWanted', nowMs: NOW_MS },
  hostReturned: { kind: 'hostReturned', nowMs: NOW_MS },
  networkReturned: { kind: 'networkReturned', nowMs: NOW_MS },
  clockJumped: {
    kind: 'clockJumped',
    nowMs: NOW_MS,
    sleptMs: 600_000,
    setMs: 0,
    jumpedAtMs: NOW_MS,
  },
  grantMeasured: { kind: 'grantMeasured', nowMs: NOW_MS, grant: renewable },
  grantReplaced: { kind: 'grantReplaced', nowMs: NOW_MS, grant: renewable },
  exchanged: {
    kind: 'exchanged',
    outcome: {
      kind: 'token',
      lease: { lifeMs: 30 * MINUTE_MS, refreshInMs: 25 * MINUTE_MS },
      expiresAtServerMs: null,
    },
    ...facts,
  },
  renewed: { kind: 'renewed', outcome: { kind: 'granted', grant: renewable }, ...facts },
  confirmed: { kind: 'confirmed', outcome: { kind: 'unauthorized' }, ...facts },
};

const trouble = { kind: 'trouble', trouble: { kind: 'network', retryAfterMs: null } } as const;

/** One outcome of each kind, by the request that it answers. */
export const outcomes: {
  readonly exchanged: {
    readonly [Kind in ExchangeOutcome['kind']]: ExchangeOutcome & { kind: Kind };
  };
  readonly renewed: { readonly [Kind in RenewOutcome['kind']]: RenewOutcome & { kind: Kind } };
  readonly confirmed: {
    readonly [Kind in ConfirmOutcome['kind']]: ConfirmOutcome & { kind: Kind };
  };
} = {
  exchanged: {
    token: {
      kind: 'token',
      lease: { lifeMs: 30 * MINUTE_MS, refreshInMs: 25 * MINUTE_MS },
      expiresAtServerMs: null,
    },
    unauthorized: { kind: 'unauthorized' },
    refused: { kind: 'refused', refusal },
    trouble,
  },
  renewed: {
    granted: { kind: 'granted', grant: renewable },
    badRefreshToken: { kind: 'badRefreshToken' },
    wrongClient: { kind: 'wrongClient' },
    trouble,
  },
  confirmed: {
    valid: { kind: 'valid' },
    unauthorized: { kind: 'unauthorized' },
    unknown: { kind: 'unknown' },
    withheld: { kind: 'withheld', refusal },
    trouble,
  },
};
