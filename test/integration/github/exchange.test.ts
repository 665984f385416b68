import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/main/secrets/secret.ts';
import { KNOWN_REFUSALS } from '../../../src/shared/refusal.ts';
import { KNOWN_REMARKS } from '../../../src/shared/remark.ts';
import { DAY_MS, MINUTE_MS } from '../../support/time-units.ts';
import { createWireBench, steady, type WireBench } from '../../support/wire-bench.ts';
import {
  inTurn,
  json,
  raw,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

const TOKEN = new Secret('ghu_integrationintegration1234567890');
const EXPIRES_AT = 1_790_001_800;
const GOOD = { token: 'opaque:00ff', expires_at: EXPIRES_AT, refresh_in: 1_500 };
const NOTE = {
  token: 'opaque',
  expires_at: new Date(EXPIRES_AT * 1_000).toISOString(),
  user: { login: 'octocat', id: 583_231, name: 'Mona', avatar_url: 'https://x.example/a' },
};
const NO_ID = { 'X-GitHub-Request-Id': '' };

let server: ScriptedServer;

beforeEach(async () => {
  server = await startScriptedServer();
});

afterEach(async () => {
  await server.close();
});

function exchange(script: Script, bench: WireBench = createWireBench()) {
  server.script(script);
  return bench.github.exchange(server.host, TOKEN, steady);
}

async function copilotOf(body: object) {
  const answer = await exchange(json(200, body));
  return answer.kind === 'token' ? answer.copilot : answer.kind;
}

function refusalBody(details: object): object {
  return { error_details: details, message: 'Resource not accessible by integration' };
}

describe('a Copilot token', () => {
  it('comes with its life by the clock of the server', async () => {
    const date = 'Thu, 10 Sep 2026 12:00:00 GMT';
    expect(await exchange(json(200, GOOD, { Date: date }))).toMatchObject({
      kind: 'token',
      serverMs: Date.UTC(2026, 8, 10, 12),
      copilot: { expiresAtServerMs: EXPIRES_AT * 1_000, refreshInMs: 1_500_000, identity: null },
    });
  });

  it.each<[string, object, number | null, number | null]>([
    [
      'numbers as text',
      { expires_at: String(EXPIRES_AT), refresh_in: '1500' },
      EXPIRES_AT,
      1_500_000,
    ],
    [
      'an ISO date',
      { expires_at: '2026-09-21T14:03:20Z' },
      Date.UTC(2026, 8, 21, 14, 3, 20) / 1_000,
      1_500_000,
    ],
    [
      'an ISO date with an offset',
      { expires_at: '2026-09-21T16:03:20.000+02:00' },
      Date.UTC(2026, 8, 21, 14, 3, 20) / 1_000,
      1_500_000,
    ],
    [
      'an ISO date without a zone',
      { expires_at: '2026-09-21T14:03:20' },
      Date.UTC(2026, 8, 21, 14, 3, 20) / 1_000,
      1_500_000,
    ],
    ['no expiry', { expires_at: undefined }, null, 1_500_000],
    ['an expiry of 1e15', { expires_at: 1e15 }, null, 1_500_000],
    ['an expiry in words', { expires_at: 'later' }, null, 1_500_000],
    ['a negative expiry', { expires_at: -5 }, null, 1_500_000],
    [
      'an expiry only inside',
      { expires_at: null, token: 'tid=1;exp=1790001800;x=1:00' },
      EXPIRES_AT,
      1_500_000,
    ],
    ['no refresh_in', { refresh_in: undefined }, EXPIRES_AT, null],
    ['a refresh_in of 0', { refresh_in: 0 }, EXPIRES_AT, null],
    ['a refresh_in of -1', { refresh_in: -1 }, EXPIRES_AT, null],
    ['a refresh_in of 1e12', { refresh_in: 1e12 }, EXPIRES_AT, DAY_MS],
    ['a refresh_in of NaN', { refresh_in: 'NaN' }, EXPIRES_AT, null],
  ])('is read with %s', async (_name, change, expiresAt, refreshInMs) => {
    expect(await copilotOf({ ...GOOD, ...change })).toMatchObject({
      expiresAtServerMs: expiresAt === null ? null : expiresAt * 1_000,
      refreshInMs,
    });
  });

  it('is read from a number beyond all numbers', async () => {
    const body = '{"token":"opaque","expires_at":1e999,"refresh_in":1500}';
    const answer = await exchange(raw(200, body, { 'Content-Type': 'application/json' }));
    expect(answer).toMatchObject({ kind: 'token', copilot: { expiresAtServerMs: null } });
  });

  it.each([undefined, null, '', 7, {}, 'two\nlines', 'a b', '\u00e9', 'x'.repeat(100_000)])(
    'is not made of %j',
    async (token) => {
      const answer = await exchange(json(200, { ...GOOD, token }));
      expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'malformed' } });
    },
  );

  it('survives unknown fields, new enum members and nulls', async () => {
    const bench = createWireBench();
    const drifted = {
      ...GOOD,
      endpoints: { api: 7, new: {} },
      copilot_plan: ['x'],
      limited_user_quotas: null,
      public_suggestions: 'perhaps',
      user: 'nobody',
      brand_new: { deeply: { nested: true } },
    };
    const answer = await exchange(json(200, drifted), bench);
    expect(answer).toMatchObject({ kind: 'token', copilot: { plan: null, identity: null } });
    expect(bench.lines).toMatchObject([
      { facts: { purpose: 'exchange', fields: 'endpoints.api copilot_plan user' } },
    ]);
    await exchange(json(200, { ...GOOD, brand_new: 1 }), bench);
    expect(bench.lines).toHaveLength(1);
  });
});

