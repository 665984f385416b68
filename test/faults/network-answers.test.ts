import * as fc from 'fast-check';
import { expect } from 'vitest';

import { renewal } from '../../src/main/config.ts';
import { refusals } from '../../src/shared/messages/en/refusals.ts';
import { troubles } from '../../src/shared/messages/en/troubles.ts';
import { KNOWN_REFUSALS } from '../../src/shared/refusal.ts';
import { cannedAnswers } from '../simulator/canned-answers.ts';
import type { Answer } from '../simulator/scripted-answer.ts';
import { sized } from '../support/size.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { exchangesOf, refreshNow, startSignedIn, startWorld, tokenOf } from './signed-in.ts';

/** What the vault holds, as text: a secret compares equal to any other. */
function storedToken(w: WiredWorld): string | null {
  const [record] = w.vault.stored.values();
  return record?.gitHubToken.reveal() ?? null;
}

function statusesSince(w: WiredWorld, count: number): readonly (string | number)[] {
  return w.requests.slice(count).map(({ purpose, outcome }) => `${purpose} ${outcome}`);
}

/** While a token is in hand a no is told when GitHub has said it three times: a minute and five minutes later. */
const TOLD_AFTER_MS = 6 * MINUTE_MS + 5_000;

fault(29, 'real', 'G', 'asks again after one 401 and stays signed in', async () => {
  const w = await startSignedIn();
  const [stored, asked] = [storedToken(w), w.requests.length];
  await w.gitHub.setNextAnswers({ endpoint: 'exchange', answers: [cannedAnswers.badCredentials] });
  await refreshNow(w);
  await w.pass(5_000);
  expect(statusesSince(w, asked)).toEqual(['exchange 401', 'exchange 200']);
  expect(w.accountView().session.kind).toBe('lit');
  expect(storedToken(w)).toBe(stored);
});

fault(
  30,
  'real',
  'G',
  'keeps a rejected token, over restarts, until another is there',
  async () => {
    const w = await startSignedIn();
    const [stored, asked] = [storedToken(w), w.requests.length];
    await w.gitHub.revokeGitHubTokens();
    await refreshNow(w);
    await w.pass(6 * MINUTE_MS);
    const said = statusesSince(w, asked);
    expect(new Set(said.slice(0, -1))).toEqual(new Set(['exchange 401']));
    expect(said.at(-1)).toBe('identity 401');
    expect(w.accountView().session).toMatchObject({ kind: 'signInNeeded', reason: 'rejected' });
    await w.pass(DAY_MS / 24);
    await w.restart();
    await w.pass(2 * MINUTE_MS);
    expect(w.accountView().session.kind).toBe('signInNeeded');
    w.engine().startSignIn(w.host, w.account().key);
    await w.pass(1_000);
    expect(storedToken(w)).toBe(stored);
    await w.gitHub.approve();
    await w.pass(8_000);
    expect(w.accountView().session.kind).toBe('lit');
    expect(w.vault.stored.size).toBe(1);
    expect(storedToken(w)).not.toBe(stored);
  },
);

fault(
  31,
  'real',
  'U',
  'says why GitHub refuses, in its words, and links only to GitHub',
  async () => {
    const w = await startSignedIn();
    for (const reason of KNOWN_REFUSALS) {
      await w.gitHub.setRefusal({ notificationId: reason });
      await refreshNow(w);
      if (w.accountView().session.kind === 'flickering') await w.pass(TOLD_AFTER_MS);
      const { session } = w.accountView();
      if (session.kind !== 'refused') throw new Error(`${reason}: ${session.kind}`);
      expect(session.refusal.reason).toBe(reason);
      expect(session.refusal.page).not.toBeNull();
      expect(session.refusal.title).toMatch(/\w/);
      expect(session.refusal.message).toMatch(/\w/);
      expect(refusals[reason].next).toBeDefined();
      const { host } = new URL(w.engine().refusalUrl(w.account().key) ?? '');
      expect(host).toMatch(/^(?:[a-z]+\.)?github\.com$/);
      // Five presses at once and then one a minute are heard.
      await w.pass(MINUTE_MS);
    }
  },
);

