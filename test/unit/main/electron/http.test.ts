import { describe, expect, it } from 'vitest';
import { type Carrier, createHttp } from '../../../../src/main/electron/http.ts';
import { Redirected } from '../../../../src/main/github/redirected.ts';
import type { HttpRequest } from '../../../../src/main/ports.ts';

type Listener = Parameters<Carrier['webRequest']['onBeforeRedirect']>[0];

/** A session that answers so, and lets the test tell of redirects before it does. */
function carrier(answer: Carrier['fetch']): { session: Carrier; redirect: Listener } {
  const listeners: Listener[] = [];
  return {
    session: {
      fetch: answer,
      webRequest: { onBeforeRedirect: (listener) => void listeners.push(listener) },
    },
    redirect: (details) => {
      for (const listener of listeners) listener(details);
    },
  };
}

const request = (url: string): HttpRequest => ({
  url,
  method: 'GET',
  headers: { Authorization: 'Bearer x' },
  body: null,
  signal: new AbortController().signal,
});

const USER = 'https://octocorp.example/api/v3/user';
const ELSEWHERE = 'https://new.example/api/v3/user';
const refused = () => Promise.reject(new Error('redirect policy'));

describe('a request through Electron', () => {
  it('follows nothing, keeps nothing and adds no credential of its own', async () => {
    const asked: unknown[] = [];
    const { session } = carrier((url, init) => {
      asked.push({ url, ...init });
      return Promise.resolve(new Response('{}'));
    });
    const sent = request('https://api.github.com/user');
    await createHttp(session)(sent);
    expect(asked).toEqual([
      {
        ...sent,
        redirect: 'error',
        cache: 'no-store',
        credentials: 'omit',
        bypassCustomProtocolHandlers: true,
      },
    ]);
  });

  it('tells where a redirect would have led, of that request alone', async () => {
    const { session, redirect } = carrier(refused);
    const http = createHttp(session);
    redirect({ url: USER, redirectURL: ELSEWHERE });
    const other = await http(request(`${USER}s`)).catch((error: unknown) => error);
    expect(other).not.toBeInstanceOf(Redirected);
    const reason = await http(request(USER)).catch((error: unknown) => error);
    expect(reason).toMatchObject({ name: 'Redirected', address: ELSEWHERE });
    const later = await http(request(USER)).catch((error: unknown) => error);
    expect(later).not.toBeInstanceOf(Redirected);
  });
});
