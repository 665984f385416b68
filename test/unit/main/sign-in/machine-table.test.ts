import { describe, expect, it } from 'vitest';
import type {
  PollOutcome,
  SignInEffect,
  SignInEvent,
} from '../../../../src/main/sign-in/events.ts';
import { stepSignIn } from '../../../../src/main/sign-in/machine.ts';
import type { SignInState } from '../../../../src/main/sign-in/state.ts';
import {
  type Decision,
  type DecisionTable,
  decisionOf,
  goes,
  rowsOf,
  stays,
} from '../../../support/decision-table.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';
import { ATTEMPT, events, NOW_MS, outcomes, polling, states } from './samples.ts';

const starts = goes('asks for a code', 'requestingCode', 'requestCode');
const oneFlow = stays('twenty clicks, one flow');
const notOver = stays('there is nothing to dismiss yet');
const noTimer = stays('waits for no clock and no network');
const stranger = stays('did not ask: the answer is a stranger');
const unasked = stays('asked nobody');
const dismissed = goes('the screen may go', 'idle');
const noAccount = stays('has opened no account');
const laterAsked = stays('one question at a time');
const noPage = stays('shows no code whose page could be open');
const nothingToCancel = stays('nothing is under way');

/** What does not matter in a state that waits for an answer or has ended. */
const timeless = {
  pageOpened: noPage,
  checkRequested: noTimer,
  networkReturned: noTimer,
  clockJumped: noTimer,
  alarmRang: noTimer,
} as const;
const answerless = {
  confirmAnswered: unasked,
  codeIssued: stranger,
  codeFailed: stranger,
  pollAnswered: stranger,
  identified: stranger,
  exchanged: stranger,
} as const;

const table: DecisionTable<SignInState, SignInEvent, SignInEffect> = {
  idle: {
    ...timeless,
    ...answerless,
    startRequested: starts,
    cancelRequested: nothingToCancel,
    accountSignedOut: noAccount,
    doubtRaised: goes('asks what a restart has left open', 'confirming'),
    dismissRequested: notOver,
  },
  cancelled: {
    ...timeless,
    ...answerless,
    startRequested: starts,
    cancelRequested: nothingToCancel,
    accountSignedOut: noAccount,
    doubtRaised: goes('asks what a restart has left open', 'confirming'),
    dismissRequested: dismissed,
  },
  requestingCode: {
    ...timeless,
    ...answerless,
    startRequested: oneFlow,
    cancelRequested: goes('forgets the code on its way', 'cancelled', 'abandon'),
    accountSignedOut: noAccount,
    doubtRaised: laterAsked,
    dismissRequested: notOver,
    codeIssued: goes('shows the code and waits a whole interval', 'awaitingUser'),
    codeFailed: goes('says what is wrong', 'failed', 'abandon'),
  },
  awaitingUser: {
    ...answerless,
    startRequested: oneFlow,
    cancelRequested: goes('forgets the code', 'cancelled', 'abandon'),
    accountSignedOut: noAccount,
    doubtRaised: laterAsked,
    dismissRequested: notOver,
    pageOpened: goes('knows that the page is open', 'awaitingUser'),
    checkRequested: goes('gives up the extra wait, not the interval', 'awaitingUser'),
    networkReturned: goes('gives up the extra wait, not the interval', 'awaitingUser'),
    clockJumped: goes('moves its plans along with the clock', 'awaitingUser'),
    alarmRang: goes('polls', 'awaitingUser', 'poll'),
    pollAnswered: goes('is approved', 'identifying', 'openAccount'),
  },
  identifying: {
    ...timeless,
    ...answerless,
    startRequested: oneFlow,
    cancelRequested: goes('does not keep the account', 'cancelled', 'abandon', 'discardAccount'),
    accountSignedOut: goes('has nothing left to identify', 'cancelled', 'abandon'),
    doubtRaised: laterAsked,
    dismissRequested: notOver,
    identified: goes('knows whose it is, waits for the exchange', 'exchanging', 'settleAccount'),
    exchanged: goes('has exchanged, still asks whose it is', 'identifying'),
  },
  confirming: {
    ...timeless,
    ...answerless,
    startRequested: oneFlow,
    cancelRequested: goes('does not keep the account', 'cancelled', 'abandon', 'discardAccount'),
    accountSignedOut: goes('has nothing left to ask about', 'cancelled', 'abandon'),
    doubtRaised: laterAsked,
    dismissRequested: notOver,
    confirmAnswered: goes('keeps the other account', 'exchanging', 'settleAccount'),
    exchanged: goes('has exchanged, still asks the user', 'confirming'),
  },
  exchanging: {
    ...timeless,
    ...answerless,
    startRequested: oneFlow,
    cancelRequested: goes('leaves the screen; the account is kept', 'done'),
    accountSignedOut: goes('waits for no token any more', 'cancelled', 'abandon'),
    doubtRaised: laterAsked,
    dismissRequested: notOver,
    exchanged: goes('is done, token or not', 'done'),
  },
  done: {
    ...timeless,
    ...answerless,
    startRequested: starts,
    cancelRequested: nothingToCancel,
    accountSignedOut: goes('has nothing left to show', 'idle'),
    doubtRaised: laterAsked,
    dismissRequested: dismissed,
  },
  failed: {
    ...timeless,
    ...answerless,
    startRequested: starts,
    cancelRequested: nothingToCancel,
    accountSignedOut: noAccount,
    doubtRaised: laterAsked,
    dismissRequested: dismissed,
  },
};

