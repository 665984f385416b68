import * as fc from 'fast-check';
import { expect } from 'vitest';

import type { Answer } from '../simulator/scripted-answer.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { startWorld } from './signed-in.ts';

/** Past the next renewal, and with it the next question for the name. */
const RENEWAL_MS = 2_000_000;

/** Whose account comes back when octocat should: that one, one that is here as well, or a new one. */
const LOGINS = ['octocat', 'hubot', 'monalisa'] as const;

const namelessAnswers: readonly Answer[] = [
  { kind: 'json', status: 503, body: {} },
  { kind: 'json', status: 429, body: {}, headers: { 'retry-after': '30' } },
  { kind: 'json', status: 403, body: { message: 'Forbidden' } },
  { kind: 'drop' },
];

interface Return {
  readonly login: (typeof LOGINS)[number];
  readonly answer: Answer;
  /** The app is killed while the question for a nameless account is open. */
  readonly diesNameless: boolean;
  /** The same while the question for the other account is open. */
  readonly diesNamed: boolean;
  readonly isWanted: boolean;
}

const returns: fc.Arbitrary<Return> = fc.record({
  login: fc.constantFrom(...LOGINS),
  answer: fc.constantFrom(...namelessAnswers),
  diesNameless: fc.boolean(),
  diesNamed: fc.boolean(),
  isWanted: fc.boolean(),
});

const corpus = LOGINS.flatMap((login, index): [Return][] =>
  [true, false].map((isWanted) => [
    {
      login,
      answer: namelessAnswers[index] ?? { kind: 'drop' },
      diesNameless: isWanted,
      diesNamed: !isWanted || login === 'hubot',
      isWanted,
    },
  ]),
);

const keysOf = (w: WiredWorld) =>
  w
    .engine()
    .state()
    .accounts.map(({ key }) => key);

/** The GitHub tokens on the disk, by account. */
const stored = (w: WiredWorld) =>
  Object.fromEntries(
    [...w.vault.stored].map(([key, { gitHubToken }]) => [key, gitHubToken.reveal()]),
  );

async function signInAs(w: WiredWorld, login: string, accountKey: string | null): Promise<void> {
  w.engine().startSignIn(w.host, accountKey);
  await w.pass(1_000);
  await w.gitHub.approve({ login });
  await w.pass(8_000);
}

/** Killed, started again, and awake for a minute. */
async function dieAndReturn(w: WiredWorld): Promise<void> {
  await w.restart();
  await w.pass(60_000);
}

/** Octocat and hubot are here, octocat is to sign in again, and somebody's account without a name came back. */
async function namelessReturn({ login, answer }: Return) {
  const w = await startWorld();
  await signInAs(w, 'hubot', null);
  await signInAs(w, 'octocat', null);
  w.engine().dismissSignIn();
  const expectedKey = w.engine().state().selectedKey;
  await w.gitHub.setStandingAnswer({ endpoint: 'user', answer });
  const before = stored(w);
  await signInAs(w, login, expectedKey);
  expect(w.view().signIn).toMatchObject({ kind: 'confirming', found: null });
  return { w, before, expectedKey };
}

fault(
  78,
  'real',
  'GS',
  'asks before another account than the expected one is settled',
  async () => {
    await fc.assert(
      fc.asyncProperty(returns, async (given) => {
        const { login, diesNameless, diesNamed, isWanted } = given;
        const { w, before, expectedKey } = await namelessReturn(given);
        if (diesNameless) await dieAndReturn(w);
        expect(w.view().signIn).toMatchObject({ kind: 'confirming', found: null });
        expect(w.view().signIn).toMatchObject({ expected: { login: 'octocat' } });
        expect(w.engine().state().selectedKey).toBe(expectedKey);
        w.engine().confirmAccount(true);
        await w.pass(0);
        w.engine().dismissSignIn();
        expect(stored(w)).toMatchObject(before);

        await w.gitHub.clearAnswers();
        await w.pass(RENEWAL_MS);
        if (login === 'octocat') {
          expect(w.view().signIn.kind).toBe('idle');
          expect(keysOf(w).toSorted()).toEqual(Object.keys(before).toSorted());
          return;
        }
        if (diesNamed) await dieAndReturn(w);
        expect(w.view().signIn).toMatchObject({
          kind: 'confirming',
          expected: { login: 'octocat' },
          found: { login },
        });
        expect(stored(w)).toMatchObject(before);
        w.engine().confirmAccount(isWanted);
        await w.pass(0);
        const logins = w.view().accounts.map(({ person }) => person?.login ?? 'nobody');
        const others = ['hubot', 'octocat'].filter((one) => one !== login);
        expect(logins.toSorted()).toEqual(
          [...others, ...(isWanted || login === 'hubot' ? [login] : [])].toSorted(),
        );
        const kept = Object.entries(before).filter(([key]) => !isWanted || key === expectedKey);
        expect(stored(w)).toMatchObject(Object.fromEntries(kept));
      }),
      { seed: SEED, numRuns: sized(2, 16) + corpus.length, examples: corpus },
    );
  },
);

fault(78, 'real', 'GS', 'asks as soon as no other sign-in is in the way', async () => {
  const given: Return = {
    login: 'monalisa',
    answer: { kind: 'json', status: 503, body: {} },
    diesNameless: false,
    diesNamed: false,
    isWanted: true,
  };
  const { w, before } = await namelessReturn(given);
  w.engine().confirmAccount(true);
  await w.pass(0);
  w.engine().dismissSignIn();
  await w.gitHub.clearAnswers();
  w.engine().startSignIn(w.host, null);
  // Its code ends before the name is known, and a person may still read why.
  await w.pass(RENEWAL_MS);
  expect(w.view().signIn.kind).toBe('failed');
  w.engine().dismissSignIn();
  await w.pass(0);
  expect(w.view().signIn).toMatchObject({ kind: 'confirming', found: { login: given.login } });
  expect(stored(w)).toMatchObject(before);
});
