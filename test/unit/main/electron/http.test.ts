import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../../src/main/electron/http.ts';

describe('a request through Electron', () => {
  it('follows nothing, keeps nothing and adds no credential of its own', async () => {
    const asked: unknown[] = [];
    const session: Pick<Session, 'fetch'> = {
      fetch(url, init) {
        asked.push({ url, ...init });
        return Promise.resolve(new Response('{}'));
      },
    };
    const { signal } = new AbortController();
    const headers = { Authorization: 'Bearer x' };
    await createHttp(session)({
      url: 'https://api.github.com/user',
      method: 'GET',
      headers,
      body: null,
      signal,
    });
    expect(asked).toEqual([
      {
        url: 'https://api.github.com/user',
        method: 'GET',
        headers,
        body: null,
        signal,
        redirect: 'error',
        cache: 'no-store',
        credentials: 'omit',
        bypassCustomProtocolHandlers: true,
      },
    ]);
  });
});
