import { expect } from 'vitest';
import type { Answer } from '../simulator/scripted-answer.ts';
import { openHandlers } from '../support/handlers-bench.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { knowSecret, sawAt } from './search/search.ts';
import { startSignedIn } from './signed-in.ts';

const json = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  kind: 'json',
  status,
  headers: { ...headers },
  body: { message: 'No' },
});

/** Signs out and revokes; nothing but the revocation knows the tokens from then on. */
async function leave(world: WiredWorld) {
  const [record] = world.vault.stored.values();
  if (record === undefined) throw new Error('nobody is signed in');
  for (const one of [record.gitHubToken, record.refreshToken]) {
    if (one !== null) knowSecret(one.reveal());
  }
  const bench = openHandlers(world);
  void bench.handlers['account:sign-out-and-revoke'](record.key);
  expect(world.vault.stored.size, 'on the disk').toBe(0);
  expect(world.engine().state().accounts, 'on the screen').toEqual([]);
  // Less than the shortest pause before it is tried again.
  await world.pass(SECOND_MS / 2);
  sawAt('IPC', JSON.stringify(world.view()));
  sawAt('logs', world.redactor.redact(`it was ${record.gitHubToken.reveal()}`));
  return { ...bench, told: () => world.view().revocations[0]?.phase };
}

const isAlive = async ({ gitHub }: WiredWorld): Promise<boolean> =>
  (await gitHub.state()).githubTokens.some(({ alive }) => alive);

fault(
  58,
  'real',
  'SU',
  'signed out without a network, the token is gone here at once and dead when the network is back',
  async () => {
    const world = await startSignedIn();
    await world.gitHub.setStandingAnswer({ endpoint: 'revoke', answer: { kind: 'drop' } });
    const { told } = await leave(world);
    expect(told()).toMatchObject({ kind: 'waiting', trouble: 'network' });
    await world.pass(HOUR_MS);
    expect(told()).toMatchObject({ kind: 'waiting' });
    await world.gitHub.clearAnswers();
    await world.pass(6 * MINUTE_MS);
    expect(told()).toEqual({ kind: 'revoked' });
    expect(await isAlive(world)).toBe(false);
    expect((await world.gitHub.state()).mails).toMatchObject([{ login: 'octocat' }]);
  },
);

for (const { name, answer, phase, isRetried } of [
  { name: '422', answer: json(422), phase: { kind: 'failed', fault: 'refused' }, isRetried: false },
  { name: '403', answer: json(403), phase: { kind: 'failed', fault: 'refused' }, isRetried: false },
  {
    name: '404',
    answer: json(404),
    phase: { kind: 'failed', fault: 'noEndpoint' },
    isRetried: false,
  },
  {
    name: '429',
    answer: json(429, { 'retry-after': '600' }),
    phase: { kind: 'waiting', trouble: 'rateLimited' },
    isRetried: true,
  },
  {
    name: '500',
    answer: json(500),
    phase: { kind: 'waiting', trouble: 'server' },
    isRetried: true,
  },
  {
    name: '503 of an hour',
    answer: json(503, { 'retry-after': '3600' }),
    phase: { kind: 'waiting', trouble: 'server' },
    isRetried: true,
  },
] as const) {
  fault(
    58,
    'real',
    'SU',
    `a ${name} leaves nothing here, and is told with the way to do it by hand`,
    async () => {
      const world = await startSignedIn();
      await world.gitHub.setNextAnswers({ endpoint: 'revoke', answers: [answer] });
      const { told, handlers, links } = await leave(world);
      expect(told()).toMatchObject(phase);
      await handlers['revocation:open-page'](1);
      expect(links).toMatchObject([['applications', { host: world.host }]]);
      await world.pass(2 * HOUR_MS);
      const asked = world.requests.filter(({ purpose }) => purpose === 'revoke').length;
      expect(asked).toBe(isRetried ? 2 : 1);
      await handlers['revocation:retry'](1);
      await world.pass(SECOND_MS);
      expect(told()).toEqual({ kind: 'revoked' });
      expect(await isAlive(world)).toBe(false);
    },
  );
}

fault(
  58,
  'real',
  'S',
  'killed with a revocation owed, the next start knows nothing of it',
  async () => {
    const world = await startSignedIn();
    await world.gitHub.setStandingAnswer({ endpoint: 'revoke', answer: json(503) });
    await leave(world);
    await world.restart();
    await world.pass(MINUTE_MS);
    expect(world.view().revocations).toEqual([]);
    expect(world.vault.stored.size).toBe(0);
  },
);
