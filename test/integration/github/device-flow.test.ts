import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/main/secrets/secret.ts';
import { DAY_MS } from '../../support/time-units.ts';
import { createWireBench, steady } from '../../support/wire-bench.ts';
import {
  json,
  raw,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

const CLIENT_ID = 'Iv1.0123456789abcdef';
const CODE = {
  device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  user_code: 'WDJB-MJHT',
  expires_in: 900,
  interval: 5,
};

let server: ScriptedServer;

beforeEach(async () => {
  server = await startScriptedServer();
});

afterEach(async () => {
  await server.close();
});

function requestCode(script: Script) {
  server.script(script);
  return createWireBench().github.requestCode(server.host, CLIENT_ID, steady);
}

function poll(script: Script) {
  server.script(script);
  const deviceCode = new Secret(CODE.device_code);
  const request = { host: server.host, clientId: CLIENT_ID, deviceCode };
  return createWireBench().github.poll(request, steady);
}

function renew(script: Script) {
  server.script(script);
  const refreshToken = new Secret('ghr_old');
  const request = { host: server.host, clientId: CLIENT_ID, refreshToken };
  return createWireBench().github.renew(request, steady);
}

/** The cause of an answer that came with this status, and with this OAuth error. */
function answered(status: number, code: string | null = null) {
  return { cause: { kind: 'answer', status, code } };
}

/** What a server says of a code's life and pace, and what is made of it. */
const CODE_FIELDS: readonly [string, object, { lifeMs: number; intervalMs: number }][] = [
  ['all fields', {}, { lifeMs: 900_000, intervalMs: 5_000 }],
  ['no life', { expires_in: undefined }, { lifeMs: 900_000, intervalMs: 5_000 }],
  ['no interval', { interval: undefined }, { lifeMs: 900_000, intervalMs: 5_000 }],
  ['nulls', { expires_in: null, interval: null }, { lifeMs: 900_000, intervalMs: 5_000 }],
  ['numbers as text', { expires_in: '899', interval: '7' }, { lifeMs: 899_000, intervalMs: 7_000 }],
  [
    'numbers between blanks',
    { expires_in: '899\n', interval: ' 7' },
    { lifeMs: 899_000, intervalMs: 7_000 },
  ],
  ['an interval of 0', { interval: 0 }, { lifeMs: 900_000, intervalMs: 1_000 }],
  ['an interval of -1', { interval: -1 }, { lifeMs: 900_000, intervalMs: 1_000 }],
  ['an interval of 1e9', { interval: 1e9 }, { lifeMs: 900_000, intervalMs: 900_000 }],
  [
    'words for numbers',
    { expires_in: 'soon', interval: {} },
    { lifeMs: 900_000, intervalMs: 5_000 },
  ],
  ['a life of 0', { expires_in: 0 }, { lifeMs: 900_000, intervalMs: 5_000 }],
  ['a life of 1e15', { expires_in: 1e15 }, { lifeMs: DAY_MS, intervalMs: 5_000 }],
];

/** Answers without a code, and what is made of them. */
const NO_CODES: readonly [string, Script, object][] = [
  [
    'the flow is disabled',
    json(200, { error: 'device_flow_disabled' }),
    { kind: 'deviceFlowDisabled', ...answered(200, 'device_flow_disabled') },
  ],
  [
    'the flow is disabled, with a 400',
    json(400, { error: 'device_flow_disabled' }),
    { kind: 'deviceFlowDisabled', ...answered(400, 'device_flow_disabled') },
  ],
  [
    'the client is not welcome',
    json(400, { error: 'unauthorized_client' }),
    { kind: 'wrongClient', ...answered(400, 'unauthorized_client') },
  ],
  [
    'the error is a new one',
    json(200, { error: 'brand_new', error_description: 'Words for a person.' }),
    {
      kind: 'unexpected',
      code: 'brand_new',
      said: 'Words for a person.',
      ...answered(200, 'brand_new'),
    },
  ],
  ['there is no such page', raw(404, 'Not Found'), { kind: 'noDeviceFlow', ...answered(404) }],
  [
    'there is no such client id',
    json(404, { error: 'Not Found' }),
    { kind: 'wrongClient', ...answered(404) },
  ],
  ['a login is wanted', json(401, {}), { kind: 'noDeviceFlow', ...answered(401) }],
  [
    'a page is answered, by a server that says who it is',
    raw(200, '<!DOCTYPE html><title>Sign in</title>', {
      'Content-Type': 'text/html',
      'X-GitHub-Request-Id': 'ABCD:1234',
    }),
    { kind: 'noDeviceFlow', ...answered(200) },
  ],
  [
    'it must wait',
    json(429, {}, { 'Retry-After': '9' }),
    { kind: 'trouble', trouble: { kind: 'rateLimited', retryAfterMs: 9_000, ...answered(429) } },
  ],
  [
    'the server is down',
    raw(502, '<html>', { 'Content-Type': 'text/html' }),
    { kind: 'trouble', trouble: { kind: 'server', retryAfterMs: null, ...answered(502) } },
  ],
  [
    'the server is down and says so by OAuth',
    json(503, { error: 'temporarily_unavailable' }),
    { kind: 'trouble', trouble: { kind: 'server', retryAfterMs: null, ...answered(503) } },
  ],
  [
    'the code is missing',
    json(200, { ...CODE, device_code: undefined }),
    { kind: 'trouble', trouble: { kind: 'malformed', retryAfterMs: null, ...answered(200) } },
  ],
  [
    'the code for the user is no text',
    json(200, { ...CODE, user_code: 7 }),
    { kind: 'trouble', trouble: { kind: 'malformed', retryAfterMs: null, ...answered(200) } },
  ],
  [
    'the code for the user has line breaks',
    json(200, { ...CODE, user_code: 'A\nB' }),
    { kind: 'trouble', trouble: { kind: 'malformed', retryAfterMs: null, ...answered(200) } },
  ],
];

describe('the request for a code', () => {
  it('asks as GitHub documents it', async () => {
    await requestCode(json(200, CODE));
    expect(server.seen).toMatchObject([
      {
        method: 'POST',
        url: '/login/device/code',
        body: `client_id=${CLIENT_ID}&scope=read%3Auser`,
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
        },
      },
    ]);
  });

  it.each(CODE_FIELDS)('copes with %s', async (_name, change, expected) => {
    const answer = await requestCode(json(200, { ...CODE, ...change }));
    expect(answer).toMatchObject({ kind: 'code', code: { userCode: 'WDJB-MJHT', ...expected } });
  });

  it('reads a form-encoded answer, as servers give that do not see `Accept`', async () => {
    const form = 'device_code=abc&expires_in=899&interval=6&user_code=WDJB-MJHT';
    const type = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect(await requestCode(raw(200, form, type))).toMatchObject({
      kind: 'code',
      code: { lifeMs: 899_000, intervalMs: 6_000 },
    });
  });

  it.each(NO_CODES)('tells when %s', async (_name, script, expected) => {
    expect(await requestCode(script)).toEqual(expected);
  });
});

