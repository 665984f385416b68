import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Carrier, createHttp } from '../../../../src/main/electron/http.ts';
import { Redirected } from '../../../../src/main/github/redirected.ts';
import { kindOfReject, nameOfReject } from '../../../../src/main/github/reject-kind.ts';
import type { HttpRequest } from '../../../../src/main/ports.ts';
import { sized } from '../../../support/size.ts';

type Listener = Parameters<Carrier['webRequest']['onBeforeRedirect']>[0];
type HeadListener = Parameters<Carrier['webRequest']['onHeadersReceived']>[0];
type Head = Omit<Parameters<HeadListener>[0], 'url'>;

interface Lines {
  readonly session: Carrier;
  readonly redirect: Listener;
  /** Shows a head; answers whether the request is cancelled because of it. */
  readonly head: (url: string, head: Head) => boolean;
}

/** A session that answers so, and lets the test tell of redirects and heads before it does. */
function carrier(answer: Carrier['fetch']): Lines {
  const redirects: Listener[] = [];
  const heads: HeadListener[] = [];
  return {
    session: {
      fetch: answer,
      webRequest: {
        onBeforeRedirect: (listener) => void redirects.push(listener),
        onHeadersReceived: (listener) => void heads.push(listener),
      },
    },
    redirect: (details) => {
      for (const listener of redirects) listener(details);
    },
    head: (url, head) => {
      let isCancelled = false;
      for (const listener of heads) {
        listener({ url, ...head }, ({ cancel }) => {
          isCancelled = cancel;
        });
      }
      return isCancelled;
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

  it('real B4: gives up what nobody could hand out, and says so, of that request alone', async () => {
    const { session, head } = carrier(() =>
      Promise.reject(new Error('net::ERR_BLOCKED_BY_CLIENT')),
    );
    const http = createHttp(session);
    for (const strange of STRANGE) {
      expect(head(USER, strange), JSON.stringify(strange)).toBe(true);
      const reason = await http(request(USER)).catch((error: unknown) => error);
      expect(kindOfReject(reason)).toBe('malformed');
      expect(nameOfReject(reason)).toBe('ERR_INVALID_HTTP_RESPONSE');
      const later = await http(request(USER)).catch((error: unknown) => error);
      expect(kindOfReject(later)).toBe('network');
    }
  });

  it('real B4: lets pass exactly what a Response can be made of', () => {
    const { session, head } = carrier(refused);
    createHttp(session);
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), words, words, (statusCode, reason, value) => {
        const statusLine = `HTTP/1.1 ${statusCode} ${reason}`;
        const responseHeaders = { 'x-name': [value] };
        const isMade = canBeMade(() => {
          const headers = new Headers();
          headers.set('x-name', value);
          return new Response(null, { status: statusCode, statusText: reason, headers });
        });
        expect(head(USER, { statusCode, statusLine, responseHeaders })).toBe(!isMade);
      }),
      { numRuns: sized(100, 2_000) },
    );
  });
});

/** What may stand in a head, and what no byte of Latin-1 is. */
const words = fc.string({
  unit: fc.constantFrom('a', ' ', '\t', 'é', '\u0085', '火', '\uFFFD', '😀', '\n', '\0', '\x7F'),
  maxLength: 4,
});

const STRANGE: readonly Head[] = [
  { statusCode: 999, statusLine: 'HTTP/1.1 999 Request denied' },
  { statusCode: 600, statusLine: 'HTTP/1.1 600' },
  { statusCode: 200, statusLine: 'HTTP/1.1 200 \u706B' },
  { statusCode: 200, statusLine: 'HTTP/1.1 200 OK', responseHeaders: { 'x-name': ['caf\uFFFD'] } },
];

function canBeMade(make: () => Response): boolean {
  try {
    return make() instanceof Response;
  } catch {
    return false;
  }
}
