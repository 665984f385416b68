import * as fc from 'fast-check';
import { expect } from 'vitest';
import { backoff, deviceFlow, http as limits, renewal } from '../../src/main/config.ts';
import { parseHttpDate } from '../../src/main/github/http-date.ts';
import { pageOf } from '../../src/main/github/page-of.ts';
import { kindOfReject, textOfReject } from '../../src/main/github/reject-kind.ts';
import { rateLimitWaitMs, retryAfterMs } from '../../src/main/github/retry-after.ts';
import type { GitHub, Grant, Trouble } from '../../src/main/ports.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import { anyCharacter } from '../support/any-character.ts';
import { createWireBench, steady } from '../support/wire-bench.ts';
import { fuzz, type Part } from './fuzz.ts';
import { type HostileAnswer, honestAnswer, hostileAnswer, revocationAnswer } from './hostile.ts';

/** Stands in every secret of the samples, so that a leak can be found. */
const CANARY = 'canary00canary00canary00';
const SECRET = new Secret(`ghu_${CANARY}`);
const HOSTS = ['github.com', 'octocorp.ghe.com', 'ghes.example', '127.0.0.1:8080'] as const;

const DEVICE_CODE = {
  device_code: CANARY,
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://github.com/login/device',
  expires_in: 900,
  interval: 5,
};
const GRANT = {
  access_token: `ghu_${CANARY}`,
  expires_in: 28_800,
  refresh_token: `ghr_${CANARY}`,
  refresh_token_expires_in: 15_897_600,
  token_type: 'bearer',
  scope: '',
};
const OAUTH_ERROR = { error: 'slow_down', error_description: 'Too many requests.', interval: 10 };
const COPILOT_TOKEN = {
  token: `tid=${CANARY};exp=1790001800:00`,
  expires_at: 1_790_001_800,
  refresh_in: 1_500,
  endpoints: { api: 'https://api.individual.githubcopilot.com' },
  copilot_plan: 'individual',
  limited_user_quotas: { chat: 50, completions: 2_000 },
  user: { id: 1, login: 'octocat' },
  user_notification: {
    notification_id: 'copilot_seat_added_17',
    title: 'Welcome',
    message: 'You have a seat.',
    url: 'https://github.com/settings/copilot',
  },
};
const REFUSAL = {
  error_details: {
    notification_id: 'not_signed_up',
    title: 'Signup for GitHub Copilot',
    message: 'octocat has not signed up.',
    url: 'https://github.com/github-copilot/signup?editor={EDITOR}',
  },
  message: 'Resource not accessible by integration',
};
const UNREVOKED = { message: 'Validation Failed', status: '422' };
const USER = {
  id: 583_231,
  login: 'octocat',
  name: 'The Octocat',
  avatar_url: 'https://avatars.githubusercontent.com/u/583231?v=4',
};
const PLAN = {
  copilot_plan: 'individual',
  access_type_sku: 'monthly_subscriber',
  quota_snapshots: { chat: { unlimited: true, remaining: '0' } },
};

/** The most that an answer may become: a few words and addresses, or an avatar of 64 KiB in base64. */
const LONGEST_RESULT = 10_000;
const LONGEST_AVATAR = 100_000;

interface Call<Result> {
  /** What github.com says when it says what was asked for. */
  readonly honest: readonly [HostileAnswer, ...HostileAnswer[]];
  readonly random: fc.Arbitrary<HostileAnswer>;
  readonly call: (github: GitHub, host: string) => Promise<Result>;
  /** Tells whether the answer held what was asked for. */
  readonly check: (result: Result, host: string) => boolean;
}

