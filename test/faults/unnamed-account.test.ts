import * as fc from 'fast-check';
import { expect } from 'vitest';

import type { Answer } from '../simulator/scripted-answer.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { startWorld } from './signed-in.ts';

/** As GitHub says it of a version that public endpoints do not list. */
const unsupportedVersion: Answer = {
  kind: 'json',
  status: 400,
  body: {
    message: 'Bad Request',
    errors:
      'The version you specified in the "X-GitHub-API-Version" request header, "2025-04-01", is not a supported version.',
    documentation_url: 'https://docs.github.com/rest',
    status: '400',
  },
};

/** Every way in which a host can leave open whose account it is. */
const namelessAnswers: readonly Answer[] = [
  unsupportedVersion,
  { kind: 'json', status: 403, body: { message: 'Forbidden' } },
  { kind: 'json', status: 404, body: { message: 'Not Found' } },
  { kind: 'json', status: 429, body: {}, headers: { 'retry-after': '30' } },
  { kind: 'json', status: 503, body: {} },
  { kind: 'json', body: { login: 'octocat' } },
  { kind: 'html' },
  { kind: 'drop' },
];

async function signInAgain(w: WiredWorld, accountKey: string | null = null): Promise<void> {
  w.engine().startSignIn(w.host, accountKey);
  await w.pass(1_000);
  await w.gitHub.approve();
  await w.pass(8_000);
}

const keysOf = (w: WiredWorld) =>
  w
    .engine()
    .state()
    .accounts.map(({ key }) => key);

fault(
  97,
  'real',
  'A',
  'names no version that /user does not list, and learns the name',
  async () => {
    const w = await startWorld();
    const { identity } = await w.signIn();
    expect(identity?.login).toBe('octocat');
    const [asked] = await w.gitHub.log({ endpoint: 'user' });
    expect(asked?.headers).not.toHaveProperty('x-github-api-version');
  },
);

fault(
  97,
  'real',
  'AG',
  'takes a 400 of /user for trouble, and no 401 for confirmed by it',
  async () => {
    const w = await startWorld();
    await w.signIn();
    await w.pass(30_000);
    await w.gitHub.setStandingAnswer({ endpoint: 'user', answer: unsupportedVersion });
    await w.gitHub.setNextAnswers({
      endpoint: 'exchange',
      answers: [401, 401, 401].map((status) => ({ kind: 'json', status, body: {} })),
    });
    w.engine().refresh(w.account().key);
    await w.pass(600_000);
    expect(w.accountView().session.kind).toBe('lit');
  },
);

interface Return {
  readonly answer: Answer;
  /** Whether the account that is here already has a name. */
  readonly isNamed: boolean;
  readonly isExpected: boolean;
  readonly isWanted: boolean;
}

const returns: fc.Arbitrary<Return> = fc.record({
  answer: fc.constantFrom(...namelessAnswers),
  isNamed: fc.boolean(),
  isExpected: fc.boolean(),
  isWanted: fc.boolean(),
});

const corpus = namelessAnswers.map((answer, index): [Return] => [
  { answer, isNamed: index % 2 === 1, isExpected: index % 4 < 2, isWanted: index % 3 !== 1 },
]);

fault(97, 'real', 'AG', 'adds no twin of an account without asking', async () => {
  await fc.assert(
    fc.asyncProperty(returns, async ({ answer, isNamed, isExpected, isWanted }) => {
      const w = await startWorld();
      if (!isNamed) await w.gitHub.setStandingAnswer({ endpoint: 'user', answer });
      const { key } = await w.signIn();
      const login = isNamed ? { login: 'octocat' } : null;
      await w.gitHub.setStandingAnswer({ endpoint: 'user', answer });
      await signInAgain(w, isExpected ? key : null);
      expect(w.view().signIn).toMatchObject({ kind: 'confirming', found: null });
      expect(w.view().signIn).toMatchObject({ expected: login });
      expect(w.engine().state().selectedKey).toBe(key);
      expect(w.vault.stored.get(key)?.identity?.login).toBe(login?.login);
      w.engine().confirmAccount(isWanted);
      await w.pass(0);
      expect(keysOf(w)).toHaveLength(isWanted ? 2 : 1);
      expect(keysOf(w)[0]).toBe(key);
      expect([...w.vault.stored.keys()]).toEqual(keysOf(w));
      await w.gitHub.clearAnswers();
      // Past the next renewal every name is known, and who is the same is one account again.
      await w.pass(2_000_000);
      expect(keysOf(w)).toEqual([`${w.host}/583231`]);
    }),
    { seed: SEED, numRuns: sized(2, 60), examples: corpus },
  );
});

fault(97, 'real', 'A', 'leaves no twin behind when the question is still out', async () => {
  const w = await startWorld();
  const { key } = await w.signIn();
  await w.gitHub.setStandingAnswer({ endpoint: 'user', answer: unsupportedVersion });
  await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer: { kind: 'hang' } });
  await signInAgain(w);
  expect(w.view().signIn.kind).toBe('exchanging');
  w.engine().cancelSignIn();
  await w.pass(0);
  expect(keysOf(w)).toEqual([key]);
});
