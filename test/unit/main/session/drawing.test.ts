import { expect, it } from 'vitest';
import type { SessionEvent } from '../../../../src/main/session/events.ts';
import { stepSession } from '../../../../src/main/session/machine.ts';
import type { SessionState } from '../../../../src/main/session/state.ts';
import { drawnBelow, madeBy } from '../../../support/state-diagram.ts';
import { HOUR_MS } from '../../../support/time-units.ts';
import {
  asking,
  confirming,
  events,
  exchanging,
  NOW_MS,
  outcomes,
  renewing,
  states,
} from './samples.ts';

/** With and without a request of each kind under way, a token in hand, and objections that are old enough. */
const all = Object.values(states)
  .flatMap((state) => [
    state,
    ...[exchanging, renewing, confirming].map((one) => asking(state, one)),
  ])
  .flatMap((state) => [state, ...withoutToken(state)]);

function withoutToken(state: SessionState): readonly SessionState[] {
  return state.kind === 'refused' || state.kind === 'signInNeeded'
    ? [{ ...state, held: null }]
    : [];
}

/** Each in the middle of a token's life, and long after its end; answers of every kind. */
const happenings: readonly SessionEvent[] = [
  ...Object.values(events),
  ...Object.values(outcomes.exchanged).map((outcome) => ({ ...events.exchanged, outcome })),
  ...Object.values(outcomes.renewed).map((outcome) => ({ ...events.renewed, outcome })),
  ...Object.values(outcomes.confirmed).map((outcome) => ({ ...events.confirmed, outcome })),
].flatMap((event) => [event, { ...event, nowMs: NOW_MS + HOUR_MS }]);

it('docs/design.md draws the changes that the session makes, and no other', () => {
  expect(drawnBelow('Session')).toEqual(madeBy(stepSession, all, happenings));
});
