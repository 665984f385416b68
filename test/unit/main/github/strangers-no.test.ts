import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { DAY_MS } from '../../../support/time-units.ts';
import { createWireBench, steady } from '../../../support/wire-bench.ts';

describe('a no in the name of github.com without its request id', () => {
  it.each([
    [403, { error: 'forbidden' }],
    [200, { error: 'blocked', message: 'by policy' }],
    [400, { error: 'access_denied' }],
  ])('%i %j ends nothing', async (status, body) => {
    const headers = { 'content-type': 'application/json' };
    const http = async () => new Response(JSON.stringify(body), { status, headers });
    const { github } = createWireBench({ http });
    const clientId = 'Iv1.0123456789abcdef';
    const deviceCode = new Secret('3584d83530557fdd1f46af8289938c8ef79f9dc5');
    const host = 'github.com';
    const trouble = { kind: 'trouble', trouble: { kind: 'portal' } };
    expect(await github.poll({ host, clientId, deviceCode }, steady)).toMatchObject(trouble);
    expect(await github.requestCode(host, clientId, steady)).toMatchObject(trouble);
    const refreshToken = new Secret('ghr_0123456789abcdef0123456789abcdef');
    const renewed = await github.renew({ host, clientId, refreshToken }, steady);
    expect(renewed).toMatchObject(trouble);
  });
});

describe('a code that is not approved yet, in the name of github.com', () => {
  const said = async (headers: Readonly<Record<string, string>>, status = 200) => {
    const body = JSON.stringify({ error: 'authorization_pending' });
    const { github } = createWireBench({
      http: async () =>
        new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } }),
    });
    const deviceCode = new Secret('3584d83530557fdd1f46af8289938c8ef79f9dc5');
    const asked = { host: 'github.com', clientId: 'Iv1.0123456789abcdef', deviceCode };
    return github.poll(asked, steady);
  };

  it.each([
    [{}, null],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '90' }, 90_000],
    [{ 'retry-after': '1000000000' }, DAY_MS],
    [{ 'retry-after': 'soon' }, null],
  ] as const)('is no more than that beside %j, whoever says so', async (headers, retryAfterMs) => {
    const pending = { kind: 'pending', retryAfterMs };
    for (const status of [200, 400, 429]) {
      expect(await said(headers, status)).toEqual(pending);
      expect(await said({ ...headers, 'x-github-request-id': 'C0DE:1' }, status)).toEqual(pending);
    }
  });
});

/** What stands between people and GitHub has said instead, with or without a word on what it is. */
const UNREADABLE: readonly (readonly [string, number, string, Readonly<Record<string, string>>])[] =
  [
    ['a few words', 200, 'access denied ', { 'content-type': 'text/plain' }],
    ['a no in a few words', 403, 'Blocked: category "AI"', { 'content-type': 'text/plain' }],
    ['nothing', 200, '', {}],
    ['data of its own', 200, '{"status":"blocked"}', { 'content-type': 'application/json' }],
    ['a no in data of its own', 401, '{"message":"x"}', { 'content-type': 'application/json' }],
    ['a missing page', 404, 'not here', { 'content-type': 'text/plain' }],
  ];

describe('what cannot be read in the name of github.com without its request id', () => {
  it.each(UNREADABLE)('is somebody else’s: %s', async (_name, status, body, headers) => {
    const { github } = createWireBench({
      http: async () => new Response(body, { status, headers }),
    });
    const host = 'github.com';
    const secret = new Secret('3584d83530557fdd1f46af8289938c8ef79f9dc5');
    const asked = { host, clientId: 'Iv1.0123456789abcdef' };
    const trouble = { kind: 'trouble', trouble: { kind: 'portal' } };
    expect(await github.requestCode(host, asked.clientId, steady)).toMatchObject(trouble);
    expect(await github.poll({ ...asked, deviceCode: secret }, steady)).toMatchObject(trouble);
    expect(await github.renew({ ...asked, refreshToken: secret }, steady)).toMatchObject(trouble);
  });

  it.each([429, 500, 503])('is a server in need all the same: %i', async (status) => {
    const { github } = createWireBench({ http: async () => new Response('', { status }) });
    const kind = status === 429 ? 'rateLimited' : 'server';
    const answer = await github.requestCode('github.com', 'Iv1.0123456789abcdef', steady);
    expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind } });
  });
});

describe('a page that nobody has labelled', () => {
  it.each([
    '<!--samlchallenge--><html></html>',
    '\n<script>location = "https://wpad.example/login"</script>',
    '<?xml version="1.0"?>\n<!DOCTYPE html><html/>',
    '<meta http-equiv="refresh" content="0">',
    '<title>Sign in</title>',
  ])('is a page on anybody’s host: %j', async (body) => {
    for (const type of ['', 'application/json', 'text/plain']) {
      const headers = type === '' ? undefined : { 'content-type': type };
      const http = async () => new Response(Buffer.from(body), headers && { headers });
      const { github } = createWireBench({ http });
      const token = new Secret('ghu_unitunitunitunitunitunit');
      expect(await github.exchange('ghes.example', token, steady)).toMatchObject({
        trouble: { kind: 'portal' },
      });
    }
  });
});
