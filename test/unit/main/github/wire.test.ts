import { describe, expect, it } from 'vitest';
import { http as limits } from '../../../../src/main/config.ts';
import type { GitHub, Http, HttpRequest } from '../../../../src/main/ports.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';
import { createWireBench, steady, type WireBench } from '../../../support/wire-bench.ts';

const TOKEN = new Secret('ghu_unitunitunitunitunitunit');
const DEVICE_CODE = new Secret('3584d83530557fdd1f46af8289938c8ef79f9dc5');
const GOOD = JSON.stringify({ token: 'opaque:00', expires_at: 1_790_001_800, refresh_in: 1_500 });
const JSON_TYPE = { 'content-type': 'application/json' };
const NONE = { kind: 'told', told: null };
const FROM_GITHUB = { ...JSON_TYPE, 'x-github-request-id': 'ABCD:1' };
const TOO_FAST = {
  message:
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
};

/** A port that gives the same answer to everything and keeps what it was asked. */
function answering(status: number, body: string, headers: Readonly<Record<string, string>>) {
  const asked: HttpRequest[] = [];
  const http: Http = (request) => {
    asked.push(request);
    return Promise.resolve(new Response(body, { status, headers }));
  };
  return { asked, ...createWireBench({ http }) };
}

/** Every call of the port, each with what it answers in trouble. */
const CALLS: readonly [string, (github: GitHub, host: string) => Promise<unknown>][] = [
  ['requestCode', (github, host) => github.requestCode(host, 'client', steady)],
  ['poll', (github, host) => github.poll({ host, clientId: 'c', deviceCode: DEVICE_CODE }, steady)],
  ['renew', (github, host) => github.renew({ host, clientId: 'c', refreshToken: TOKEN }, steady)],
  ['exchange', (github, host) => github.exchange(host, TOKEN, steady)],
  ['identify', (github, host) => github.identify(host, TOKEN, steady)],
  ['usage', (github, host) => github.usage(host, TOKEN, steady)],
  ['avatar', (github, host) => github.avatar(host, `https://${host}/a.png`, steady)],
  ['probe', (github, host) => github.probe(host, steady)],
];

describe('the addresses', () => {
  it.each([
    ['github.com', 'https://github.com', 'https://api.github.com'],
    ['octocorp.ghe.com', 'https://octocorp.ghe.com', 'https://api.octocorp.ghe.com'],
    ['ghes.example', 'https://ghes.example', 'https://ghes.example/api/v3'],
  ])('of %s are asked, and no others', async (host, web, rest) => {
    const { asked, github } = answering(200, '{}', FROM_GITHUB);
    for (const [, call] of CALLS) await call(github, host);
    expect(asked.map((request) => `${request.method} ${request.url}`)).toEqual([
      `POST ${web}/login/device/code`,
      `POST ${web}/login/oauth/access_token`,
      `POST ${web}/login/oauth/access_token`,
      `GET ${rest}/copilot_internal/v2/token`,
      `GET ${rest}/user`,
      `GET ${rest}/copilot_internal/user`,
      `GET https://${host}/a.png?s=96`,
      `POST ${web}/login/device/code`,
    ]);
  });

  it.each([
    '',
    'evil.example/path',
    'GitHub.com',
    'a@github.com',
    '10.0.0.1',
    'github.com:443',
    '127.0.0.1:1',
  ])('of %j, which is no host here, are never asked', async (host) => {
    const asked: HttpRequest[] = [];
    const http: Http = (request) => {
      asked.push(request);
      return Promise.reject(new Error('asked'));
    };
    const { github } = createWireBench({ http, allowLoopback: false });
    for (const [, call] of CALLS) await call(github, host);
    expect(asked).toEqual([]);
  });
});

describe('a request', () => {
  it.each(CALLS)('never carries a credential it does not need: %s', async (name, call) => {
    const { asked, github } = answering(200, '{}', FROM_GITHUB);
    await call(github, 'github.com');
    const [request] = asked;
    const carries = JSON.stringify([request?.headers, request?.body, request?.url]);
    expect(carries.includes(TOKEN.reveal())).toBe(
      ['renew', 'exchange', 'identify', 'usage'].includes(name),
    );
    expect(carries.includes(DEVICE_CODE.reveal())).toBe(name === 'poll');
    expect(request?.url).not.toMatch(/ghu_|3584/);
    expect(carries).not.toMatch(/vscode|Copilot(?:Chat)?\/|jetbrains/i);
  });
});