describe('a remark beside a token', () => {
  const remarked = async (user_notification: unknown) => {
    const copilot = await copilotOf({ ...GOOD, user_notification });
    return typeof copilot === 'string' ? copilot : copilot.remark;
  };

  it.each(KNOWN_REMARKS)('%s is told by its id, in the words of the server', async (topic) => {
    const id = topic === 'copilot_seat_added' ? `${topic}_17` : topic;
    const words = { title: 'A title', message: 'A message.' };
    expect(await remarked({ notification_id: id, ...words, url: 7 })).toEqual({
      id,
      remark: { topic, ...words, page: null },
      url: null,
    });
  });

  it.each([
    [
      'https://github.com/settings?editor={EDITOR}',
      'https://github.com/settings?editor=pilot-light',
    ],
    ['https://evil.example/', null],
  ])('keeps the link %s only if it leads to GitHub', async (given, url) => {
    const remark = await remarked({ notification_id: 'free_over_limits', url: given });
    expect(remark).toMatchObject({ remark: { page: url === null ? null : 'other' }, url });
  });

  it('that is new is told in its words', async () => {
    expect(await remarked({ notification_id: 'brand_new', message: 'New.' })).toMatchObject({
      remark: { topic: 'unknown', message: 'New.' },
    });
  });

  it.each([null, undefined, 7, 'x', [], {}, { notification_id: 'brand_new' }, { title: 7 }])(
    'costs no token where it is %j, and is none',
    async (given) => {
      expect(await remarked(given)).toBeNull();
    },
  );
});

describe('the page of a single sign-on', () => {
  const SIGN_ON = 'https://github.com/orgs/octo-org/sso?authorization_request=AZSCKtL4U8y';

  it.each<[string, Script, object]>([
    [
      'beside bare words',
      json(403, { message: 'SAML.' }, { 'X-GitHub-SSO': `required; url=${SIGN_ON}` }),
      { reason: 'ssoRequired', message: 'SAML.' },
    ],
    [
      'beside nothing',
      json(404, {}, { 'X-GitHub-SSO': `required; url=${SIGN_ON}` }),
      { reason: 'ssoRequired' },
    ],
    [
      'beside a reason without a page',
      json(403, refusalBody({ notification_id: 'access_revoked' }), {
        'X-GitHub-SSO': `required; url=${SIGN_ON}`,
      }),
      { reason: 'access_revoked' },
    ],
  ])('is kept %s', async (_name, script, refusal) => {
    expect(await exchange(script)).toMatchObject({
      kind: 'refused',
      refusal: { ...refusal, page: 'signOn' },
      url: SIGN_ON,
    });
  });
});

