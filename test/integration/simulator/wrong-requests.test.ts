import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import {
  type Answered,
  COPILOT_PLUGIN,
  field,
  GITHUB_CLI,
  githubToken,
  plainClient,
} from './plain-client.ts';
import { type Ask, type AskHeaders, type RawClient, rawClient } from './raw-client.ts';

/** What every client sends that is known to work. */
const NAMED = { 'user-agent': 'Wrong/1.0', accept: 'application/json' } as const;
const FORM = { ...NAMED, 'content-type': 'application/x-www-form-urlencoded' } as const;
const JSON_BODY = { ...NAMED, 'content-type': 'application/json' } as const;
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const LONG = 'x'.repeat(9_000);

const CODE = '/login/device/code';
const TOKEN = '/login/oauth/access_token';
const EXCHANGE = '/copilot_internal/v2/token';
const USAGE = '/copilot_internal/user';
const USER = '/user';
const REVOKE = '/credentials/revoke';

let simulator: Simulator;
let client: RawClient;
let token: string;
const ask = (question: Ask) => client.ask(question);

beforeAll(async () => {
  simulator = await startSimulator();
  client = rawClient(simulator.url);
  token = await githubToken(simulator);
});

afterAll(async () => {
  client.close();
  await simulator.close();
});

const restNo = (status: number, message: string) => ({
  status,
  body: {
    message,
    documentation_url: expect.stringMatching(/^https:\/\/docs\.github\.com\//),
    status: String(status),
  },
});

const NOT_FOUND = restNo(404, 'Not Found');

/** GitHub says so itself: with its id, its time and, where it speaks JSON, its charset. */
function saysGitHub(answer: Answered): Answered {
  expect(answer.headers.get('x-github-request-id')).toMatch(/^[0-9A-F]+(:[0-9A-F]+){4}$/);
  expect(Date.parse(answer.headers.get('date') ?? '')).not.toBeNaN();
  return answer;
}

const ROOMS = [
  ['POST', CODE],
  ['POST', TOKEN],
  ['GET', EXCHANGE],
  ['GET', USAGE],
  ['GET', USER],
  ['POST', REVOKE],
] as const;

describe('a wrong method', () => {
  const wrong = ROOMS.flatMap(([right, path]) =>
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
      .filter((method) => method !== right)
      .map((method) => [method, path] as const),
  );
  it.each(wrong)('%s at %s is an address that does not exist', async (method, path) => {
    const answer = saysGitHub(await ask({ method, path, headers: FORM }));
    const isSignIn = path.startsWith('/login/');
    expect(answer).toMatchObject(
      isSignIn ? { status: 404, body: { error: 'Not Found' } } : NOT_FOUND,
    );
    expect(answer.headers.get('allow')).toBeNull();
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('is a page to those who do not ask the sign-in for JSON', async () => {
    for (const path of [CODE, TOKEN, '/login/nothing', '/login/DEVICE/code']) {
      const headers = { 'user-agent': 'Wrong/1.0', accept: '*/*' };
      const answer = saysGitHub(await ask({ method: 'GET', path, headers }));
      expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('<html') });
    }
  });

  it('is 405 and plain text at the Copilot API', async () => {
    for (const [method, path] of [
      ['POST', '/models'],
      ['GET', '/chat/completions'],
    ] as const) {
      expect(await ask({ method, path, headers: NAMED })).toMatchObject({
        status: 405,
        text: 'Method Not Allowed\n',
      });
    }
  });
});

describe.each(ROOMS.filter(([, path]) => !path.startsWith('/login/')))(
  '%s %s, as all of the REST API,',
  (method, path) => {
    const asked = async (change: Partial<Ask>) =>
      saysGitHub(await ask({ method, path, headers: NAMED, ...change }));

    it.each([
      ['none', { accept: 'application/json' }],
      ['an empty one', { ...NAMED, 'user-agent': '' }],
      ['a blank one', { ...NAMED, 'user-agent': ' ' }],
    ])('wants a User-Agent, and has %s', async (_, headers) => {
      const answer = await asked({ headers });
      expect(answer).toMatchObject({
        status: 403,
        text: expect.stringContaining('make sure your request has a User-Agent header'),
      });
      expect(answer.headers.get('content-type')).toContain('text/html');
    });

    it.each(['text/html', 'text/*', 'application/xml', 'image/png', 'json'])(
      'cannot answer as %s',
      async (accept) => {
        const answer = await asked({ headers: { ...NAMED, accept } });
        const message = expect.stringMatching(/^Unsupported 'Accept' header: .* Must accept/);
        expect(answer).toMatchObject({ status: 415, body: { message, status: '415' } });
      },
    );

    it.each([
      undefined,
      '',
      '*/*',
      'application/*',
      'APPLICATION/JSON',
      'application/vnd.github+json',
      'application/vnd.github.v3',
      'application/json; charset=utf-8; q=0.1',
      'text/html, image/avif, */*;q=0.8',
    ])('answers in JSON to Accept: %s', async (accept) => {
      const headers = { 'user-agent': 'Wrong/1.0', ...(accept === undefined ? {} : { accept }) };
      expect((await asked({ headers })).status).not.toBe(415);
    });

    it.each([
      ['with a slash at its end', `${path}/`],
      ['in capitals', path.toUpperCase()],
      ['with two slashes in front', `/${path}`],
      ['with a slash too many on Enterprise Server', `/api/v3/${path}`],
    ])('is not found %s', async (_, other) => {
      expect(await asked({ path: other })).toMatchObject(NOT_FOUND);
    });

    it('takes no token in the query', async () => {
      const refused = await asked({ path: `${path}?access_token=ghu_1` });
      expect(refused).toMatchObject(
        restNo(400, 'Must specify access token via Authorization header.'),
      );
    });

    const isPublic = !path.startsWith('/copilot_internal/');
    it.each(['2025-04-01', 'v3', ' ', 'x'.repeat(300), '2022-11-28, 2022-11-28'])(
      `${isPublic ? 'refuses' : 'has its own versions and takes'} version %s`,
      async (version) => {
        const answer = await asked({ headers: { ...NAMED, 'x-github-api-version': version } });
        expect(answer.status === 400).toBe(isPublic);
        if (isPublic) expect(answer.body.errors).toContain('is not a supported version');
      },
    );
  },
);

describe.each([EXCHANGE, USAGE, USER])('the credentials at %s', (path) => {
  type Credentials = (good: string) => string | string[] | undefined;
  const asked = async (authorization: Credentials) => {
    const said = authorization(token);
    const headers = said === undefined ? NAMED : { ...NAMED, authorization: said };
    return saysGitHub(await ask({ method: 'GET', path, headers }));
  };

  it.each<[string, Credentials]>([
    ['missing', () => undefined],
    ['empty', () => ''],
    ['a scheme without a token', () => 'Bearer'],
    ['a scheme and a blank', () => 'Bearer   '],
    ['a token without a scheme', (good) => good],
    ['of another scheme', (good) => `Digest ${good}`],
  ])('are %s: nobody is asking', async (_, authorization) => {
    expect(await asked(authorization)).toMatchObject(restNo(401, 'Requires authentication'));
  });

  it.each<[string, Credentials]>([
    ['unknown', () => 'Bearer ghu_unknown'],
    ['too long', () => `Bearer ${LONG}`],
    ['in capitals', (good) => `Bearer ${good.toUpperCase()}`],
    ['in quotation marks', (good) => `Bearer "${good}"`],
    ['two in one', (good) => `Bearer ${good}, Bearer ${good}`],
    ['a wrong password', () => `Basic ${Buffer.from('octocat:secret').toString('base64')}`],
    ['no Base64', () => 'Basic ???'],
  ])('are %s: bad credentials', async (_, authorization) => {
    expect(await asked(authorization)).toMatchObject(restNo(401, 'Bad credentials'));
  });

  it.each<[string, Credentials]>([
    ['token', (good) => `token ${good}`],
    ['bearer', (good) => `BEARER  ${good} `],
    ['the password of basic', (good) => `Basic ${Buffer.from(`x:${good}`).toString('base64')}`],
    ['the first of two', (good) => [`Bearer ${good}`, 'Bearer ghu_unknown']],
  ])('are good as %s', async (_, authorization) => {
    expect((await asked(authorization)).status).toBe(200);
  });
});

/** Every way to give a field wrongly; `wrong` looks well and is none that GitHub knows. */
const wrongly = (name: string, wrong: string): readonly (readonly [string, AskHeaders, string])[] =>
  [
    ['missing', FORM, ''],
    ['empty', FORM, `${name}=`],
    ['blank', FORM, `${name}=%20`],
    ['unknown', FORM, `${name}=${wrong}`],
    ['too long', FORM, `${name}=${LONG}`],
    ['with a NUL', FORM, `${name}=%00`],
    ['no UTF-8', FORM, `${name}=%ff%fe`],
    ['a list', FORM, `${name}[]=${wrong}`],
    ['under another case', FORM, `${name.toUpperCase()}=${wrong}`],
    ['twice', FORM, `${name}=${wrong}&${name}=${wrong}x`],
    ['a number', JSON_BODY, JSON.stringify({ [name]: 1 })],
    ['null', JSON_BODY, JSON.stringify({ [name]: null })],
    ['a list in JSON', JSON_BODY, JSON.stringify({ [name]: [wrong] })],
    ['an object', JSON_BODY, JSON.stringify({ [name]: { value: wrong } })],
    ['in JSON that is a list', JSON_BODY, JSON.stringify([{ [name]: wrong }])],
    ['in JSON that says it is text', { ...NAMED, 'content-type': 'text/plain' }, `{"${name}":1}`],
    ['in JSON that says it is a form', FORM, `{"${name}":"${wrong}"}`],
  ] as const;

describe('the fields of a sign-in', () => {
  it.each(wrongly('client_id', 'Iv1.nobody'))(
    'POST /login/device/code, client_id %s: no such app',
    async (_, headers, body) => {
      const answer = saysGitHub(await ask({ method: 'POST', path: CODE, headers, body }));
      expect(answer).toMatchObject({ status: 404, body: { error: 'Not Found' } });
    },
  );

  it.each([...wrongly('scope', 'no:such'), ['in Japanese', FORM, 'scope=%E8%B5%A4'] as const])(
    'POST /login/device/code, scope %s: a code all the same',
    async (_, headers, body) => {
      const path = `${CODE}?client_id=${COPILOT_PLUGIN}`;
      const answer = saysGitHub(await ask({ method: 'POST', path, headers, body }));
      expect(answer.body).toHaveProperty('device_code');
    },
  );

  it.each([
    ['grant_type', 'password', 'unsupported_grant_type'],
    ['client_id', 'Iv1.nobody', 'incorrect_client_credentials'],
    ['device_code', '0'.repeat(40), 'incorrect_device_code'],
  ] as const)('POST /login/oauth/access_token, %s wrong in any way', async (name, wrong, error) => {
    const deviceCode = field(await plainClient(simulator.url).deviceCode(), 'device_code');
    const good = { client_id: COPILOT_PLUGIN, device_code: deviceCode, grant_type: DEVICE_GRANT };
    const { [name]: _, ...others } = good;
    for (const [what, headers, body] of wrongly(name, wrong)) {
      // What is in the body counts for more than what is in the query.
      const path = `${TOKEN}?${new URLSearchParams(others).toString()}`;
      const answer = saysGitHub(await ask({ method: 'POST', path, headers, body }));
      expect([what, answer.status, answer.body.error]).toEqual([what, 200, error]);
      expect(answer.body.error_description).toMatch(/\w/);
      expect(answer.body.error_uri).toMatch(/^https:\/\/docs\.github\.com\//);
    }
    const polled = await ask({
      method: 'POST',
      path: TOKEN,
      headers: FORM,
      body: new URLSearchParams(good).toString(),
    });
    expect(polled.body.error).toBe('authorization_pending');
  });

  it.each(wrongly('refresh_token', 'ghr_unknown'))(
    'POST /login/oauth/access_token, refresh_token %s: a bad refresh token',
    async (_, headers, body) => {
      const path = `${TOKEN}?client_id=${COPILOT_PLUGIN}&grant_type=refresh_token`;
      const answer = saysGitHub(await ask({ method: 'POST', path, headers, body }));
      expect([answer.status, answer.body.error]).toEqual([200, 'bad_refresh_token']);
    },
  );

  it('belong to the app that the code was made for', async () => {
    const deviceCode = field(await plainClient(simulator.url).deviceCode(), 'device_code');
    const body = `client_id=${GITHUB_CLI}&device_code=${deviceCode}&grant_type=${DEVICE_GRANT}`;
    const answer = await ask({ method: 'POST', path: TOKEN, headers: FORM, body });
    expect(answer.body.error).toBe('incorrect_device_code');
  });

  it.each(['{', '{"client_id":', "{'client_id':'x'}", '\u0000'])(
    'are refused as a whole when JSON is %j',
    async (body) => {
      for (const path of [CODE, TOKEN]) {
        const answer = saysGitHub(await ask({ method: 'POST', path, headers: JSON_BODY, body }));
        expect([answer.status, answer.text]).toEqual([400, '{"error":"Bad Request"}']);
      }
    },
  );

  it.each([
    ['a form', '', 'application/x-www-form-urlencoded', /^error=incorrect_client_credentials&/],
    ['a form', '*/*', 'application/x-www-form-urlencoded', /^error=incorrect_client_credentials&/],
    ['a form', 'text/html', 'application/x-www-form-urlencoded', /^error=/],
    ['XML', 'application/xml', 'application/xml', /<error>incorrect_client_credentials</],
    ['JSON', 'application/vnd.github+json', 'application/json', /^\{"error":/],
  ])('are answered as %s to Accept: %j, errors too', async (_, accept, type, words) => {
    const headers = { ...FORM, accept };
    const answer = saysGitHub(await ask({ method: 'POST', path: TOKEN, headers, body: 'x=1' }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.text).toMatch(words);
  });
});

describe('the body of a revocation', () => {
  it.each([
    ['no JSON', '{', 400, 'Problems parsing JSON'],
    ['a form', 'credentials=ghu_1', 400, 'Problems parsing JSON'],
    ['a list', '[]', 400, 'Body should be a JSON object'],
    ['a text', '"ghu_1"', 400, 'Body should be a JSON object'],
    ['null', 'null', 400, 'Body should be a JSON object'],
    ['missing', '', 422, 'Validation Failed'],
    ['without credentials', '{"Credentials":["x"]}', 422, 'Validation Failed'],
    ['with none', '{"credentials":[]}', 422, 'Validation Failed'],
    ['with a number', '{"credentials":[1]}', 422, 'Validation Failed'],
    ['with one bare', '{"credentials":"ghu_1"}', 422, 'Validation Failed'],
    [
      'with more than a thousand',
      JSON.stringify({ credentials: Array.from({ length: 1_001 }, () => 'x') }),
      422,
      'Validation Failed',
    ],
  ] as const)('%s', async (_, body, status, message) => {
    const answer = saysGitHub(await ask({ method: 'POST', path: REVOKE, headers: NAMED, body }));
    expect(answer).toMatchObject(restNo(status, message));
  });

  it('is JSON whatever it says that it is, and what is beside the credentials does not count', async () => {
    const doomed = await githubToken(simulator);
    const body = JSON.stringify({ credentials: [doomed], novelty: 1 });
    const headers = { ...NAMED, 'content-type': 'text/plain' };
    expect((await ask({ method: 'POST', path: REVOKE, headers, body })).status).toBe(202);
    expect((await plainClient(simulator.url).exchange(doomed)).status).toBe(401);
  });
});

describe('the headers of the Copilot API', () => {
  it.each([
    ['no token', {}, 401, /^unauthorized: /],
    ['a token that it does not know', { authorization: 'Bearer x' }, 401, /^unauthorized: /],
    ['a retired version', { 'x-github-api-version': '2024-12-15' }, 466, /update your client/],
  ])('%s', async (_, headers, status, words) => {
    const answer = saysGitHub(await ask({ method: 'GET', path: '/models', headers }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.text).toMatch(words);
  });
});

describe('what the public API says of itself', () => {
  it.each([
    [undefined, '2022-11-28'],
    ['2026-03-10', '2026-03-10'],
  ])('to version %s it answers as %s', async (version, selected) => {
    const asked = version === undefined ? {} : { 'x-github-api-version': version };
    const answer = await ask({ method: 'GET', path: USER, headers: { ...NAMED, ...asked } });
    expect(answer.headers.get('x-github-api-version-selected')).toBe(selected);
    expect(answer.headers.get('x-github-media-type')).toBe('github.v3; format=json');
  });
});
