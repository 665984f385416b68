import { expect } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { fault } from './fault.ts';
import { startWorld } from './signed-in.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

const pollsOf = (world: World): number =>
  world.requests.filter(({ purpose }) => purpose === 'poll').length;

async function withCode(): Promise<World> {
  const world = await startWorld();
  world.engine().startSignIn(world.host, null);
  await world.pass(SECOND_MS);
  return world;
}

const json = (status: number, body: object, headers = {}) =>
  ({ kind: 'json', status, body, headers }) as const;

const HOUR_OFF = json(503, { message: 'unavailable' }, { 'retry-after': '3600' });

fault(24, 'real', 'U', 'a host that is down for an hour costs no approved code', async () => {
  const world = await withCode();
  await world.gitHub.setNextAnswers({ endpoint: 'accessToken', answers: [HOUR_OFF] });
  await world.pass(7 * SECOND_MS);
  await world.gitHub.approve();
  await world.pass(3 * MINUTE_MS);
  expect(world.view().signIn.kind).toBe('done');
});

fault(24, 'real', 'U', 'a press passes the wait for a host that fails', async () => {
  const world = await withCode();
  await world.gitHub.setNextAnswers({ endpoint: 'accessToken', answers: [HOUR_OFF] });
  await world.pass(7 * SECOND_MS);
  await world.gitHub.approve();
  world.engine().checkNow();
  await world.pass(7 * SECOND_MS);
  expect(world.view().signIn.kind).toBe('done');
});

fault(
  24,
  'real',
  'U',
  'a rate limit is obeyed whoever presses, and ends with a last poll',
  async () => {
    const world = await withCode();
    const limited = json(429, { message: 'slow' }, { 'retry-after': '800' });
    await world.gitHub.setNextAnswers({ endpoint: 'accessToken', answers: [limited] });
    await world.pass(7 * SECOND_MS);
    await world.gitHub.approve();
    const before = pollsOf(world);
    for (let minute = 0; minute < 13; minute += 1) {
      world.engine().checkNow();
      await world.pass(MINUTE_MS);
    }
    expect(pollsOf(world)).toBe(before);
    await world.pass(2 * MINUTE_MS);
    expect(world.view().signIn.kind).toBe('done');
  },
);

for (const interval of [850, 900]) {
  fault(
    25,
    'real',
    'B',
    `an interval of ${interval} s leaves one poll before the end`,
    async () => {
      const world = await startWorld();
      const answer = { kind: 'patched', set: { interval } } as const;
      await world.gitHub.setNextAnswers({ endpoint: 'deviceCode', answers: [answer] });
      world.engine().startSignIn(world.host, null);
      await world.pass(SECOND_MS);
      await world.gitHub.approve();
      await world.pass(16 * MINUTE_MS);
      expect(pollsOf(world)).toBe(1);
    },
  );
}

for (const [status, body] of [
  [404, { message: 'Not Found' }],
  [400, { error: 'brand_new' }],
] as const) {
  fault(24, 'real', 'U', `one ${status} at a poll ends nothing`, async () => {
    const world = await withCode();
    await world.gitHub.setNextAnswers({ endpoint: 'accessToken', answers: [json(status, body)] });
    await world.pass(7 * SECOND_MS);
    await world.gitHub.approve();
    await world.pass(MINUTE_MS);
    expect(world.view().signIn.kind).toBe('done');
  });
}

fault(
  24,
  'real',
  'U',
  'a no before and after "not approved yet", with a wait, ends nothing',
  async () => {
    const world = await withCode();
    const no = json(404, { message: 'Not Found' });
    const pending = json(429, { error: 'authorization_pending' }, { 'retry-after': '150' });
    await world.gitHub.setNextAnswers({ endpoint: 'accessToken', answers: [no, pending, no] });
    await world.pass(3 * MINUTE_MS);
    expect(pollsOf(world)).toBeGreaterThanOrEqual(3);
    await world.gitHub.approve();
    await world.pass(MINUTE_MS);
    expect(world.view().signIn.kind).toBe('done');
  },
);

fault(24, 'real', 'U', 'a no that lasts is believed after two minutes', async () => {
  const world = await withCode();
  const answer = json(400, { error: 'brand_new' });
  await world.gitHub.setStandingAnswer({ endpoint: 'accessToken', answer });
  await world.pass(2 * MINUTE_MS - 10 * SECOND_MS);
  expect(world.view().signIn.kind).toBe('awaitingUser');
  await world.pass(30 * SECOND_MS);
  expect(world.view().signIn).toMatchObject({ kind: 'failed', problem: { code: 'brand_new' } });
});