describe('who answered', () => {
  it.each(['github.com', 'octocorp.ghe.com'])(
    'is asked of every answer of the API of %s',
    async (host) => {
      for (const status of [200, 401, 403, 404, 429, 500]) {
        const { entries, github } = answering(status, GOOD, JSON_TYPE);
        const portal = { kind: 'trouble', trouble: { kind: 'portal' }, serverMs: null };
        expect(await github.exchange(host, TOKEN, steady)).toMatchObject(portal);
        expect(await github.identify(host, TOKEN, steady)).toMatchObject(portal);
        const untold = { kind: 'trouble', trouble: { kind: 'portal' } };
        expect(await github.usage(host, TOKEN, steady)).toMatchObject(untold);
        expect(entries.map((entry) => 'outcome' in entry && entry.outcome)).toEqual([
          'portal',
          'portal',
          'portal',
        ]);
      }
    },
  );

  it.each(['ghes.example', '127.0.0.1:8080'])('is not asked of data from %s', async (host) => {
    const { github } = answering(200, GOOD, JSON_TYPE);
    expect(await github.exchange(host, TOKEN, steady)).toMatchObject({ kind: 'token' });
    const rejecting = answering(401, '{}', JSON_TYPE);
    expect(await rejecting.github.exchange(host, TOKEN, steady)).toMatchObject({
      kind: 'unauthorized',
    });
  });

  it('is settled for GitHub’s own hosts: they are never asked in the note’s dialect', async () => {
    const { asked, github } = answering(405, '{}', FROM_GITHUB);
    expect(await github.exchange('github.com', TOKEN, steady)).toMatchObject({ kind: 'refused' });
    expect(asked).toHaveLength(1);
  });

  it('is a portal for github.com’s sign-in when neither code nor OAuth error nor request id came', async () => {
    const { github } = answering(404, '{}', JSON_TYPE);
    expect(await github.requestCode('github.com', 'client', steady)).toMatchObject({
      trouble: { kind: 'portal' },
    });
  });

  it('is GitHub that does not know the client id, when it says 404 in its own name', async () => {
    const { github } = answering(404, '{"error":"Not Found"}', FROM_GITHUB);
    const poll = { host: 'github.com', clientId: 'c', deviceCode: DEVICE_CODE };
    const unknownClient = {
      kind: 'wrongClient',
      cause: { kind: 'answer', status: 404, code: null },
    };
    expect(await github.requestCode('github.com', 'c', steady)).toEqual(unknownClient);
    expect(await github.poll(poll, steady)).toEqual(unknownClient);
  });

  it('is GitHub that says why it gives no code, when it says so in its own name', async () => {
    const { github } = answering(403, '{"message":"Octo-org says no."}', FROM_GITHUB);
    expect(await github.requestCode('github.com', 'c', steady)).toEqual({
      kind: 'unexpected',
      code: null,
      said: 'Octo-org says no.',
      cause: { kind: 'answer', status: 403, code: null },
    });
  });

  it('may be a proxy that wants a password', async () => {
    const { github } = answering(407, '', {});
    for (const host of ['github.com', 'ghes.example']) {
      expect(await github.exchange(host, TOKEN, steady)).toMatchObject({
        kind: 'trouble',
        trouble: { kind: 'proxyAuth' },
      });
    }
  });

  it.each([
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_CERT_DATE_INVALID', 'clock'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate'],
    ['net::ERR_PROXY_AUTH_REQUESTED', 'proxyAuth'],
    ['net::ERR_PAC_SCRIPT_FAILED', 'proxy'],
    ['net::ERR_NAME_NOT_RESOLVED', 'hostNotFound'],
    ['net::ERR_INTERNET_DISCONNECTED', 'network'],
    ["Attempted to redirect, but redirect policy was 'error'", 'portal'],
  ])('is nobody when every call fails with %s', async (message, kind) => {
    const { github } = createWireBench({ http: () => Promise.reject(new Error(message)) });
    for (const [name, call] of CALLS.slice(0, 5)) {
      expect(await call(github, 'github.com'), name).toMatchObject({
        kind: 'trouble',
        trouble: { kind, retryAfterMs: null },
      });
    }
  });

  it('rejects nothing even if the port throws', async () => {
    const http: Http = () => {
      throw new Error('bug');
    };
    const { github } = createWireBench({ http });
    for (const [, call] of CALLS)
      await expect(call(github, 'github.com')).resolves.not.toBeInstanceOf(Error);
  });
});