fault(31, 'real', 'U', 'shows a refusal without its link when that leads elsewhere', async () => {
  const w = await startSignedIn();
  for (const url of ['https://evil.example/', 'javascript:alert(1)', 'http://github.com/', 7]) {
    const error_details = { notification_id: 'feature_flag_blocked', title: 'No', url };
    await w.gitHub.setStandingAnswer({
      endpoint: 'exchange',
      answer: { kind: 'json', status: 403, body: { error_details } },
    });
    await refreshNow(w);
    if (w.accountView().session.kind === 'flickering') await w.pass(TOLD_AFTER_MS);
    expect(w.accountView().session).toMatchObject({ refusal: { title: 'No', page: null } });
    expect(w.engine().refusalUrl(w.account().key)).toBeNull();
    await w.pass(MINUTE_MS);
  }
});

fault(
  32,
  'real',
  'C',
  'serves the token on, and seldom asks, when the exchange is gone',
  async () => {
    const w = await startSignedIn();
    const token = tokenOf(w);
    await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer: cannedAnswers.notFound });
    const asked = exchangesOf(w).length;
    await refreshNow(w);
    await w.pass(TOLD_AFTER_MS);
    expect(w.accountView().session).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'vanished' },
    });
    await w.pass(28 * MINUTE_MS - TOLD_AFTER_MS);
    expect(tokenOf(w)).toBe(token);
    await w.pass(2 * MINUTE_MS);
    expect(tokenOf(w)).toBeNull();
    await w.pass(2 * HOUR_MS);
    expect(exchangesOf(w).length - asked).toBeLessThanOrEqual(6);
    await w.gitHub.clearAnswers();
    await w.pass(HOUR_MS);
    expect(w.accountView().session.kind).toBe('lit');
  },
);

/** The span for which the server wants to be left alone must be kept and shown, to the second that HTTP dates have. */
async function expectLeftAlone(w: WiredWorld, answer: Answer, spanMs: number): Promise<void> {
  await w.gitHub.setNextAnswers({ endpoint: 'exchange', answers: [answer] });
  await refreshNow(w);
  const { session } = w.accountView();
  if (session.kind !== 'flickering') throw new Error(session.kind);
  expect(session.trouble).toBe('rateLimited');
  const waitMs = (session.retryAtMs ?? 0) - w.clock.wallMs();
  expect(waitMs).toBeGreaterThanOrEqual(spanMs);
  expect(waitMs).toBeLessThanOrEqual(spanMs + 1_000);
  const [token, asked] = [tokenOf(w), exchangesOf(w).length];
  await w.pass(waitMs - 1);
  expect(exchangesOf(w)).toHaveLength(asked);
  if (spanMs < 20 * MINUTE_MS) expect(tokenOf(w)).toBe(token);
  await w.pass(1);
  expect(exchangesOf(w)).toHaveLength(asked + 1);
  expect(w.accountView().session.kind).toBe('lit');
}

for (const [name, value, spanMs] of [
  ['in seconds', '120', 120_000],
  ['that makes no sense', 'soon', MINUTE_MS],
  ['of a year, but for a day at most', '31536000', DAY_MS],
] as const) {
  fault(33, 'real', 'CB', `obeys a Retry-After ${name}`, async () => {
    const w = await startSignedIn();
    await expectLeftAlone(w, cannedAnswers.rateLimitedAs429(value), spanMs);
  });
}

fault(
  33,
  'real',
  'CB',
  'obeys a Retry-After that is a date by the clock of the server',
  async () => {
    const w = await startWorld();
    w.clock.setWall(-3 * HOUR_MS);
    await w.signIn();
    await w.pass(30_000);
    const { nowMs } = await w.gitHub.state();
    const until = new Date(Math.ceil(nowMs / 1_000) * 1_000 + 90_000).toUTCString();
    await expectLeftAlone(w, cannedAnswers.rateLimitedAs429(until), 90_000);
  },
);

fault(34, 'real', 'C', 'waits for the reset by the clock of the server, not its own', async () => {
  const w = await startWorld();
  w.clock.setWall(3 * HOUR_MS);
  await w.signIn();
  await w.pass(30_000);
  const { nowMs } = await w.gitHub.state();
  const resetAtMs = Math.ceil(nowMs / 1_000) * 1_000 + 120_000;
  await expectLeftAlone(w, cannedAnswers.rateLimitedAs403(resetAtMs), 120_000);
});

