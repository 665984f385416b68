import { describe, expect, it } from 'vitest';
import type { SessionEffect, SessionEvent } from '../../../../src/main/session/events.ts';
import { stepSession } from '../../../../src/main/session/machine.ts';
import type { SessionState } from '../../../../src/main/session/state.ts';
import {
  type Decision,
  type DecisionTable,
  decisionOf,
  goes,
  rowsOf,
  stays,
} from '../../../support/decision-table.ts';
import {
  asking,
  confirming,
  events,
  exchanging,
  facts,
  outcomes,
  renewing,
  states,
} from './samples.ts';

const deaf = stays('not begun: nothing else matters yet');
const stranger = stays('no such request is under way: the answer is a stranger');
const begunTwice = stays('a session begins once');

/** What happens in each state on each event. Answers meet the request they belong to, where the state can have one. */
const table: DecisionTable<SessionState, SessionEvent, SessionEffect> = {
  restoring: {
    begun: goes('asks for the first token', 'refreshing', 'exchange'),
    alarmRang: deaf,
    refreshRequested: deaf,
    tokenWanted: deaf,
    hostReturned: deaf,
    networkReturned: deaf,
    clockJumped: deaf,
    grantMeasured: deaf,
    grantReplaced: deaf,
    exchanged: deaf,
    renewed: deaf,
    confirmed: deaf,
  },
  refreshing: {
    begun: begunTwice,
    alarmRang: stays('waits for its answer, not for an alarm'),
    refreshRequested: stays('one flight at a time'),
    tokenWanted: stays('one flight at a time'),
    hostReturned: stays('its own answer is on its way'),
    networkReturned: goes(
      'gives up what was sent while offline',
      'refreshing',
      'abort',
      'exchange',
    ),
    clockJumped: goes('a request does not survive a sleep', 'refreshing', 'abort', 'exchange'),
    grantMeasured: goes('knows the end of its GitHub token better', 'refreshing'),
    grantReplaced: goes(
      'asks with the new GitHub token',
      'refreshing',
      'abortRenewal',
      'abort',
      'exchange',
    ),
    exchanged: goes('has its first token', 'lit', 'adopt'),
    renewed: goes('exchanges the new GitHub token', 'refreshing', 'exchange'),
    confirmed: goes('GitHub means it', 'signInNeeded', 'drop'),
  },
  lit: {
    begun: begunTwice,
    alarmRang: goes('renews on time', 'flickering', 'exchange'),
    refreshRequested: goes('renews on demand', 'flickering', 'exchange'),
    tokenWanted: goes('renews on demand', 'flickering', 'exchange'),
    hostReturned: stays('needs nothing now'),
    networkReturned: stays('needs no network now'),
    clockJumped: goes('slept past its renewal', 'flickering', 'exchange'),
    grantMeasured: goes('knows the end of its GitHub token better', 'lit'),
    grantReplaced: goes(
      'asks with the new GitHub token',
      'flickering',
      'abortRenewal',
      'abort',
      'exchange',
    ),
    exchanged: stranger,
    renewed: stranger,
    confirmed: stranger,
  },
  flickering: {
    begun: begunTwice,
    alarmRang: goes('tries again', 'flickering', 'exchange'),
    refreshRequested: goes('tries now', 'flickering', 'exchange'),
    tokenWanted: goes('tries for it', 'flickering', 'exchange'),
    hostReturned: goes('tries now that the host answers', 'flickering', 'exchange'),
    networkReturned: goes('tries now that it may work', 'flickering', 'exchange'),
    clockJumped: goes('tries after the sleep', 'flickering', 'exchange'),
    grantMeasured: goes('knows the end of its GitHub token better', 'flickering'),
    grantReplaced: goes(
      'asks with the new GitHub token',
      'flickering',
      'abortRenewal',
      'abort',
      'exchange',
    ),
    exchanged: goes('has a new token', 'lit', 'adopt'),
    renewed: goes('exchanges the new GitHub token', 'flickering', 'exchange'),
    confirmed: goes('GitHub means it; serves what is in hand', 'signInNeeded'),
  },
  out: {
    begun: begunTwice,
    alarmRang: goes('tries again', 'out', 'exchange'),
    refreshRequested: goes('tries now', 'out', 'exchange'),
    tokenWanted: goes('tries for it', 'out', 'exchange'),
    hostReturned: goes('tries now that the host answers', 'out', 'exchange'),
    networkReturned: goes('tries now that it may work', 'out', 'exchange'),
    clockJumped: goes('tries after the sleep', 'out', 'exchange'),
    grantMeasured: goes('knows the end of its GitHub token better', 'out'),
    grantReplaced: goes(
      'asks with the new GitHub token',
      'refreshing',
      'abortRenewal',
      'abort',
      'exchange',
    ),
    exchanged: goes('has a token again', 'lit', 'adopt'),
    renewed: goes('exchanges the new GitHub token', 'out', 'exchange'),
    confirmed: goes('GitHub means it', 'signInNeeded', 'drop'),
  },
  refused: {
    begun: begunTwice,
    alarmRang: goes('asks again at its slow pace', 'refused', 'exchange'),
    refreshRequested: goes('asks again on demand', 'refused', 'exchange'),
    tokenWanted: goes('asks again on demand', 'refused', 'exchange'),
    hostReturned: stays('GitHub has answered: its host is not the matter'),
    networkReturned: stays('GitHub has answered: the network is not the matter'),
    clockJumped: stays('keeps its slow pace'),
    grantMeasured: goes('knows the end of its GitHub token better', 'refused'),
    grantReplaced: goes(
      'asks with the new GitHub token',
      'flickering',
      'abortRenewal',
      'abort',
      'exchange',
    ),
    exchanged: goes('is refused no longer', 'lit', 'adopt'),
    renewed: goes('exchanges the new GitHub token', 'refused', 'exchange'),
    confirmed: goes('GitHub means it; serves what is in hand', 'signInNeeded'),
  },
  signInNeeded: {
    begun: begunTwice,
    alarmRang: goes('looks whether it still holds', 'signInNeeded', 'exchange'),
    refreshRequested: goes('tries once more on demand', 'signInNeeded', 'exchange'),
    tokenWanted: goes('tries once more on demand', 'signInNeeded', 'exchange'),
    hostReturned: stays('GitHub has answered: its host is not the matter'),
    networkReturned: goes('may be the verdict of another network', 'signInNeeded', 'exchange'),
    clockJumped: goes('may be a verdict of yesterday', 'signInNeeded', 'exchange'),
    grantMeasured: goes('knows the end of its GitHub token better', 'signInNeeded'),
    grantReplaced: goes('signed in again', 'flickering', 'abortRenewal', 'abort', 'exchange'),
    exchanged: goes('GitHub has changed its mind', 'lit', 'adopt'),
    renewed: goes('exchanges the new GitHub token', 'signInNeeded', 'exchange'),
    confirmed: goes('GitHub says it again', 'signInNeeded'),
  },
};