describe('the cause of trouble', () => {
  async function causeOf(bench: WireBench, signal = steady): Promise<unknown> {
    const answer = bench.github.exchange('github.com', TOKEN, signal);
    await bench.clock.advance(limits.deadlineMs);
    return answer;
  }

  it.each<[string, Http, object]>([
    [
      'the name of what the network met',
      () => Promise.reject(new Error('net::ERR_CERT_DATE_INVALID')),
      { kind: 'network', name: 'ERR_CERT_DATE_INVALID' },
    ],
    [
      'the deadline that passed',
      () => new Promise(() => undefined),
      { kind: 'limit', limit: 'deadlineMs', allowed: limits.deadlineMs },
    ],
    [
      'the size that was passed',
      () => Promise.resolve(new Response('x'.repeat(limits.maximumBodyBytes + 1))),
      { kind: 'limit', limit: 'bodyBytes', allowed: limits.maximumBodyBytes },
    ],
    [
      'the status that a portal answered with',
      () => Promise.resolve(new Response('', { status: 511 })),
      { kind: 'answer', status: 511, code: null },
    ],
    [
      'the status that GitHub answered with',
      () => Promise.resolve(new Response('', { status: 503, headers: FROM_GITHUB })),
      { kind: 'answer', status: 503, code: null },
    ],
  ])('is %s', async (_name, http, cause) => {
    const bench = createWireBench({ http });
    expect(await causeOf(bench)).toMatchObject({ kind: 'trouble', trouble: { cause } });
  });

  it('stands in the activity beside the trouble, and nowhere else', async () => {
    const failing = createWireBench({ http: () => Promise.reject(new Error('net::ERR_FAILED')) });
    await causeOf(failing);
    expect(failing.entries).toMatchObject([{ cause: { kind: 'network', name: 'ERR_FAILED' } }]);
    const answered = answering(200, GOOD, FROM_GITHUB);
    await causeOf(answered);
    expect(answered.entries).toHaveLength(1);
    expect(answered.entries[0]).not.toHaveProperty('cause');
  });

  it('is that nothing was sent', async () => {
    const bench = createWireBench({ allowLoopback: false });
    expect(await bench.github.exchange('127.0.0.1:1', TOKEN, steady)).toMatchObject({
      trouble: { cause: { kind: 'hostRefused' } },
    });
    expect(await causeOf(bench, AbortSignal.abort())).toMatchObject({
      trouble: { cause: { kind: 'aborted' } },
    });
  });
});

describe('a rate limit that is said in words only', () => {
  it.each(CALLS.slice(0, 5))('is waited for when it answers %s', async (_name, call) => {
    const { github } = answering(403, JSON.stringify(TOO_FAST), FROM_GITHUB);
    expect(await call(github, 'github.com')).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'rateLimited', retryAfterMs: MINUTE_MS },
    });
  });

  it('is none under a status that says something else', async () => {
    const rejected = answering(401, JSON.stringify(TOO_FAST), FROM_GITHUB);
    expect(await rejected.github.identify('github.com', TOKEN, steady)).toMatchObject({
      kind: 'unauthorized',
    });
    const failing = answering(503, JSON.stringify(TOO_FAST), FROM_GITHUB);
    expect(await failing.github.identify('github.com', TOKEN, steady)).toMatchObject({
      trouble: { kind: 'server' },
    });
  });
});

describe('a no of GitHub', () => {
  it('is written into the log with its facts', async () => {
    const { github, lines } = answering(400, '{"error":"access_denied"}', FROM_GITHUB);
    await github.poll({ host: 'github.com', clientId: 'c', deviceCode: DEVICE_CODE }, steady);
    const facts = { purpose: 'poll', kind: 'denied', status: 400, code: 'access_denied' };
    expect(lines).toEqual([{ message: 'GitHub said no', facts }]);
  });
});

describe('a stream that pays no heed to signals', () => {
  function endless(onCancel: () => void): Http {
    const pull = (stream: ReadableStreamDefaultController<Uint8Array>): void =>
      stream.enqueue(new Uint8Array(16 * 1024));
    const body = () => new ReadableStream({ pull, cancel: onCancel });
    return () => Promise.resolve(new Response(body(), { headers: FROM_GITHUB }));
  }

  it('is cancelled when it passes the limit', async () => {
    let cancelled = 0;
    const { github } = createWireBench({ http: endless(() => (cancelled += 1)) });
    expect(await github.exchange('github.com', TOKEN, steady)).toMatchObject({
      trouble: { kind: 'malformed' },
    });
    expect(cancelled).toBe(1);
  });

  it('is cancelled when it comes after the deadline', async () => {
    let answerLate = (): void => undefined;
    let noteCancelled = (): void => undefined;
    const cancelled = new Promise<void>((resolve) => {
      noteCancelled = resolve;
    });
    const http: Http = (request) =>
      new Promise((resolve, reject) => {
        answerLate = () => void endless(noteCancelled)(request).then(resolve, reject);
      });
    const { clock, github } = createWireBench({ http });
    const answer = github.exchange('github.com', TOKEN, steady);
    await clock.advance(limits.deadlineMs);
    expect(await answer).toMatchObject({ trouble: { kind: 'timeout' } });
    answerLate();
    await cancelled;
  });
});