/** Lets one call of the wire meet an answer; what comes of it must be small, and the log must not know the secret. */
function fuzzCall<Result>(part: Part, { honest, random, call, check }: Call<Result>): void {
  const read = async ([host, answer]: readonly [string, HostileAnswer]): Promise<boolean> => {
    const { status, headers, body } = answer;
    const http = () => Promise.resolve(new Response(Buffer.from(body), { status, headers }));
    const { github, clock, lines, entries } = createWireBench({ http });
    const result = await call(github, host);
    const isUnderstood = check(result, host);
    expect(clock.pending).toBe(0);
    expect(JSON.stringify(result ?? null).length).toBeLessThan(
      part === 'avatar' ? LONGEST_AVATAR : LONGEST_RESULT,
    );
    expect(JSON.stringify([lines, entries, result])).not.toContain(CANARY);
    return isUnderstood;
  };
  const [first, ...more] = honest;
  fuzz(part, {
    honest: [['github.com', first], ...more.map((answer) => ['github.com', answer] as const)],
    random: fc.tuple(fc.constantFrom(...HOSTS), random),
    read,
  });
}

function expectSpan(spanMs: number | null, leastMs: number, mostMs: number): void {
  if (spanMs === null) return;
  expect(spanMs).toBeGreaterThanOrEqual(leastMs);
  expect(spanMs).toBeLessThanOrEqual(mostMs);
}

function expectTrouble({ retryAfterMs }: Trouble): void {
  expectSpan(retryAfterMs, 0, backoff.maximumRetryAfterMs);
}

function expectToken(token: Secret): void {
  const text = token.reveal();
  expect(text).toMatch(/^[\x21-\x7e]+$/);
  expect(text.length).toBeLessThanOrEqual(limits.maximumTokenLength);
}

function expectGrant({ gitHubToken, lifeMs, refreshToken }: Grant): void {
  expectToken(gitHubToken);
  if (refreshToken !== null) expectToken(refreshToken);
  expectSpan(lifeMs, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER);
}

function isGitHubs(url: string, host: string): boolean {
  const { host: at } = new URL(url);
  return at === host || at === 'github.com' || at.endsWith('.github.com');
}

fuzzCall('device code', {
  honest: [honestAnswer(200, DEVICE_CODE)],
  random: hostileAnswer(200, DEVICE_CODE, OAUTH_ERROR),
  call: (github, host) => github.requestCode(host, 'client', steady),
  check: (answer, host) => {
    if (answer.kind === 'trouble') expectTrouble(answer.trouble);
    if (answer.kind !== 'code') return false;
    const { deviceCode, userCode, pageUrl, lifeMs, intervalMs } = answer.code;
    expectToken(deviceCode);
    expect(userCode).toMatch(/^[\x20-\x7e]{1,40}$/);
    expect(new URL(pageUrl).host).toBe(host);
    expectSpan(lifeMs, Number.MIN_VALUE, deviceFlow.maximumLifeMs);
    expect(intervalMs).toBeLessThanOrEqual(Math.max(lifeMs, deviceFlow.defaultIntervalMs));
    expect(intervalMs).toBeGreaterThan(0);
    return true;
  },
});

fuzzCall('sign-in answer', {
  honest: [honestAnswer(200, GRANT)],
  random: hostileAnswer(200, GRANT, OAUTH_ERROR),
  call: (github, host) => github.poll({ host, clientId: 'c', deviceCode: SECRET }, steady),
  check: (answer) => {
    if (answer.kind === 'trouble') expectTrouble(answer.trouble);
    if (answer.kind === 'slowDown') expectSpan(answer.intervalMs, 0, deviceFlow.maximumLifeMs);
    if (answer.kind === 'slowDown' || answer.kind === 'pending') {
      expectSpan(answer.retryAfterMs, 0, backoff.maximumRetryAfterMs);
    }
    if (answer.kind === 'granted') expectGrant(answer.grant);
    return answer.kind === 'granted';
  },
});

