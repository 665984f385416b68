import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../support/time-units.ts';
import {
  COPILOT_PLUGIN,
  field,
  GITHUB_CLI,
  githubToken,
  plainClient,
  signIn,
  simulatorForTest,
} from './plain-client.ts';

describe('an app whose tokens expire', () => {
  const expiring = async () => {
    const simulator = await simulatorForTest();
    await simulator.control.setApp({ clientId: COPILOT_PLUGIN, kind: 'githubAppExpiring' });
    return { ...simulator, client: plainClient(simulator.url), first: await signIn(simulator) };
  };

  it('gets 8 hours and a refresh token of half a year', async () => {
    const { first } = await expiring();
    expect(first.body).toEqual({
      access_token: expect.stringMatching(/^ghu_/),
      expires_in: 28_800,
      refresh_token: expect.stringMatching(/^ghr_\w{76}$/),
      refresh_token_expires_in: 15_897_600,
      token_type: 'bearer',
      scope: '',
    });
  });

  it('loses the token when its 8 hours are over', async () => {
    const { client, control, first } = await expiring();
    await control.advance({ ms: 8 * HOUR_MS });
    const answer = await client.exchange(field(first, 'access_token'));
    expect([answer.status, answer.body.message]).toEqual([401, 'Bad credentials']);
  });

  it('rotates the pair: the old access token and the old refresh token die at once', async () => {
    const { client, first } = await expiring();
    const second = await client.refresh(field(first, 'refresh_token'));
    expect((await client.exchange(field(first, 'access_token'))).status).toBe(401);
    expect((await client.exchange(field(second, 'access_token'))).status).toBe(200);

    const reused = await client.refresh(field(first, 'refresh_token'));
    expect([reused.status, reused.body.error]).toEqual([200, 'bad_refresh_token']);
    const third = await client.refresh(field(second, 'refresh_token'));
    expect(third.body).toHaveProperty('access_token');
  });

  it('has spent the refresh token even when the answer was lost', async () => {
    const { client, control, first } = await expiring();
    await control.setNextAnswers({
      endpoint: 'accessToken',
      answers: [{ kind: 'drop', when: 'afterCommit' }],
    });
    await expect(client.refresh(field(first, 'refresh_token'))).rejects.toThrow();
    const again = await client.refresh(field(first, 'refresh_token'));
    expect(again.body.error).toBe('bad_refresh_token');
  });

  it('still has it when the request was dropped before it was read', async () => {
    const { client, control, first } = await expiring();
    await control.setNextAnswers({ endpoint: 'accessToken', answers: [{ kind: 'drop' }] });
    await expect(client.refresh(field(first, 'refresh_token'))).rejects.toThrow();
    expect((await client.refresh(field(first, 'refresh_token'))).body).toHaveProperty(
      'access_token',
    );
  });

  it('cannot use the refresh token of another app, nor one that is half a year old', async () => {
    const { url, client, control, first } = await expiring();
    const stranger = await plainClient(url, GITHUB_CLI).refresh(field(first, 'refresh_token'));
    expect(stranger.body.error).toBe('bad_refresh_token');
    await control.advance({ ms: 184 * 24 * HOUR_MS });
    const late = await client.refresh(field(first, 'refresh_token'));
    expect(late.body.error).toBe('bad_refresh_token');
  });
});

describe('tokens alike', () => {
  it('are ten at most for one person, app and scope; the oldest goes', async () => {
    const simulator = await simulatorForTest();
    const { exchange } = plainClient(simulator.url);
    const tokens: string[] = [];
    for (let i = 0; i < 11; i += 1) tokens.push(await githubToken(simulator));
    const statuses = await Promise.all(tokens.map(async (token) => (await exchange(token)).status));
    expect(statuses).toEqual([401, ...Array.from({ length: 10 }, () => 200)]);
  });

  it('do not push out those of another person or another scope', async () => {
    const simulator = await simulatorForTest();
    const { get } = plainClient(simulator.url);
    const clientId = GITHUB_CLI;
    const first = await githubToken(simulator, { clientId, scope: 'repo' });
    for (let i = 0; i < 10; i += 1) await githubToken(simulator, { clientId, scope: 'gist' });
    for (let i = 0; i < 10; i += 1) {
      await githubToken(simulator, { clientId, scope: 'repo', login: 'hubot' });
    }
    expect((await get('/user', `token ${first}`)).status).toBe(200);
  });
});

