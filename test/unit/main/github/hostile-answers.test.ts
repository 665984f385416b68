import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff, deviceFlow, http as limits, renewal } from '../../../../src/main/config.ts';
import type { GitHub, Http, Trouble } from '../../../../src/main/ports.ts';
import { Secret } from '../../../../src/main/secret.ts';
import { createWireBench, steady } from '../../../support/wire-bench.ts';

const SECRET = new Secret('ghu_unitunitunitunitunitunit');

/** Real answers, to be bent field by field. */
const SAMPLES = [
  {
    device_code: 'a'.repeat(40),
    user_code: 'WDJB-MJHT',
    verification_uri: 'https://github.com/login/device',
    expires_in: 900,
    interval: 5,
  },
  {
    access_token: 'ghu_x',
    expires_in: 28_800,
    refresh_token: 'ghr_x',
    refresh_token_expires_in: 15_897_600,
    token_type: 'bearer',
  },
  { error: 'slow_down', error_description: 'Too many requests.', interval: 10 },
  {
    token: 'tid=1;exp=1790001800:00',
    expires_at: 1_790_001_800,
    refresh_in: 1_500,
    endpoints: { api: 'https://api.individual.githubcopilot.com' },
    user: { id: 1, login: 'octocat' },
  },
  {
    error_details: {
      notification_id: 'not_signed_up',
      title: 'T',
      message: 'M',
      url: 'https://github.com/{EDITOR}',
    },
    message: 'Resource not accessible by integration',
  },
  {
    id: 1,
    login: 'octocat',
    name: 'Mona',
    avatar_url: 'https://avatars.githubusercontent.com/u/1',
  },
  { copilot_plan: 'individual', access_type_sku: 'monthly_subscriber' },
];

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(0, -1, 1e15, 1e300, '5', 'NaN', '-1', '1e9', '2026-01-01T00:00:00Z', '', null),
  fc.integer().map(String),
  fc.webUrl(),
);

const bent = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.dictionary(fc.string(), odd, { maxKeys: 2 }),
    fc.nat(),
    odd,
  )
  .map(([sample, more, index, value]) => {
    const names = Object.keys(sample);
    return JSON.stringify({ ...sample, ...more, [names[index % names.length] ?? '']: value });
  });

const body = fc.oneof(
  { weight: 3, arbitrary: bent },
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 200 }),
);

const headerValue = fc.oneof(fc.stringMatching(/^[\x21-\x7e]{0,20}$/), fc.integer().map(String));
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'text/html',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      'x',
    ),
    'x-github-request-id': fc.constant('ABCD:1'),
    'retry-after': headerValue,
    'x-ratelimit-remaining': fc.constantFrom('0', '9'),
    'x-ratelimit-reset': headerValue,
    date: fc.oneof(
      headerValue,
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    ),
  },
  { requiredKeys: [] },
);

const answer = fc.record({
  status: fc.constantFrom(200, 201, 400, 401, 403, 404, 405, 407, 418, 429, 500, 503, 511),
  body,
  headers,
});

const host = fc.constantFrom('github.com', 'octocorp.ghe.com', 'ghes.example', '127.0.0.1:8080');

function isSaneSpan(spanMs: number | null, leastMs: number, mostMs: number): boolean {
  return spanMs === null || (spanMs >= leastMs && spanMs <= mostMs);
}

function checkTrouble(trouble: Trouble): void {
  expect(isSaneSpan(trouble.retryAfterMs, 0, backoff.maximumRetryAfterMs)).toBe(true);
}

async function checkSignIn(github: GitHub, at: string): Promise<void> {
  const code = await github.requestCode(at, 'client', steady);
  if (code.kind === 'trouble') checkTrouble(code.trouble);
  if (code.kind === 'code') {
    const { intervalMs, lifeMs, pageUrl } = code.code;
    expect(isSaneSpan(lifeMs, 0, deviceFlow.maximumLifeMs)).toBe(true);
    expect(intervalMs <= Math.max(lifeMs, deviceFlow.defaultIntervalMs)).toBe(true);
    expect(new URL(pageUrl).host).toBe(at);
  }
  const poll = await github.poll({ host: at, clientId: 'c', deviceCode: SECRET }, steady);
  if (poll.kind === 'slowDown') {
    expect(isSaneSpan(poll.intervalMs, 0, deviceFlow.maximumLifeMs)).toBe(true);
  }
  if (poll.kind === 'granted') {
    expect(poll.grant.gitHubToken.reveal()).toMatch(/^[\x21-\x7e]+$/);
    expect(isSaneSpan(poll.grant.lifeMs, 0, Number.MAX_SAFE_INTEGER)).toBe(true);
  }
  await github.renew({ host: at, clientId: 'c', refreshToken: SECRET }, steady);
}

async function checkSession(github: GitHub, at: string): Promise<void> {
  const exchanged = await github.exchange(at, SECRET, steady);
  if (exchanged.kind === 'trouble') checkTrouble(exchanged.trouble);
  if (exchanged.kind === 'token') {
    const { token, expiresAtServerMs, refreshInMs, apiUrl } = exchanged.copilot;
    expect(token.reveal()).toMatch(/^[\x21-\x7e]+$/);
    expect(token.reveal().length).toBeLessThanOrEqual(limits.maximumTokenLength);
    expect(isSaneSpan(expiresAtServerMs, 0, Date.UTC(3000, 0, 1))).toBe(true);
    expect(isSaneSpan(refreshInMs, 0, renewal.maximumDelayMs)).toBe(true);
    if (apiUrl !== null) expect(apiUrl).toMatch(/^(?:https:\/\/|http:\/\/127\.0\.0\.1:8080)/);
  }
  if (exchanged.kind === 'refused' && exchanged.url !== null) {
    expect([at, 'github.com']).toContain(new URL(exchanged.url).host);
  }
  const who = await github.identify(at, SECRET, steady);
  if (who.kind === 'identity') expect(Number.isSafeInteger(who.identity.id)).toBe(true);
  await github.plan(at, SECRET, steady);
  await github.probe(at, steady);
}

/** The two cores of a small machine may be busy with other suites. */
const SLOW_MACHINE_MS = 20_000;

describe('the wire', () => {
  it(
    'answers sanely whatever the server says',
    async () => {
      await fc.assert(
        fc.asyncProperty(host, answer, async (at, said) => {
          const http: Http = () =>
            Promise.resolve(
              new Response(said.body, { status: said.status, headers: said.headers }),
            );
          const { github, clock, lines } = createWireBench({ http });
          await checkSignIn(github, at);
          await checkSession(github, at);
          expect(clock.pending).toBe(0);
          expect(JSON.stringify(lines)).not.toMatch(/ghu_|ghr_|tid=/);
        }),
        { numRuns: 200 },
      );
    },
    SLOW_MACHINE_MS,
  );
});