describe('the identity of an account', () => {
  const who = { id: 583_231, login: 'octocat', name: 'Mona', avatar_url: 'https://x.example/a' };

  it.each<[string, number, object, object]>([
    [
      'a person',
      200,
      who,
      {
        kind: 'identity',
        identity: { id: 583_231, login: 'octocat', name: 'Mona', avatarUrl: 'https://x.example/a' },
      },
    ],
    [
      'an id as text',
      200,
      { ...who, id: '583231' },
      { kind: 'identity', identity: { id: 583_231 } },
    ],
    [
      'a person without name or picture',
      200,
      { id: 1, login: 'x_y' },
      { kind: 'identity', identity: { name: null, avatarUrl: null } },
    ],
    [
      'fields that are odd',
      200,
      { ...who, name: 7, avatar_url: {} },
      { kind: 'identity', identity: { name: null, avatarUrl: null } },
    ],
    ['no login', 200, { id: 1 }, { kind: 'trouble', trouble: { kind: 'malformed' } }],
    ['half an id', 200, { ...who, id: 1.5 }, { kind: 'trouble', trouble: { kind: 'malformed' } }],
    [
      'an id of 1e300',
      200,
      { ...who, id: 1e300 },
      { kind: 'trouble', trouble: { kind: 'malformed' } },
    ],
    [
      'a login with line breaks',
      200,
      { ...who, login: 'a\nb' },
      { kind: 'trouble', trouble: { kind: 'malformed' } },
    ],
    ['a rejected token', 401, {}, { kind: 'unauthorized' }],
    ['a limit in words', 403, TOO_FAST, { kind: 'trouble', trouble: { kind: 'rateLimited' } }],
    ['nothing there', 404, {}, { kind: 'unknown' }],
    ['a limit', 429, {}, { kind: 'trouble', trouble: { kind: 'rateLimited' } }],
    [
      'a request that GitHub calls wrong',
      400,
      { message: 'Bad Request' },
      { kind: 'trouble', trouble: { kind: 'malformed' } },
    ],
    ['an outage', 502, {}, { kind: 'trouble', trouble: { kind: 'server' } }],
  ])('understands %s', async (_name, status, body, expected) => {
    const { github } = answering(status, JSON.stringify(body), FROM_GITHUB);
    expect(await github.identify('github.com', TOKEN, steady)).toMatchObject(expected);
  });
});

describe('an identity that GitHub will not tell', () => {
  it.each<[string, number, object, object]>([
    ['a refusal', 403, { message: 'no' }, { kind: 'withheld', trouble: { kind: 'malformed' } }],
    [
      'what GitHub says of a token that it holds back',
      403,
      { message: 'Sorry. Your account was suspended.' },
      {
        kind: 'withheld',
        refusal: { reason: 'withheld', message: 'Sorry. Your account was suspended.' },
      },
    ],
    [
      'a no that would speak of the client id elsewhere',
      403,
      { message: 'Resource not accessible by integration' },
      { kind: 'withheld', refusal: { reason: 'withheld' } },
    ],
    ['blocked by law', 451, {}, { kind: 'withheld' }],
    ['a refusal without words', 422, {}, { kind: 'withheld', refusal: null, url: null }],
  ])('may have been said why, and is: %s', async (_name, status, body, expected) => {
    const { github } = answering(status, JSON.stringify(body), FROM_GITHUB);
    expect(await github.identify('github.com', TOKEN, steady)).toMatchObject(expected);
  });
});