fault(
  35,
  'real',
  'CB',
  'serves the token until its end through an hour of outage, then retries',
  async () => {
    const w = await startSignedIn();
    const [token, endsAtMs] = [
      tokenOf(w),
      w.engine().tokenAtHand(w.account().key)?.expiresAtMs ?? 0,
    ];
    const asked = exchangesOf(w).length;
    for (const status of [500, 502, 503, 504]) {
      await w.gitHub.setStandingAnswer({
        endpoint: 'everything',
        answer: cannedAnswers.outage(status),
      });
      if (status === 500) await refreshNow(w);
      for (let minute = 0; minute < 15; minute += 1) {
        await w.pass(MINUTE_MS);
        const isAlive = w.alarms().nowMs() < endsAtMs;
        expect(tokenOf(w)).toBe(isAlive ? token : null);
        expect(w.accountView().session).toMatchObject({
          kind: isAlive ? 'flickering' : 'out',
          trouble: 'server',
        });
      }
    }
    const tries = exchangesOf(w).length - asked;
    expect(tries).toBeGreaterThan(12);
    expect(tries).toBeLessThan(25);
    await w.gitHub.clearAnswers();
    await w.pass(5 * MINUTE_MS);
    expect(w.accountView().session.kind).toBe('lit');
  },
);

const CANARY = 'tid=canarycanarycanary;exp=1:00';

for (const [name, answer, trouble] of [
  ['half a JSON', { kind: 'truncated' }, 'malformed'],
  ['no JSON', { kind: 'text', body: `token ${CANARY}` }, 'malformed'],
  ['nothing', { kind: 'text', body: '' }, 'malformed'],
  ['JSON of another shape', { kind: 'json', body: [{ nothing: CANARY }] }, 'malformed'],
  ['a page with a good status', { kind: 'html', title: CANARY }, 'portal'],
] as const) {
  fault(41, 'real', 'SC', `serves the token on when it gets ${name}, and keeps quiet`, async () => {
    const w = await startSignedIn();
    const token = tokenOf(w) ?? '';
    await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer });
    await refreshNow(w);
    await w.pass(5 * MINUTE_MS);
    expect(w.accountView().session).toMatchObject({ kind: 'flickering', trouble });
    expect(troubles[trouble].next).toMatch(/\w/);
    expect(tokenOf(w)).toBe(token);
    const told = JSON.stringify([w.lines, w.requests, w.view()]);
    expect(told).not.toContain('canary');
    expect(told).not.toContain(token.slice(0, 20));
  });
}

fault(41, 'real', 'C', 'reads a byte order mark and any known charset', async () => {
  const w = await startSignedIn();
  const expires_at = Math.floor((await w.gitHub.state()).nowMs / 1_000) + 1_800;
  const body = `\ufeff${JSON.stringify({ token: 'tid=read', expires_at, refresh_in: 1_500 })}`;
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  await w.gitHub.setNextAnswers({
    endpoint: 'exchange',
    answers: [{ kind: 'text', body, headers }],
  });
  await refreshNow(w);
  expect(tokenOf(w)).toBe('tid=read');
});

fault(
  46,
  'real',
  'C',
  'takes the token out of an answer whose other fields have changed',
  async () => {
    const w = await startSignedIn();
    const [before, lines] = [tokenOf(w), w.lines.length];
    const set = {
      endpoints: { api: 7, more: {} },
      copilot_plan: ['individual'],
      limited_user_quotas: null,
      public_suggestions: 'perhaps',
      user: 'nobody',
      brand_new: { deeply: { nested: true } },
    };
    await w.gitHub.setNextAnswers({ endpoint: 'exchange', answers: [{ kind: 'patched', set }] });
    await refreshNow(w);
    expect(w.accountView().session.kind).toBe('lit');
    expect(tokenOf(w)).not.toBe(before);
    expect(w.lines.slice(lines)).toMatchObject([{ facts: { purpose: 'exchange' } }]);
  },
);

const span = fc.oneof(
  fc.constantFrom(-1, 0, 1, 59, 60, 61, 1_800, 86_400, 1e9, 1e12, 1e15, 1e300, '1500', 'NaN', null),
  fc.integer(),
  fc.double(),
);
const token = fc.oneof(
  { weight: 4, arbitrary: fc.constant('tid=1;exp=1:00') },
  fc.constantFrom('', ' ', null, 7, {}, 'a\nb', 'x'.repeat(100_000), 'é'),
);
const lease = fc.record({ token, expiresIn: span, refresh_in: span });
type Lease = typeof lease extends fc.Arbitrary<infer T> ? T : never;