const flights = { exchanged: exchanging, renewed: renewing, confirmed: confirming } as const;

function before(from: SessionState['kind'], what: SessionEvent['kind']): SessionState {
  const isAnswer = what === 'exchanged' || what === 'renewed' || what === 'confirmed';
  return isAnswer ? asking(states[from], flights[what]) : states[from];
}

describe('the session machine, in each state on each event,', () => {
  it.each(rowsOf({ states, events }, table))('$from, $what: $decision.says', (row) => {
    const { to, effects } = row.decision;
    const state = before(row.from, row.what);
    const step = stepSession(state, events[row.what]);
    expect(decisionOf(state, step)).toEqual({ to, effects });
  });

  it('has a row for every pair, or the run fails', () => {
    const { alarmRang: _, ...gap } = table.lit;
    expect(() => rowsOf({ states, events }, { ...table, lit: gap })).toThrow('lit, alarmRang');
  });

  it.each(Object.values(states))('drops the answers of an earlier attempt in $kind', (state) => {
    for (const what of ['exchanged', 'renewed', 'confirmed'] as const) {
      const asked = asking(state, flights[what]);
      const event = { ...events[what], attempt: facts.attempt - 1 };
      expect(decisionOf(asked, stepSession(asked, event))).toEqual({ to: null, effects: [] });
    }
  });
});

type Asking = Exclude<SessionState['kind'], 'restoring' | 'lit'>;
type OutcomeTable<What extends keyof typeof outcomes> = {
  readonly [From in Asking]: {
    readonly [Kind in keyof (typeof outcomes)[What]]: Decision<
      SessionState['kind'],
      SessionEffect['kind']
    >;
  };
};

const waits = 'a 401 may be an accident: asks again later';
const retries = 'plans another try';

const exchangedTable: OutcomeTable<'exchanged'> = {
  refreshing: {
    token: goes('is lit', 'lit', 'adopt'),
    unauthorized: goes(waits, 'out', 'drop'),
    refused: goes('has no token and a reason', 'refused', 'drop'),
    trouble: goes(retries, 'out', 'drop'),
  },
  flickering: {
    token: goes('is lit', 'lit', 'adopt'),
    unauthorized: goes(waits, 'flickering'),
    refused: goes('serves what is in hand, and asks again before it tells', 'flickering'),
    trouble: goes('keeps serving what is in hand', 'flickering'),
  },
  out: {
    token: goes('is lit', 'lit', 'adopt'),
    unauthorized: goes(waits, 'out', 'drop'),
    refused: goes('has no token and a reason', 'refused', 'drop'),
    trouble: goes(retries, 'out', 'drop'),
  },
  refused: {
    token: goes('is lit', 'lit', 'adopt'),
    unauthorized: goes(waits, 'refused'),
    refused: goes('is refused again', 'refused'),
    trouble: goes('stays refused: nobody took it back', 'refused'),
  },
  signInNeeded: {
    token: goes('is lit', 'lit', 'adopt'),
    unauthorized: goes('GitHub says it again', 'signInNeeded'),
    refused: goes('the GitHub token works, Copilot does not', 'refused'),
    trouble: goes('still needs a sign-in: nobody took it back', 'signInNeeded'),
  },
};