describe('the plan of an account', () => {
  it.each([
    [{ copilot_plan: 'business' }, 'business'],
    [{ copilot_plan: 'individual', access_type_sku: 'free_limited_copilot' }, 'free'],
    [{ copilot_plan: 'individual', access_type_sku: 'free_educational_quota' }, 'individual_edu'],
    [
      { copilot_plan: 'individual', access_type_sku: 'plus_monthly_subscriber_quota' },
      'individual_pro',
    ],
    [
      { copilot_plan: 'individual', access_type_sku: 'copilot_enterprise_seat_quota' },
      'enterprise',
    ],
    [{ copilot_plan: 'individual', access_type_sku: 'copilot_for_business_seat' }, 'business'],
    [{ copilot_plan: 'individual', access_type_sku: 'no_access' }, null],
    [{ copilot_plan: 'individual', access_type_sku: 'monthly_subscriber' }, 'individual'],
    [{ copilot_plan: 'individual_pro', access_type_sku: 'monthly_subscriber' }, 'individual_pro'],
    [{ copilot_plan: 'Individual_Max' }, 'individual_max'],
    [{ copilot_plan: 'free_limited_copilot' }, 'free'],
    [{ access_type_sku: 'copilot_enterprise_seat' }, 'enterprise'],
    [{ copilot_plan: 'Team of 2030', access_type_sku: 'team_2030' }, 'Team of 2030'],
    [{ copilot_plan: 'constructor', access_type_sku: '__proto__' }, 'constructor'],
    [{ copilot_plan: 7 }, null],
    [{}, null],
    [[], null],
  ])('reads %j', async (body, plan) => {
    const { github } = answering(200, JSON.stringify(body), FROM_GITHUB);
    const answer = await github.usage('github.com', TOKEN, steady);
    expect(answer.kind === 'told' ? (answer.told?.plan ?? null) : answer).toBe(plan);
  });

  it.each([
    [200, 'what?'],
    [403, '{"copilot_plan":"business"}'],
    [404, '{"message":"Not Found"}'],
  ])('is none where the host says so or nothing that can be read: %i', async (status, body) => {
    const { github } = answering(status, body, FROM_GITHUB);
    expect(await github.usage('github.com', TOKEN, steady)).toEqual(NONE);
  });

  it.each([401, 408, 429, 500, 503])('is not heard of a host in trouble: %i', async (status) => {
    const { github } = answering(status, '{"copilot_plan":"business"}', FROM_GITHUB);
    const { kind } = await github.usage('github.com', TOKEN, steady);
    expect(kind).toBe(status === 401 ? 'unauthorized' : 'trouble');
  });
});

describe('an avatar', () => {
  const url = 'https://avatars.githubusercontent.com/u/1?v=4';
  const png = '\x89PNG\r\n\x1a\nrest';

  async function avatarOf(body: string, type: string) {
    const bytes = Buffer.from(body, 'latin1');
    const http: Http = () =>
      Promise.resolve(new Response(bytes, { headers: { 'content-type': type } }));
    return createWireBench({ http }).github.avatar('github.com', url, steady);
  }

  it('becomes a data address', async () => {
    const base64 = Buffer.from(png, 'latin1').toString('base64');
    const picture = { kind: 'told', told: `data:image/png;base64,${base64}` };
    expect(await avatarOf(png, 'image/png')).toEqual(picture);
    expect(await avatarOf(png, 'IMAGE/PNG; q=1')).toEqual(picture);
  });

  it.each([
    ['a drawing with scripts', '<svg/>', 'image/svg+xml'],
    ['a picture of more than 64 KiB', png.padEnd(64 * 1024 + 1, 'x'), 'image/png'],
    ['no type', png, ''],
  ])('is not %s', async (_name, body, type) => {
    expect(await avatarOf(body, type)).toEqual(NONE);
  });

  it.each(['text/html', 'image/png'])(
    'was not heard where a portal sends a page: %s',
    async (type) => {
      expect(await avatarOf('<html>', type)).toMatchObject({ trouble: { kind: 'portal' } });
    },
  );
});

describe('a probe', () => {
  const code = '{"device_code":"a","user_code":"b"}';

  it.each<[string, number, string, Readonly<Record<string, string>>, string]>([
    ['a device code', 200, code, JSON_TYPE, 'gitHub'],
    ['an OAuth error', 400, '{"error":"unauthorized_client"}', JSON_TYPE, 'gitHub'],
    ['a request id', 404, '', FROM_GITHUB, 'gitHub'],
    ['some 404', 404, 'nothing here', {}, 'notGitHub'],
    ['a page', 200, '<html>', { 'content-type': 'text/html' }, 'notGitHub'],
    ['a redirect', 302, '', { location: 'https://x.example' }, 'notGitHub'],
    ['other data', 200, '{}', JSON_TYPE, 'notGitHub'],
    ['an outage', 503, '', {}, 'unreachable'],
  ])('judges a host by %s', async (_name, status, body, headers, expected) => {
    expect(await answering(status, body, headers).github.probe('ghes.example', steady)).toBe(
      expected,
    );
  });

  it('cannot reach a host that does not answer', async () => {
    const { github } = createWireBench({ http: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await github.probe('ghes.example', steady)).toBe('unreachable');
  });
});