describe('a poll', () => {
  it('asks as the RFC says', async () => {
    await poll(json(200, { error: 'authorization_pending' }));
    expect(server.seen[0]?.url).toBe('/login/oauth/access_token');
    expect(Object.fromEntries(new URLSearchParams(server.seen[0]?.body))).toEqual({
      client_id: CLIENT_ID,
      device_code: CODE.device_code,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    });
  });

  const endings: [string, object][] = [
    ['expired_token', { kind: 'expired' }],
    ['token_expired', { kind: 'expired' }],
    ['access_denied', { kind: 'denied' }],
    ['authorization_denied', { kind: 'denied' }],
    ['incorrect_device_code', { kind: 'codeInvalid' }],
    ['incorrect_client_credentials', { kind: 'wrongClient' }],
    ['device_flow_disabled', { kind: 'deviceFlowDisabled' }],
    ['unsupported_grant_type', { kind: 'unexpected', code: 'unsupported_grant_type', said: null }],
    ['brand_new', { kind: 'unexpected', code: 'brand_new', said: null }],
  ];

  it.each([200, 400])('knows every documented error with a %i', async (status) => {
    expect(await poll(json(status, { error: 'authorization_pending' }))).toEqual({
      kind: 'pending',
      retryAfterMs: null,
    });
    expect(await poll(json(status, { error: 'slow_down' }))).toEqual({
      kind: 'slowDown',
      intervalMs: null,
      retryAfterMs: null,
    });
    for (const [error, expected] of endings) {
      const cause = answered(status, error);
      expect(await poll(json(status, { error }))).toEqual({ ...expected, ...cause });
    }
  });

  it('believes an OAuth error at any status', async () => {
    for (const status of [401, 403, 404, 429, 500, 503]) {
      expect(await poll(json(status, { error: 'access_denied' }))).toEqual({
        kind: 'denied',
        ...answered(status, 'access_denied'),
      });
    }
  });

  it('does not take the error of an outage for a decision', async () => {
    expect(await poll(json(502, { error: 'upstream_failed' }))).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'server' },
    });
    expect(await poll(json(200, { error: 'server_error' }))).toMatchObject({ kind: 'trouble' });
  });

  it.each([
    [10, 10_000],
    ['10', 10_000],
    [-1, null],
    [1e15, DAY_MS],
    ['soon', null],
    [undefined, null],
  ])('hears the new interval %s of slow_down', async (interval, intervalMs) => {
    const answer = await poll(json(200, { error: 'slow_down', interval }));
    expect(answer).toEqual({ kind: 'slowDown', intervalMs, retryAfterMs: null });
  });

  it('takes a token that lives for ever', async () => {
    const answer = await poll(
      json(200, { access_token: 'ghu_x', token_type: 'bearer', scope: '' }),
    );
    expect(answer).toMatchObject({
      kind: 'granted',
      grant: { lifeMs: null, refreshToken: null },
    });
    if (answer.kind === 'granted') expect(answer.grant.gitHubToken.reveal()).toBe('ghu_x');
  });

  it.each([
    [28_800, 15_897_600],
    ['28800', '15897600'],
  ])('takes a token that ends, with numbers like %j', async (life, refreshLife) => {
    const answer = await poll(
      json(200, {
        access_token: 'ghu_x',
        expires_in: life,
        refresh_token: 'ghr_x',
        refresh_token_expires_in: refreshLife,
      }),
    );
    expect(answer).toMatchObject({ kind: 'granted', grant: { lifeMs: 28_800_000 } });
    if (answer.kind === 'granted') expect(answer.grant.refreshToken?.reveal()).toBe('ghr_x');
  });

  it.each([
    ['empty', ''],
    ['a number', 42],
    ['null', null],
    ['in two lines', 'ghu_a\nX-Evil: 1'],
    ['with a space', 'ghu_a b'],
    ['outside ASCII', 'ghu_\u00e9'],
    ['a hundred thousand characters', 'a'.repeat(100_000)],
    ['an object', {}],
  ])('does not take a token that is %s', async (_name, token) => {
    expect(await poll(json(200, { access_token: token }))).toEqual({
      kind: 'trouble',
      trouble: { kind: 'malformed', retryAfterMs: null, ...answered(200) },
    });
  });

  it('keeps a good token whose other fields make no sense', async () => {
    const odd = { expires_in: 'never', refresh_token: 7, refresh_token_expires_in: -1 };
    expect(await poll(json(200, { access_token: 'ghu_x', ...odd }))).toMatchObject({
      kind: 'granted',
      grant: { lifeMs: null, refreshToken: null },
    });
  });

  it.each<[string, Script, string]>([
    ['an empty object', json(200, {}), 'malformed'],
    ['a page', raw(200, '<html>', { 'Content-Type': 'text/html' }), 'portal'],
    ['a failure', raw(500, 'oops'), 'server'],
    ['no such page', json(404, {}), 'malformed'],
    ['a limit', json(429, {}), 'rateLimited'],
  ])('is trouble and no decision when it gets %s', async (_name, script, kind) => {
    expect(await poll(script)).toMatchObject({ kind: 'trouble', trouble: { kind } });
  });
});

