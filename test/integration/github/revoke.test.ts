import { afterEach, describe, expect, it } from 'vitest';
import type { Http, HttpRequest } from '../../../src/main/ports.ts';
import { Secret } from '../../../src/main/secrets/secret.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';
import { createWireBench, steady } from '../../support/wire-bench.ts';

const TOKEN = new Secret('ghu_0123456789abcdefghijklmnopqrstuvwxyzAB');
const REFRESH = new Secret('ghr_0123456789abcdefghijklmnopqrstuvwxyzAB');

let simulator: Simulator | null = null;

afterEach(async () => {
  await simulator?.close();
  simulator = null;
});

async function start() {
  simulator = await startSimulator();
  return { host: new URL(simulator.url).host, control: simulator.control };
}

/** A host that answers so; what it was asked is written down. */
function answering(status: number, headers: Readonly<Record<string, string>> = GITHUB) {
  const asked: HttpRequest[] = [];
  const http: Http = (request) => {
    asked.push(request);
    return Promise.resolve(new Response('{"message":"…"}', { status, headers }));
  };
  return { asked, ...createWireBench({ http }) };
}

const GITHUB = { 'x-github-request-id': 'C0DE:1', 'content-type': 'application/json' };

describe('the revocation', () => {
  it('is taken by GitHub, of whom nobody has to say who they are', async () => {
    const { host, control } = await start();
    const { github } = createWireBench();
    expect(await github.revoke(host, [TOKEN, REFRESH], steady)).toEqual({ kind: 'revoked' });
    const [entry] = await control.log({ endpoint: 'revoke' });
    expect(entry).toMatchObject({ authorization: null, fields: ['credentials'], status: 202 });
    expect(entry?.githubTokens).toHaveLength(2);
  });

  it.each([
    ['github.com', 'https://api.github.com/credentials/revoke', undefined],
    ['octocorp.ghe.com', 'https://api.octocorp.ghe.com/credentials/revoke', undefined],
    [
      'git.example.com',
      'https://git.example.com/api/v3/credentials/revoke',
      `Bearer ${TOKEN.reveal()}`,
    ],
  ])('goes to %s and tells a server of its own who asks', async (host, url, authorization) => {
    const { github, asked } = answering(202);
    await github.revoke(host, [TOKEN, REFRESH], steady);
    expect(asked).toMatchObject([
      {
        url,
        method: 'POST',
        body: JSON.stringify({ credentials: [TOKEN.reveal(), REFRESH.reveal()] }),
      },
    ]);
    expect(asked[0]?.headers['Authorization']).toBe(authorization);
    expect(asked[0]?.headers).not.toHaveProperty('X-GitHub-Api-Version');
  });

  it.each([
    [404, 'noEndpoint'],
    [405, 'noEndpoint'],
    [410, 'noEndpoint'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [422, 'refused'],
  ])('reads a %i as %s', async (status, kind) => {
    const { github, entries } = answering(status);
    expect(await github.revoke('github.com', [TOKEN], steady)).toMatchObject({
      kind,
      cause: { kind: 'answer', status },
    });
    expect(entries).toMatchObject([{ purpose: 'revoke', outcome: status }]);
  });

  it.each([
    [429, { 'retry-after': '120' }, { kind: 'rateLimited', retryAfterMs: 2 * MINUTE_MS }],
    [403, { 'retry-after': '30' }, { kind: 'rateLimited', retryAfterMs: 30 * SECOND_MS }],
    [500, {}, { kind: 'server' }],
    [503, { 'retry-after': '30' }, { kind: 'server', retryAfterMs: 30 * SECOND_MS }],
    [200, {}, { kind: 'malformed' }],
  ])('is in trouble after a %i', async (status, headers, trouble) => {
    const { github } = answering(status, { ...GITHUB, ...headers });
    const answer = await github.revoke('github.com', [TOKEN], steady);
    expect(answer).toMatchObject({ kind: 'trouble', trouble });
  });

  it('believes nobody but GitHub', async () => {
    for (const status of [202, 404, 422]) {
      const { github } = answering(status, { 'content-type': 'application/json' });
      const answer = await github.revoke('github.com', [TOKEN], steady);
      expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'portal' } });
    }
  });

  it('goes to no host that is none', async () => {
    const { github, asked } = answering(202);
    expect(await github.revoke('github.com:8443', [TOKEN], steady)).toMatchObject({
      kind: 'trouble',
    });
    expect(asked).toEqual([]);
  });
});