fuzzCall('renewal of a GitHub token', {
  honest: [honestAnswer(200, GRANT)],
  random: hostileAnswer(200, GRANT, OAUTH_ERROR),
  call: (github, host) => github.renew({ host, clientId: 'c', refreshToken: SECRET }, steady),
  check: (answer) => {
    if (answer.kind === 'trouble') expectTrouble(answer.trouble);
    if (answer.kind !== 'granted') return false;
    expectGrant(answer.grant);
    expect(answer.grant.refreshToken).not.toBeNull();
    return true;
  },
});

fuzzCall('exchange', {
  honest: [honestAnswer(200, COPILOT_TOKEN)],
  random: hostileAnswer(200, COPILOT_TOKEN),
  call: (github, host) => github.exchange(host, SECRET, steady),
  check: (answer) => {
    if (answer.kind === 'trouble') expectTrouble(answer.trouble);
    if (answer.kind !== 'token') return false;
    const { token, expiresAtServerMs, refreshInMs, apiUrl, plan, remark } = answer.copilot;
    expectToken(token);
    expectSpan(expiresAtServerMs, 0, Date.UTC(3000, 0, 1));
    expectSpan(refreshInMs, Number.MIN_VALUE, renewal.maximumDelayMs);
    expect(plan?.length ?? 0).toBeLessThanOrEqual(120);
    expect(remark?.id ?? '').toMatch(/^[a-z0-9_]{0,64}$/);
    expect(remark?.remark.page ?? null).toBe(pageOf(remark?.url ?? null));
    if (apiUrl !== null) expect(apiUrl).toMatch(/^(?:https:\/\/|http:\/\/127\.0\.0\.1:8080)/);
    return true;
  },
});