const livesOn = 'the GitHub token lives as long as it lives: exchanges it';
const stalls = 'the renewal has failed: another try, which is the exchange';

const renewedTable: OutcomeTable<'renewed'> = {
  refreshing: {
    granted: goes('exchanges', 'refreshing', 'exchange'),
    badRefreshToken: goes(livesOn, 'refreshing', 'exchange'),
    wrongClient: goes(stalls, 'out', 'drop'),
    trouble: goes(stalls, 'out', 'drop'),
  },
  flickering: {
    granted: goes('exchanges', 'flickering', 'exchange'),
    badRefreshToken: goes(livesOn, 'flickering', 'exchange'),
    wrongClient: goes(stalls, 'flickering'),
    trouble: goes(stalls, 'flickering'),
  },
  out: {
    granted: goes('exchanges', 'out', 'exchange'),
    badRefreshToken: goes(livesOn, 'out', 'exchange'),
    wrongClient: goes(stalls, 'out', 'drop'),
    trouble: goes(stalls, 'out', 'drop'),
  },
  refused: {
    granted: goes('exchanges', 'refused', 'exchange'),
    badRefreshToken: goes(livesOn, 'refused', 'exchange'),
    wrongClient: goes('stays refused', 'refused'),
    trouble: goes('stays refused', 'refused'),
  },
  signInNeeded: {
    granted: goes('exchanges', 'signInNeeded', 'exchange'),
    badRefreshToken: goes(livesOn, 'signInNeeded', 'exchange'),
    wrongClient: goes('still needs a sign-in', 'signInNeeded'),
    trouble: goes('still needs a sign-in', 'signInNeeded'),
  },
};

const says = 'GitHub knows it, and says no in words: a no like any other';
const contradicts = 'GitHub contradicts itself: that is a no like any other';

const confirmedTable: OutcomeTable<'confirmed'> = {
  refreshing: {
    valid: goes(contradicts, 'refused', 'drop'),
    unauthorized: goes('needs a sign-in', 'signInNeeded', 'drop'),
    unknown: goes('cannot be asked, has said 401 for minutes', 'signInNeeded', 'drop'),
    withheld: goes(says, 'refused', 'drop'),
    trouble: goes('says nothing: tries later', 'out', 'drop'),
  },
  flickering: {
    valid: goes(contradicts, 'flickering'),
    unauthorized: goes('needs a sign-in; serves what is in hand', 'signInNeeded'),
    unknown: goes('cannot be asked, has said 401 for minutes', 'signInNeeded'),
    withheld: goes(says, 'flickering'),
    trouble: goes('says nothing: tries later', 'flickering'),
  },
  out: {
    valid: goes(contradicts, 'refused', 'drop'),
    unauthorized: goes('needs a sign-in', 'signInNeeded', 'drop'),
    unknown: goes('cannot be asked, has said 401 for minutes', 'signInNeeded', 'drop'),
    withheld: goes(says, 'refused', 'drop'),
    trouble: goes('says nothing: tries later', 'out', 'drop'),
  },
  refused: {
    valid: goes(contradicts, 'refused'),
    unauthorized: goes('needs a sign-in; serves what is in hand', 'signInNeeded'),
    unknown: goes('cannot be asked, has said 401 for minutes', 'signInNeeded'),
    withheld: goes(says, 'refused'),
    trouble: goes('says nothing: stays refused', 'refused'),
  },
  signInNeeded: {
    valid: goes(contradicts, 'refused'),
    unauthorized: goes('needs a sign-in', 'signInNeeded'),
    unknown: goes('needs a sign-in', 'signInNeeded'),
    withheld: goes(says, 'refused'),
    trouble: goes('still needs a sign-in', 'signInNeeded'),
  },
};

const { restoring: _, lit: __, ...askingStates } = states;

describe('the session machine, at each answer to each request,', () => {
  it.each(rowsOf({ states: askingStates, events: outcomes.exchanged }, exchangedTable))(
    '$from, exchange answers $what: $decision.says',
    ({ from, what, decision: { to, effects } }) => {
      const state = asking(states[from], exchanging);
      const event = { ...events.exchanged, outcome: outcomes.exchanged[what] };
      expect(decisionOf(state, stepSession(state, event))).toEqual({ to, effects });
    },
  );

  it.each(rowsOf({ states: askingStates, events: outcomes.renewed }, renewedTable))(
    '$from, refresh grant answers $what: $decision.says',
    ({ from, what, decision: { to, effects } }) => {
      const state = asking(states[from], renewing);
      const event = { ...events.renewed, outcome: outcomes.renewed[what] };
      expect(decisionOf(state, stepSession(state, event))).toEqual({ to, effects });
    },
  );

  it.each(rowsOf({ states: askingStates, events: outcomes.confirmed }, confirmedTable))(
    '$from, /user answers $what: $decision.says',
    ({ from, what, decision: { to, effects } }) => {
      const state = asking(states[from], confirming);
      const event = { ...events.confirmed, outcome: outcomes.confirmed[what] };
      expect(decisionOf(state, stepSession(state, event))).toEqual({ to, effects });
    },
  );
});