fault(47, 'real', 'B', 'neither renews within 30 s nor waits longer than a day', async () => {
  const w = await startSignedIn();
  const check = async (said: Lease): Promise<void> => {
    const nowSeconds = (await w.gitHub.state()).nowMs / 1_000;
    const { expiresIn } = said;
    const expires_at =
      typeof expiresIn === 'number' ? Math.round(nowSeconds + expiresIn) : expiresIn;
    const set = { token: said.token, refresh_in: said.refresh_in, expires_at };
    await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer: { kind: 'patched', set } });
    const asked = exchangesOf(w).length;
    const stop = expectSanePlans(w);
    await refreshNow(w);
    await w.pass(3 * MINUTE_MS);
    stop();
    // In three minutes: failing answers after 1, 2, 4 s and so on are 8, good ones every 30 s are 7.
    expect(exchangesOf(w).length - asked).toBeLessThanOrEqual(8 + 7);
    await w.gitHub.clearAnswers();
    await w.pass(5 * MINUTE_MS);
  };
  const property = fc.asyncProperty(lease, check);
  await fc.assert(property, { numRuns: sized(10, 400), endOnFailure: true });
});

/** By its name, what an answer says of a token's end, in a world where it is now so many seconds since 1970. */
const ODD_ENDS: readonly (readonly [
  string,
  (nowS: number) => Record<string, unknown>,
  Record<string, string>?,
])[] = [
  ['more than a day', (nowS) => ({ expires_at: nowS + 25 * 3_600 })],
  ['a week', (nowS) => ({ expires_at: new Date(1_000 * nowS + 7 * DAY_MS).toISOString() })],
  ['at no time, and the token knows better', () => ({ expires_at: 0 })],
  ['over, and the token knows better', (nowS) => ({ expires_at: nowS - 3_600 })],
  [
    'a Date of 1970',
    (nowS) => ({ token: 'tid=odd:00', expires_at: nowS + 1_860 }),
    { date: 'Thu, 01 Jan 1970 00:00:07 GMT' },
  ],
  ['with a fraction', (nowS) => ({ expires_at: `${nowS + 1_800}.25` })],
  ['in milliseconds', (nowS) => mute(1_000 * (nowS + 1_800))],
  ['in milliseconds, as text', (nowS) => mute(`${nowS + 1_800}000`)],
  ['between blanks', (nowS) => mute(` ${nowS + 1_800}\n`)],
  ['as Ruby writes it', (nowS) => mute(isoIn(nowS).replace('T', ' ').replace('.000Z', ' UTC'))],
  [
    'as Ruby writes an offset',
    (nowS) => mute(isoIn(nowS).replace('T', ' ').replace('Z', ' +0000')),
  ],
  ['as a header has it', (nowS) => mute(new Date(1_000 * (nowS + 1_800)).toUTCString())],
];

/** A token that does not know its end itself. */
function mute(expires_at: unknown) {
  return { token: 'tid=odd:00', expires_at };
}

function isoIn(nowS: number): string {
  return new Date(1_000 * (nowS + 1_800)).toISOString();
}

fault(
  47,
  'real',
  'B',
  'serves a token whose end is said oddly, and its renewal not at all',
  async () => {
    for (const [name, end, headers = {}] of ODD_ENDS) {
      const w = await startWorld();
      const { nowMs } = await w.gitHub.state();
      // A server whose clock has stopped says the end as the rest of the world would.
      const isStopped = 'date' in headers;
      const set = end(Math.floor((isStopped ? w.clock.wallMs() : nowMs) / 1_000));
      const answer = { kind: 'patched' as const, headers, set, omit: ['refresh_in'] };
      await w.gitHub.setStandingAnswer({ endpoint: 'exchange', answer });
      await w.signIn();
      await w.pass(MINUTE_MS);
      expect(w.accountView().session.kind, name).toBe('lit');
    }
  },
);

/** From now on every new token must be planned for, and no exchange may follow a good one too soon. */
function expectSanePlans(w: WiredWorld): () => void {
  let receivedAtMs = Number.NEGATIVE_INFINITY;
  const complaints: string[] = [];
  const stop = w.engine().onChange(() => {
    const { session } = w.account();
    if (session.kind !== 'lit' || session.held.receivedAtMs === receivedAtMs) return;
    const gapMs = session.held.receivedAtMs - receivedAtMs;
    receivedAtMs = session.held.receivedAtMs;
    const delayMs = session.held.refreshAtMs - receivedAtMs;
    if (gapMs < renewal.minimumGapMs) complaints.push(`renewed after ${gapMs} ms`);
    if (delayMs < renewal.minimumGapMs) complaints.push(`planned in ${delayMs} ms`);
    if (delayMs > renewal.maximumDelayMs) complaints.push(`planned in ${delayMs} ms`);
  });
  return () => {
    stop();
    expect(complaints).toEqual([]);
  };
}