describe('the renewal of a GitHub token', () => {
  it('sends the refresh token and no client secret', async () => {
    await renew(json(200, { access_token: 'ghu_new', refresh_token: 'ghr_new' }));
    expect(Object.fromEntries(new URLSearchParams(server.seen[0]?.body))).toEqual({
      client_id: CLIENT_ID,
      grant_type: 'refresh_token',
      refresh_token: 'ghr_old',
    });
  });

  it.each([
    ['the new refresh token', 'ghr_new', 'ghr_new'],
    ['the old one where the server keeps it', undefined, 'ghr_old'],
  ])('goes on with %s', async (_name, given, kept) => {
    const answer = await renew(json(200, { access_token: 'ghu_new', refresh_token: given }));
    if (answer.kind !== 'granted') throw new Error(answer.kind);
    expect(answer.grant.refreshToken?.reveal()).toBe(kept);
  });

  it.each([
    ['bad_refresh_token', { kind: 'badRefreshToken' }],
    ['invalid_grant', { kind: 'badRefreshToken' }],
    ['expired_token', { kind: 'badRefreshToken' }],
    ['incorrect_client_credentials', { kind: 'wrongClient' }],
    ['unauthorized_client', { kind: 'wrongClient' }],
    ['brand_new', { kind: 'unexpected', code: 'brand_new' }],
  ])('tells %s from trouble', async (error, expected) => {
    for (const status of [200, 400]) {
      const cause = answered(status, error);
      expect(await renew(json(status, { error }))).toEqual({ ...expected, ...cause });
    }
  });

  it.each<[Script, string]>([
    [raw(503, ''), 'server'],
    [json(200, {}), 'malformed'],
  ])('is trouble when nothing was decided', async (script, kind) => {
    expect(await renew(script)).toMatchObject({ kind: 'trouble', trouble: { kind } });
  });
});