function before(from: SignInState['kind'], what: SignInEvent['kind']): SignInState {
  return from === 'awaitingUser' && what === 'pollAnswered' ? polling : states[from];
}

describe('the sign-in machine, in each state on each event,', () => {
  it.each(rowsOf({ states, events }, table))('$from, $what: $decision.says', (row) => {
    const { to, effects } = row.decision;
    const state = before(row.from, row.what);
    const step = stepSignIn(state, events[row.what]);
    expect(decisionOf(state, step)).toEqual({ to, effects });
  });

  it.each(Object.values(states))('drops the answers of an earlier attempt in $kind', (state) => {
    for (const event of Object.values(events)) {
      if (!('attempt' in event)) continue;
      const asked = before(state.kind, event.kind);
      const late = { ...event, attempt: ATTEMPT - 1 };
      expect(decisionOf(asked, stepSignIn(asked, late))).toEqual({ to: null, effects: [] });
    }
  });
});

const polls: {
  readonly [Kind in PollOutcome['kind']]: Decision<SignInState['kind'], SignInEffect['kind']>;
} = {
  pending: goes('polls on', 'awaitingUser'),
  granted: goes('has a GitHub token', 'identifying', 'openAccount'),
  denied: goes('stops', 'failed', 'abandon'),
  expired: goes('stops', 'failed', 'abandon'),
  codeInvalid: goes('stops', 'failed', 'abandon'),
  deviceFlowDisabled: goes('stops', 'failed', 'abandon'),
  wrongClient: goes('polls on: the code was issued to this client', 'awaitingUser'),
  emailUnverified: goes('stops', 'failed', 'abandon'),
  appSuspended: goes('stops', 'failed', 'abandon'),
  slowDown: goes('polls on, slower', 'awaitingUser'),
  unexpected: goes('polls on, for it may be said once', 'awaitingUser'),
  trouble: goes('polls on: a lost network costs no code', 'awaitingUser'),
};

describe('the sign-in machine, at each answer to a poll,', () => {
  it.each(rowsOf({ states: { polling }, events: outcomes }, { awaitingUser: polls }))(
    '$what: $decision.says',
    ({ what, decision: { to, effects } }) => {
      const event = { ...events.pollAnswered, outcome: outcomes[what] };
      expect(decisionOf(polling, stepSignIn(polling, event))).toEqual({ to, effects });
    },
  );

  it('names the problem that ended the sign-in, be it after two minutes', () => {
    const doubtful = { ...polling, doubtedSinceMs: NOW_MS - 2 * MINUTE_MS };
    const problems = Object.values(outcomes).flatMap((outcome) => {
      const { state } = stepSignIn(doubtful, { ...events.pollAnswered, outcome });
      return state.kind === 'failed' ? [state.problem] : [];
    });
    expect(problems).toEqual([
      { kind: 'denied' },
      { kind: 'expired' },
      { kind: 'codeInvalid' },
      { kind: 'deviceFlowDisabled' },
      { kind: 'wrongClient' },
      { kind: 'emailUnverified' },
      { kind: 'appSuspended' },
      { kind: 'unexpected', code: 'brand_new', said: null },
    ]);
  });

  it.each([null, 0, 90_000])('forgets a doubt at a poll that is pending for %s', (retryAfterMs) => {
    const doubtful = {
      ...polling,
      doubtedSinceMs: NOW_MS - 2 * MINUTE_MS,
      graceUntilMs: NOW_MS + MINUTE_MS,
    };
    const pending = { kind: 'pending', retryAfterMs } as const;
    const { state } = stepSignIn(doubtful, { ...events.pollAnswered, outcome: pending });
    const waitMs = Math.max(retryAfterMs ?? 0, 6_000);
    expect(state).toMatchObject({
      kind: 'awaitingUser',
      waiting: waitMs === 90_000 ? 'slowedDown' : 'forUser',
      doubtedSinceMs: null,
      graceUntilMs: null,
      poll: { kind: 'planned', atMs: NOW_MS + waitMs },
    });
    const asked = { ...polling, ...state, poll: polling.poll };
    for (const outcome of [outcomes.wrongClient, outcomes.unexpected]) {
      const next = stepSignIn(asked, { ...events.pollAnswered, outcome });
      expect(next.state.kind).toBe('awaitingUser');
    }
  });
});