describe('a refusal', () => {
  it.each(KNOWN_REFUSALS)('%s is told by its id, in the words of the server', async (id) => {
    const details = { notification_id: id, title: 'A title', message: 'A message.' };
    expect(await exchange(json(403, refusalBody(details)))).toMatchObject({
      kind: 'refused',
      refusal: { reason: id, title: 'A title', message: 'A message.', page: null },
      url: null,
      serverMs: expect.any(Number),
    });
  });

  it('keeps the words of a reason that is new', async () => {
    const details = { notification_id: 'brand_new', title: 'New', message: 'Something new.' };
    expect(await exchange(json(403, refusalBody(details)))).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'unknown', title: 'New', message: 'Something new.' },
    });
  });

  it.each([
    ['https://github.com/signup?editor={EDITOR}', 'https://github.com/signup?editor=pilot-light'],
    ['https://evil.example/', null],
    [7, null],
  ])('keeps the link %s only if it leads to GitHub', async (given, url) => {
    const details = { notification_id: 'not_signed_up', url: given };
    expect(await exchange(json(403, refusalBody(details)))).toMatchObject({
      refusal: { page: url === null ? null : 'other' },
      url,
    });
  });

  it('cuts words without end and takes out what cannot be seen', async () => {
    const details = {
      notification_id: 'billing_locked',
      title: 'T\u202eitle\n\n2'.padEnd(10_000, '\u{1F525}'),
      message: 'm'.repeat(100_000),
    };
    const answer = await exchange(json(403, refusalBody(details)));
    if (answer.kind !== 'refused') throw new Error(answer.kind);
    const { title, message } = answer.refusal;
    expect(title).toMatch(/^Title 2\u{1F525}+…$/u);
    expect(Array.from(title ?? '')).toHaveLength(120);
    expect(message).toHaveLength(600);
  });

  it.each<[string, Script, object]>([
    [
      'an app that is not allowed',
      json(403, { message: 'Resource not accessible by integration' }),
      { kind: 'refused', refusal: { reason: 'wrongClient' } },
    ],
    [
      'a personal token',
      json(403, { message: 'Resource not accessible by personal access token' }),
      { kind: 'refused', refusal: { reason: 'wrongClient' } },
    ],
    [
      'bare words',
      json(403, { message: 'Protected by SAML.' }),
      { kind: 'refused', refusal: { reason: 'unknown', message: 'Protected by SAML.' } },
    ],
    [
      'an exchange that is not there',
      json(404, { message: 'Not Found' }),
      { kind: 'refused', refusal: { reason: 'notFound' } },
    ],
    [
      'details without an id',
      json(403, refusalBody({ message: 'No.' })),
      { kind: 'refused', refusal: { reason: 'unknown', message: 'No.' } },
    ],
    [
      'a refusal dressed as success',
      json(200, refusalBody({ notification_id: 'spammy_user' })),
      { kind: 'refused', refusal: { reason: 'spammy_user' } },
    ],
    ['a rejected token', json(401, { message: 'Bad credentials' }), { kind: 'unauthorized' }],
    [
      'nothing readable',
      raw(403, 'no', { 'X-GitHub-Request-Id': 'A' }),
      { kind: 'trouble', trouble: { kind: 'malformed' } },
    ],
    [
      'a bad request',
      json(400, { message: 'what?' }),
      { kind: 'refused', refusal: { reason: 'unknown', message: 'what?' } },
    ],
    [
      'an outage with a reason',
      json(500, refusalBody({ notification_id: 'server_error' })),
      { kind: 'trouble', trouble: { kind: 'server' } },
    ],
  ])('is told from %s', async (_name, script, expected) => {
    expect(await exchange(script)).toMatchObject(expected);
  });
});

