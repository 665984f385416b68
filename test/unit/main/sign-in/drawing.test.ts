import { expect, it } from 'vitest';
import type { SignInEvent } from '../../../../src/main/sign-in/events.ts';
import { stepSignIn } from '../../../../src/main/sign-in/machine.ts';
import type { SignInState } from '../../../../src/main/sign-in/state.ts';
import { drawnBelow, madeBy } from '../../../support/state-diagram.ts';
import { again, events, hubot, NOW_MS, outcomes, polling, states } from './samples.ts';

const { awaitingUser, exchanging, identifying, confirming } = states;

/** With somebody in particular expected and not, and with the exchange out and back. */
const all: readonly SignInState[] = [
  ...Object.values(states),
  polling,
  { ...awaitingUser, request: again },
  { ...identifying, exchanged: true },
  { ...identifying, request: again },
  { ...confirming, exchanged: true },
  { ...exchanging, identity: null },
  { ...exchanging, request: again },
];

const happenings: readonly SignInEvent[] = [
  ...Object.values(events),
  ...Object.values(outcomes).map((outcome) => ({ ...events.pollAnswered, outcome })),
  { ...events.startRequested, obstacle: { kind: 'tooSoon', untilMs: NOW_MS } },
  { ...events.identified, identity: hubot },
  { ...events.exchanged, identity: hubot },
  { ...events.exchanged, beside: { identity: hubot } },
  { ...events.confirmAnswered, accepted: false },
];

it('docs/design.md draws the changes that a sign-in makes, and no other', () => {
  expect(drawnBelow('Sign-in')).toEqual(madeBy(stepSignIn, all, happenings));
});
