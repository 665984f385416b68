import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ProxyConfig, Session } from 'electron';
import { type Answer, type Head, handOut } from './handed-out.ts';
import { routed } from './names.ts';
import { isOnline } from './online.ts';
import type { SchemeTable } from './protocol.ts';
import { throughProxy } from './proxy.ts';

type ElectronFetch = Session['fetch'];

/** Node's error codes under the names that Chromium's network stack gives them. */
const CHROMIUM_NAMES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  UND_ERR_SOCKET: 'ERR_EMPTY_RESPONSE',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
};

/** What of a session its requests go by. */
export interface Way {
  readonly handlerOf: SchemeTable['handlerOf'];
  readonly proxy: () => ProxyConfig;
  /** Rejects where nobody may be spoken to under that certificate. */
  readonly verify: (url: string) => Promise<void>;
  readonly onRedirect: (url: string, redirectURL: string) => void;
  readonly letsThrough: (url: string, head: Head) => Promise<boolean>;
}

/**
 * `session.fetch` and `net.fetch` on Node's own fetch: custom schemes are served, offline rejects, and redirects
 * reject under 'error' and 'manual', since Electron cannot hand out a redirect.
 */
export function createFetch(way: Way): ElectronFetch {
  return async (input, init) => {
    const url = typeof input === 'string' ? input : input.url;
    const scheme = new URL(url).protocol.slice(0, -1);
    const own = init?.bypassCustomProtocolHandlers === true ? null : way.handlerOf(scheme);
    if (own !== null) return own(new Request(withoutPort(url), init));
    if (scheme === 'file') return new Response(new Uint8Array(await readFile(fileURLToPath(url))));
    if (!isOnline()) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    const answer =
      (await throughProxy(way.proxy(), url)) ?? (await overTheNetwork(way, input, init));
    return handOut(answer, init?.signal, (head) => way.letsThrough(url, head));
  };
}

/** Chromium's own kind of address with a host has no ports. */
function withoutPort(url: string): string {
  return url.replace(/^([a-z][\w+.-]*:\/\/[^/?#:]*):\d+/i, '$1');
}

async function overTheNetwork(
  { onRedirect, verify }: Pick<Way, 'onRedirect' | 'verify'>,
  ...[input, init]: Parameters<ElectronFetch>
): Promise<Answer> {
  const redirect = init?.redirect ?? 'follow';
  const address = typeof input === 'string' ? input : input.url;
  const wayThere = routed(address);
  await verify(address);
  // Node would follow to the machine's own network.
  const isFollowed = redirect === 'follow' && wayThere === address;
  const response = await renamingErrors(() =>
    fetch(typeof input === 'string' ? wayThere : new Request(wayThere, input), {
      ...init,
      redirect: isFollowed ? 'follow' : 'manual',
    }),
  );
  if (isFollowed || response.status < 300 || response.status >= 400) return response;
  await response.body?.cancel();
  const location = response.headers.get('location') ?? '';
  if (URL.canParse(location, address)) onRedirect(address, new URL(location, address).href);
  throw new Error(whyNotFollowed(redirect));
}

function whyNotFollowed(redirect: RequestRedirect): string {
  if (redirect === 'follow') return 'stand-in: no redirect is followed where names are given';
  return redirect === 'error'
    ? "Attempted to redirect, but redirect policy was 'error'"
    : 'Redirect was cancelled';
}

async function renamingErrors(send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    const name = CHROMIUM_NAMES[causeCode(error)];
    throw name === undefined ? error : new Error(`net::${name}`);
  }
}

function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? String((cause as NodeJS.ErrnoException).code) : '';
}
