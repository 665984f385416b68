import * as fc from 'fast-check';
import { expect } from 'vitest';

import type { Answer } from '../simulator/scripted-answer.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { startWorld } from './signed-in.ts';

interface Story {
  /** What the endpoints do while the account is being opened. */
  readonly user: Answer | null;
  readonly exchange: Answer | null;
  /** Another account is here already, so that a nameless one is asked about. */
  readonly hasOther: boolean;
  /** From the approval to the sign-out. */
  readonly afterMs: number;
}

const slow: Answer = { kind: 'real', delayMs: 4_000 };
const endless: Answer = { kind: 'hang' };
const down: Answer = { kind: 'json', status: 503, body: {} };

const answers = fc.constantFrom<Answer | null>(null, slow, endless, down);
const stories: fc.Arbitrary<Story> = fc.record({
  user: answers,
  exchange: answers,
  hasOther: fc.boolean(),
  afterMs: fc.integer({ min: 0, max: 20_000 }),
});

/** One for each state that a sign-in with an account can be in. */
const corpus: readonly (readonly [Story['user'], Story['exchange'], boolean, string])[] = [
  [endless, endless, false, 'identifying'],
  [null, endless, false, 'exchanging'],
  [down, null, true, 'confirming'],
  [null, null, false, 'done'],
];

/** Signs in, and out again while the sign-in may still be at work. Answers what it was at. */
async function signOutMeanwhile(w: WiredWorld, story: Story): Promise<string> {
  if (story.hasOther) await w.signIn();
  const others = w
    .engine()
    .state()
    .accounts.map(({ key }) => key);
  const { user, exchange } = story;
  if (user !== null) await w.gitHub.setStandingAnswer({ endpoint: 'user', answer: user });
  if (exchange !== null) {
    await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer: exchange });
  }
  w.engine().startSignIn(w.host, null);
  await w.pass(1_000);
  await w.gitHub.approve({ login: 'monalisa' });
  await w.pass(5_000 + story.afterMs);
  const was = w.view().signIn.kind;
  for (const { key } of w.engine().state().accounts) {
    if (!others.includes(key)) void w.engine().signOut(key);
  }
  await w.pass(0);
  return was;
}

async function expectNothingLeft(w: WiredWorld, { hasOther }: Story): Promise<void> {
  expect(w.view().signIn.kind).toBe('idle');
  await w.gitHub.clearAnswers();
  await w.pass(60_000);
  expect(w.view().signIn.kind).toBe('idle');
  expect(w.engine().state().accounts).toHaveLength(hasOther ? 1 : 0);
  expect([...w.vault.stored.keys()]).toHaveLength(hasOther ? 1 : 0);
  w.engine().startSignIn(w.host, null);
  await w.pass(1_000);
  expect(w.view().signIn.kind).toBe('awaitingUser');
}

fault(88, 'real', 'U', 'ends the sign-in whose account is signed out', async () => {
  for (const [user, exchange, hasOther, state] of corpus) {
    const w = await startWorld();
    const story: Story = { user, exchange, hasOther, afterMs: 2_000 };
    expect(await signOutMeanwhile(w, story)).toBe(state);
    await expectNothingLeft(w, story);
  }
});

fault(
  88,
  'real',
  'U',
  'leaves no sign-in hanging, whenever its account is signed out',
  async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const w = await startWorld();
        await signOutMeanwhile(w, story);
        await expectNothingLeft(w, story);
      }),
      { seed: SEED, numRuns: sized(2, 16) },
    );
  },
);