fuzzCall('refusal', {
  honest: [honestAnswer(403, REFUSAL)],
  random: hostileAnswer(403, REFUSAL, REFUSAL.error_details, {
    error_details: { url: 7 },
    message: 'no',
  }),
  call: (github, host) => github.exchange(host, SECRET, steady),
  check: (answer, host) => {
    if (answer.kind !== 'refused') return false;
    const { title, message, page } = answer.refusal;
    expect(Array.from(title ?? '').length).toBeLessThanOrEqual(120);
    expect(Array.from(message ?? '').length).toBeLessThanOrEqual(600);
    expect(`${title}${message}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u);
    expect(page).toBe(pageOf(answer.url));
    if (answer.url !== null) expect(isGitHubs(answer.url, host)).toBe(true);
    return true;
  },
});

fuzzCall('revocation', {
  honest: [
    honestAnswer(202, {}),
    honestAnswer(422, UNREVOKED),
    honestAnswer(403, UNREVOKED),
    honestAnswer(404, UNREVOKED),
  ],
  random: revocationAnswer(CANARY),
  call: (github, host) => github.revoke(host, [SECRET, SECRET], steady),
  check: (answer) => {
    if (answer.kind === 'trouble') expectTrouble(answer.trouble);
    else expect(['revoked', 'noEndpoint', 'refused']).toContain(answer.kind);
    return answer.kind !== 'trouble';
  },
});

fuzzCall('user', {
  honest: [honestAnswer(200, USER)],
  random: hostileAnswer(200, USER),
  call: (github, host) => github.identify(host, SECRET, steady),
  check: (answer) => {
    if (answer.kind === 'trouble') expectTrouble(answer.trouble);
    if (answer.kind !== 'identity') return false;
    const { id, login, name } = answer.identity;
    expect(Number.isSafeInteger(id) && id > 0).toBe(true);
    expect(login).toMatch(/^[\x21-\x7e]{1,100}$/);
    expect(Array.from(name ?? '').length).toBeLessThanOrEqual(200);
    return true;
  },
});

fuzzCall('usage', {
  honest: [honestAnswer(200, PLAN)],
  random: hostileAnswer(200, PLAN),
  call: (github, host) => github.usage(host, SECRET, steady),
  check: (answer) => {
    if (answer.kind === 'trouble') expectTrouble(answer.trouble);
    if (answer.kind !== 'told') return false;
    expect(Array.from(answer.told?.plan ?? '').length).toBeLessThanOrEqual(60);
    return typeof answer.told?.plan === 'string';
  },
});

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const PICTURE: HostileAnswer = {
  status: 200,
  headers: { 'content-type': 'image/png' },
  body: SIGNATURE,
};

/** Something that begins as a picture does, small or far too large. */
const picture = fc
  .tuple(
    fc.uint8Array(),
    fc.constantFrom(0, 100, 65_536),
    fc.constantFrom('image/png', 'IMAGE/PNG; q=1', 'image/svg+xml'),
  )
  .map(([bytes, padding, type]) => ({
    status: 200,
    headers: { 'content-type': type },
    body: Buffer.concat([SIGNATURE, bytes, Buffer.alloc(padding)]),
  }));

fuzzCall('avatar', {
  honest: [PICTURE],
  random: fc.oneof(hostileAnswer(200, USER), picture),
  call: (github, host) => github.avatar(host, `https://${host}/a.png`, steady),
  check: (answer) => {
    if (answer.kind === 'trouble') expectTrouble(answer.trouble);
    if (answer.kind !== 'told' || answer.told === null) return false;
    expect(answer.told).toMatch(/^data:image\/(?:png|jpeg|gif|webp);base64,/);
    return true;
  },
});

fuzzCall('probe', {
  honest: [honestAnswer(200, OAUTH_ERROR)],
  random: hostileAnswer(200, DEVICE_CODE, OAUTH_ERROR),
  call: (github, host) => github.probe(host, steady),
  check: (answer) => {
    expect(['gitHub', 'notGitHub', 'unreachable']).toContain(answer);
    return answer === 'gitHub';
  },
});

type WaitingField = 'retry-after' | 'x-ratelimit-remaining' | 'x-ratelimit-reset';

const headerText = fc.oneof(
  fc.string(),
  fc.string({ unit: anyCharacter }),
  fc.integer().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.constant('Thu, 10 Sep 2026 12:01:30 GMT'),
  fc.constantFrom('9'.repeat(10_000), ' '.repeat(10_000), '1.'.repeat(5_000)),
);

fuzz<Readonly<Record<WaitingField, string>> & { readonly server: number | null }>('waiting time', {
  honest: [
    {
      'retry-after': '120',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1790001800',
      server: 1_790_000_000_000,
    },
  ],
  random: fc.record({
    'retry-after': headerText,
    'x-ratelimit-remaining': fc.constantFrom('0', '1', ''),
    'x-ratelimit-reset': headerText,
    server: fc.option(fc.integer()),
  }),
  read: ({ server, ...fields }) => {
    const given = new Map<string, string>(Object.entries(fields));
    const headers = { get: (name: string) => given.get(name) ?? null };
    expectSpan(rateLimitWaitMs(headers, server), backoff.firstMs, backoff.maximumRetryAfterMs);
    expectSpan(retryAfterMs(headers, server), 0, backoff.maximumRetryAfterMs);
    const atMs = parseHttpDate(fields['retry-after']);
    expect(atMs === null || Number.isFinite(atMs)).toBe(true);
    return retryAfterMs(headers, server) !== null;
  },
});

const reason = fc.oneof(
  fc.anything(),
  fc.string({ maxLength: 5_000 }).map((message) => new Error(message)),
  fc.tuple(fc.string(), fc.anything()).map(([code, cause]) => {
    return Object.assign(new TypeError('fetch failed', { cause }), { code });
  }),
  fc.array(fc.string()).map((texts) => new AggregateError(texts.map((text) => new Error(text)))),
);

fuzz<unknown>('reason of a failed request', {
  honest: [new TypeError('fetch failed', { cause: new Error('net::ERR_TIMED_OUT') })],
  random: reason,
  read: (given) => {
    expect(kindOfReject(given)).toMatch(/^[a-zA-Z]+$/);
    expect(typeof textOfReject(given)).toBe('string');
    return textOfReject(given) !== '';
  },
});
