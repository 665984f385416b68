import { expect } from 'vitest';

import { linkUrl } from '../../src/main/commands/link-url.ts';
import { problems } from '../../src/shared/messages/en/problems.ts';
import type { SignInView } from '../../src/shared/view.ts';
import type { Answer } from '../simulator/scripted-answer.ts';
import { nodeHttp } from '../support/node-http.ts';
import { HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import type { Route } from '../support/wired-traffic.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { startWorld } from './signed-in.ts';

const INTERVAL_MS = 5_000;
const LIFE_MS = 900_000;

type Patched = Extract<Answer, { kind: 'patched' }>;

/** A sign-in that has just been clicked; its code is on the screen. */
async function clicked(route: Route | null = null, before?: (w: WiredWorld) => Promise<unknown>) {
  const world = await startWorld(route === null ? {} : { route });
  await before?.(world);
  world.engine().startSignIn(world.host, null);
  await world.pass(0);
  return world;
}

function oauthError(error: string, more: object = {}): Answer {
  return { kind: 'json', body: { error, ...more } };
}

async function pollTimes(w: WiredWorld): Promise<readonly number[]> {
  const log = await w.gitHub.log({ endpoint: 'accessToken' });
  return log.map(({ atMs }) => atMs);
}

function gaps(times: readonly number[]): readonly number[] {
  return times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
}

/** The words under which a sign-in has failed; throws when it has not. */
function wordsOf(signIn: SignInView): (typeof problems)[keyof typeof problems] {
  if (signIn.kind !== 'failed') throw new Error(`the sign-in is ${signIn.kind}`);
  const { kind } = signIn.problem;
  if (kind === 'unreachable' || kind === 'tooManySignIns' || kind === 'tooSoon') {
    throw new Error(kind);
  }
  return problems[kind];
}

for (const [name, interval, leastGapsMs] of [
  ['without an interval', {}, [10_000, 15_000, 20_000]],
  ['with one', { interval: 30 }, [30_000, 35_000, 40_000]],
  ['with one that is faster', { interval: 1 }, [10_000, 15_000, 20_000]],
] as const) {
  fault(21, 'real', 'B', `polls ever slower after slow_down ${name}, and ends well`, async () => {
    const w = await clicked();
    const slowDown = oauthError('slow_down', interval);
    await w.gitHub.setNextAnswers({
      endpoint: 'accessToken',
      answers: [slowDown, slowDown, slowDown],
    });
    await w.pass(INTERVAL_MS * 1.2);
    expect(w.view().signIn).toMatchObject({ kind: 'awaitingUser', waiting: 'slowedDown' });
    await w.gitHub.approve();
    await w.pass(200_000);
    expect(w.view().signIn.kind).toBe('done');
    const waited = gaps(await pollTimes(w));
    expect(waited).toHaveLength(3);
    for (const [turn, leastMs] of leastGapsMs.entries()) {
      expect(waited[turn]).toBeGreaterThanOrEqual(leastMs);
    }
  });
}

for (const [name, error, status] of [
  ['slow_down', 'slow_down', 200],
  ['slow_down with a 429', 'slow_down', 429],
  ['a code that is not approved yet', 'authorization_pending', 429],
] as const) {
  fault(
    21,
    'real',
    'B',
    `leaves the host alone for as long as Retry-After beside ${name} says, and no longer`,
    async () => {
      const w = await clicked();
      const headers = { 'retry-after': '90' };
      await w.gitHub.setNextAnswers({
        endpoint: 'accessToken',
        answers: [{ kind: 'json', status, headers, body: { error } }],
      });
      await w.pass(INTERVAL_MS * 1.2);
      expect(w.view().signIn).toMatchObject({ kind: 'awaitingUser', waiting: 'slowedDown' });
      w.engine().checkNow();
      await w.pass(4 * MINUTE_MS);
      const [asked = 0, ...later] = gaps(await pollTimes(w));
      expect(asked).toBeGreaterThanOrEqual(90_000);
      expect(asked).toBeLessThan(100_000);
      expect(Math.max(...later)).toBeLessThan(20_000);
    },
  );
}

fault(22, 'real', 'O', 'polls until the code expires, and starts nothing anew', async () => {
  const w = await clicked();
  await w.pass(LIFE_MS);
  expect(wordsOf(w.view().signIn).button).toBe('Get a new code');
  const asked = w.requests.length;
  expect((await pollTimes(w)).length).toBeLessThanOrEqual(LIFE_MS / INTERVAL_MS);
  await w.pass(HOUR_MS);
  expect(w.requests).toHaveLength(asked);
  expect(await w.gitHub.log({ endpoint: 'deviceCode' })).toHaveLength(1);
});

fault(23, 'real', 'U', 'gives each end its own words and stops asking', async () => {
  const seen = new Map<string, string>();
  const w = await clicked();
  for (const error of [
    'access_denied',
    'incorrect_device_code',
    'device_flow_disabled',
    'incorrect_client_credentials',
    'a_brand_new_error',
  ]) {
    await w.gitHub.setStandingAnswer({ endpoint: 'accessToken', answer: oauthError(error) });
    // What makes no sense at a poll is believed when it has lasted for two minutes.
    await w.pass(2 * MINUTE_MS + 2 * INTERVAL_MS);
    seen.set(wordsOf(w.view().signIn).title, error);
    const asked = w.requests.length;
    await w.pass(600_000);
    expect(w.requests, error).toHaveLength(asked);
    w.engine().startSignIn(w.host, null);
    await w.pass(0);
  }
  expect(seen.size).toBe(5);
});

fault(
  24,
  'real',
  'U',
  'says that the code no longer counts when the approval is lost',
  async () => {
    const w = await clicked();
    await w.gitHub.approve();
    await w.gitHub.setNextAnswers({
      endpoint: 'accessToken',
      answers: [{ kind: 'drop', when: 'afterCommit' }],
    });
    await w.pass(INTERVAL_MS * 1.2);
    expect(w.view().signIn).toMatchObject({ kind: 'awaitingUser', waiting: 'forNetwork' });
    await w.pass(600_000);
    expect(await pollTimes(w)).toHaveLength(2);
    expect(w.view().signIn).toMatchObject({ problem: { kind: 'codeInvalid' } });
    expect(wordsOf(w.view().signIn)).toMatchObject({
      sentence: 'It was used already, or withdrawn.',
      button: 'Get a new code',
    });
    expect(w.vault.stored.size).toBe(0);
  },
);

fault(24, 'real', 'U', 'takes an approval whose answer arrives after the expiry', async () => {
  let answer = (): void => undefined;
  const late: Route = (_simulator, hold) => async (request) => {
    const response = await nodeHttp(request);
    if (!request.url.endsWith('/access_token')) return response;
    const goOn = hold();
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    goOn();
    return response;
  };
  const w = await clicked(late, (before) => before.gitHub.configure({ deviceCodeLifeSeconds: 10 }));
  await w.gitHub.approve();
  await w.pass(15_000);
  expect(w.view().signIn.kind).toBe('awaitingUser');
  answer();
  await w.pass(1_000);
  expect(w.view().signIn.kind).toBe('done');
});

fault(24, 'real', 'U', 'says so when GitHub saw the expiry first', async () => {
  const w = await clicked();
  await w.gitHub.approve();
  await w.gitHub.expire();
  await w.pass(INTERVAL_MS * 1.2);
  expect(wordsOf(w.view().signIn)).toBe(problems.expired);
});

for (const [name, change, waitMs, lifeMs] of [
  ['no life', { omit: ['expires_in'] }, INTERVAL_MS, LIFE_MS],
  ['no interval', { omit: ['interval'] }, INTERVAL_MS, LIFE_MS],
  ['an interval of 0', { set: { interval: 0 } }, 1_000, LIFE_MS],
  ['an interval of -1', { set: { interval: -1 } }, 1_000, LIFE_MS],
  ['an interval in words', { set: { interval: '5' } }, INTERVAL_MS, LIFE_MS],
  ['no sense at all', { set: { interval: {}, expires_in: 'soon' } }, INTERVAL_MS, LIFE_MS],
] satisfies [string, Partial<Patched>, number, number][]) {
  fault(25, 'real', 'B', `polls at a sane pace for a sane time with ${name}`, async () => {
    const w = await clicked(null, (before) =>
      before.gitHub.setNextAnswers({
        endpoint: 'deviceCode',
        answers: [{ kind: 'patched', ...change }],
      }),
    );
    const { signIn } = w.view();
    const expiresAtMs = signIn.kind === 'awaitingUser' ? signIn.expiresAtMs : 0;
    expect(expiresAtMs - w.clock.wallMs()).toBe(lifeMs);
    await w.pass(waitMs * 1.2 - 1);
    expect(await pollTimes(w)).toHaveLength(0);
    await w.pass(1);
    expect(await pollTimes(w)).toHaveLength(1);
  });
}

fault(25, 'real', 'B', 'outlasts an interval of 1e9 by no more than the code does', async () => {
  const w = await clicked(null, (before) =>
    before.gitHub.setNextAnswers({
      endpoint: 'deviceCode',
      answers: [{ kind: 'patched', set: { interval: 1e9 } }],
    }),
  );
  await w.pass(LIFE_MS);
  expect(wordsOf(w.view().signIn)).toBe(problems.expired);
});

for (const uri of [
  'http://evil.example/login/device',
  'https://evil.example/login/device',
  'https://github.com@evil.example/login/device',
  'javascript:alert(1)',
  7,
]) {
  fault(26, 'real', 'S', `shows and opens the fixed page instead of ${uri}`, async () => {
    const w = await clicked(null, (before) =>
      before.gitHub.setNextAnswers({
        endpoint: 'deviceCode',
        answers: [{ kind: 'patched', set: { verification_uri: uri } }],
      }),
    );
    const fixed = `http://${w.host}/login/device`;
    const { signIn } = w.view();
    expect(signIn).toMatchObject({ kind: 'awaitingUser', pageUrl: fixed });
    const pageUrl = signIn.kind === 'awaitingUser' ? signIn.pageUrl : null;
    const facts = { host: w.host, pageUrl, refusalUrl: null, remarkUrl: null, releaseUrl: null };
    expect(linkUrl('verification', facts, `http://${w.host}`)).toBe(fixed);
  });
}