describe('GET /user', () => {
  it('tells whose token it is, to `token` and `Bearer` in any case, with and without /api/v3', async () => {
    const simulator = await simulatorForTest();
    const token = await githubToken(simulator, { login: 'monalisa' });
    const { get } = plainClient(simulator.url);
    for (const scheme of ['token', 'Token', 'bearer', 'Bearer', 'BEARER']) {
      for (const prefix of ['', '/api/v3']) {
        const answer = await get(`${prefix}/user`, `${scheme} ${token}`);
        expect(answer.body).toMatchObject({ login: 'monalisa', id: 2, name: 'Mona Lisa Octocat' });
      }
    }
  });

  it('keeps the id when the login is renamed', async () => {
    const simulator = await simulatorForTest();
    const token = await githubToken(simulator);
    await simulator.control.setPerson({ id: 583_231, login: 'octodog' });
    const answer = await plainClient(simulator.url).get('/user', `Bearer ${token}`);
    expect(answer.body).toMatchObject({ login: 'octodog', id: 583_231, name: 'The Octocat' });
  });

  it('tells OAuth tokens their scopes in a header', async () => {
    const simulator = await simulatorForTest();
    const token = await githubToken(simulator, { clientId: GITHUB_CLI, scope: 'repo read:org' });
    const answer = await plainClient(simulator.url).get('/user', `token ${token}`);
    expect(answer.headers.get('x-oauth-scopes')).toBe('repo, read:org');
  });

  it('leads to a picture', async () => {
    const simulator = await simulatorForTest();
    const token = await githubToken(simulator);
    const user = await plainClient(simulator.url).get('/user', `token ${token}`);
    const picture = await fetch(field(user, 'avatar_url'));
    expect(picture.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  });

  it('knows no token of another simulator', async () => {
    const [here, there] = [await simulatorForTest(), await simulatorForTest()];
    const token = await githubToken(there);
    expect((await plainClient(here.url).get('/user', `token ${token}`)).status).toBe(401);
    expect((await plainClient(here.url).get('/user', null)).status).toBe(401);
  });
});

describe('the version of the public API', () => {
  const versioned = (
    url: string,
    version: string,
    { headers, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) => fetch(url, { ...init, headers: { ...headers, 'X-GitHub-Api-Version': version } });

  it.each(['2025-04-01', '2026-06-01', 'latest', '2022-11-28, 2026-03-10'])(
    'refuses %s at /user with the versions that it supports, whoever asks',
    async (version) => {
      const simulator = await simulatorForTest();
      const authorization = `Bearer ${await githubToken(simulator)}`;
      for (const headers of [{ authorization }, {}]) {
        const answer = await versioned(`${simulator.url}/user`, version, { headers });
        expect(answer.status).toBe(400);
        expect(await answer.json()).toMatchObject({
          message: 'Bad Request',
          errors: expect.stringContaining('"2022-11-28", "2026-03-10" (most recent)'),
        });
      }
    },
  );

  it.each(['2022-11-28', '2026-03-10'])('takes %s', async (version) => {
    const simulator = await simulatorForTest();
    const headers = { authorization: `Bearer ${await githubToken(simulator)}` };
    expect((await versioned(`${simulator.url}/user`, version, { headers })).status).toBe(200);
  });

  it('is refused at the revocation too, which then revokes nothing', async () => {
    const simulator = await simulatorForTest();
    const token = await githubToken(simulator);
    const answer = await versioned(`${simulator.url}/credentials/revoke`, '2025-04-01', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ credentials: [token] }),
    });
    expect(answer.status).toBe(400);
    expect((await plainClient(simulator.url).exchange(token)).status).toBe(200);
  });

  it('is another at the internal calls', async () => {
    const simulator = await simulatorForTest();
    const headers = { authorization: `Bearer ${await githubToken(simulator)}` };
    for (const path of ['/copilot_internal/v2/token', '/copilot_internal/user']) {
      const answer = await versioned(simulator.url + path, '2025-04-01', { headers });
      expect(answer.status).toBe(200);
    }
  });
});

describe('POST /credentials/revoke', () => {
  const revoke = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/credentials/revoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('ends the tokens it is given, and says no more than "accepted"', async () => {
    const simulator = await simulatorForTest();
    const token = await githubToken(simulator);
    const answer = await revoke(simulator.url, { credentials: [token, 'ghu_unknown'] });
    expect(answer.status).toBe(202);
    expect((await plainClient(simulator.url).exchange(token)).status).toBe(401);
  });

  it('writes to the owner, once for each token', async () => {
    const simulator = await simulatorForTest();
    const token = await githubToken(simulator);
    for (let time = 0; time < 2; time += 1) await revoke(simulator.url, { credentials: [token] });
    expect((await simulator.control.state()).mails).toMatchObject([{ login: 'octocat' }]);
  });

  it('is not there on a host that has no such endpoint', async () => {
    const { url, control } = await simulatorForTest();
    await control.configure({ revokes: false });
    expect((await revoke(url, { credentials: ['x'] })).status).toBe(404);
  });

  it('refuses whoever authenticates', async () => {
    const simulator = await simulatorForTest();
    const authorization = `Bearer ${await githubToken(simulator)}`;
    const answer = await revoke(simulator.url, { credentials: ['x'] }, { authorization });
    expect(answer.status).toBe(403);
  });

  it.each([{}, { credentials: [] }, { credentials: 'x' }, { credentials: [1] }])(
    'answers 422 to %o',
    async (body) => {
      const { url } = await simulatorForTest();
      expect((await revoke(url, body)).status).toBe(422);
    },
  );

  it('takes 60 requests in an hour', async () => {
    const { url, control } = await simulatorForTest();
    for (let i = 0; i < 60; i += 1) await revoke(url, { credentials: ['x'] });
    const answer = await revoke(url, { credentials: ['x'] });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3500);
    await control.advance({ ms: HOUR_MS });
    expect((await revoke(url, { credentials: ['x'] })).status).toBe(202);
  });
});