describe('a rate limit', () => {
  const now = Date.UTC(2026, 8, 10, 12);
  const date = { Date: new Date(now).toUTCString() };
  const reset = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(now / 1_000 + 90) };

  it.each<[string, Script, number]>([
    ['seconds', json(429, {}, { ...date, 'Retry-After': '30' }), 30_000],
    [
      'a date',
      json(429, {}, { ...date, 'Retry-After': new Date(now + 45_000).toUTCString() }),
      45_000,
    ],
    ['garbage', json(429, {}, { ...date, 'Retry-After': 'soon' }), MINUTE_MS],
    ['a day', json(429, {}, { ...date, 'Retry-After': '86400' }), DAY_MS],
    ['a year', json(429, {}, { ...date, 'Retry-After': '31536000' }), DAY_MS],
    ['nothing', json(429, {}, date), MINUTE_MS],
  ])('is obeyed when it says %s', async (_name, script, retryAfterMs) => {
    expect(await exchange(script)).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'rateLimited', retryAfterMs },
    });
  });

  it.each<[string, Script, number]>([
    ['used up', json(403, { message: 'Forbidden' }, { ...date, ...reset }), 90_000],
    ['named', json(403, { message: 'API rate limit exceeded for user ID 1.' }, date), MINUTE_MS],
    [
      'secondary',
      json(
        403,
        { message: 'You have exceeded a secondary rate limit.' },
        { ...date, 'Retry-After': '5' },
      ),
      5_000,
    ],
  ])('is seen behind a 403 when it is %s', async (_name, script, retryAfterMs) => {
    expect(await exchange(script)).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'rateLimited', retryAfterMs },
    });
  });

  it('does not hide a reasoned refusal', async () => {
    const body = refusalBody({ notification_id: 'no_copilot_access' });
    expect(await exchange(json(403, body, { ...date, ...reset }))).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'no_copilot_access' },
    });
  });

  it.each([500, 502, 503, 504])('is no part of a %i', async (status) => {
    expect(await exchange(raw(status, '<html>', { 'Content-Type': 'text/html' }))).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'server', retryAfterMs: null },
    });
    expect(await exchange(json(status, {}, { 'Retry-After': '12' }))).toMatchObject({
      trouble: { kind: 'server', retryAfterMs: 12_000 },
    });
  });
});

describe('the note’s dialect', () => {
  function methods(): readonly string[] {
    return server.seen.map((request) => request.method);
  }

  it.each<[string, Script]>([
    ['405', json(405, {})],
    ['404 that is not from GitHub', json(404, {}, NO_ID)],
    ['404 with a page', raw(404, '<html>', { 'Content-Type': 'text/html' })],
  ])('is tried once after a %s', async (_name, first) => {
    expect(await exchange(inTurn(first, json(200, NOTE, NO_ID)))).toMatchObject({
      kind: 'token',
      copilot: {
        expiresAtServerMs: EXPIRES_AT * 1_000,
        refreshInMs: null,
        identity: { id: 583_231, login: 'octocat', name: 'Mona', avatarUrl: 'https://x.example/a' },
      },
    });
    expect(methods()).toEqual(['GET', 'POST']);
    expect(server.seen[1]?.headers.authorization).toBe(`Bearer ${TOKEN.reveal()}`);
  });

  it('is not tried when GitHub itself says 404', async () => {
    expect(await exchange(json(404, {}))).toMatchObject({ refusal: { reason: 'notFound' } });
    expect(methods()).toEqual(['GET']);
  });

  it('is remembered after a token and in an outage, and forgotten with the next no', async () => {
    const bench = createWireBench();
    const note = json(200, NOTE, NO_ID);
    const no = json(401, {}, NO_ID);
    const script = inTurn(json(405, {}), note, note, raw(503, ''), no, json(405, {}), note);
    for (let round = 0; round < 5; round++) await exchange(script, bench);
    expect(methods()).toEqual(['GET', 'POST', 'POST', 'POST', 'POST', 'GET', 'POST']);
  });

  it.each<[string, Script, object]>([
    ['no token', json(200, {}, NO_ID), { kind: 'trouble', trouble: { kind: 'malformed' } }],
    ['a rejected token', json(401, {}, NO_ID), { kind: 'unauthorized' }],
    ['a 405 as well', json(405, {}), { kind: 'refused', refusal: { reason: 'notFound' } }],
  ])('is not remembered when it brings %s', async (_name, second, expected) => {
    const bench = createWireBench();
    expect(await exchange(inTurn(json(405, {}), second), bench)).toMatchObject(expected);
    await exchange(json(200, GOOD), bench);
    expect(methods()).toEqual(['GET', 'POST', 'GET']);
  });
});
