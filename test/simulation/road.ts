import type { Cancel, HttpRequest } from '../../src/main/ports.ts';
import { REPOSITORY } from '../support/made-up-repository.ts';
import { DAY_MS } from '../support/time-units.ts';
import type { Asked, Host, Purpose, Said } from './host.ts';

/** What requests meet on their way instead of an answer. */
export const TROUBLES = [
  'network',
  'timeout',
  'certificate',
  'clock',
  'hostNotFound',
  'portal',
  'proxyAuth',
  'malformed',
  'server',
  'rateLimited',
] as const;
export type TroubleName = (typeof TROUBLES)[number];

/** Weather that lasts: every request to the hosts under it meets the same. */
export interface Weather {
  readonly trouble: TroubleName;
  /** What a server in trouble asks for; null when it says nothing. */
  readonly retryAfterS: number | null;
  /** Only these are met by it; all when null. */
  readonly purposes: readonly Purpose[] | null;
}

/** An answer that is not what the rules say: given so many times, or until it is taken back. */
export interface Lie {
  readonly purposes: readonly Purpose[];
  times: number;
  /** The truth is worked out only where it is asked for. */
  readonly say: (asked: Asked, truth: () => Said) => Said;
  /** How much longer than others the answer takes. */
  readonly lateMs?: number;
}

/** One request, from the moment in which it was sent. */
export interface Sent extends Asked {
  readonly atMs: number;
  /** What it met on its way, or null. */
  met: Weather | null;
  /** It was not told what the rules say. */
  isLie: boolean;
  said: Said | null;
}

/** The way from the app to every host and back. */
export interface Road {
  /** True milliseconds, one way and back. */
  roundTripMs: number;
  readonly weather: Map<string, Weather>;
  readonly lies: Map<string, Lie[]>;
  /** When the Copilot API was asked for its models. */
  readonly modelsAskedMs: number[];
  /** When GitHub was asked for the newest version of the app, and with which credential. */
  readonly releasesAsked: { readonly atMs: number; readonly credential: string | null }[];
  /** Carries one request of a run of the app, for as long as that run lives. */
  readonly carry: (request: HttpRequest, isAlive: () => boolean) => Promise<Response>;
}

interface RoadPorts {
  readonly hosts: ReadonlyMap<string, Host>;
  readonly trueMs: () => number;
  readonly after: (delayMs: number, ring: () => void) => Cancel;
  /** The same by true time, for what goes on while the machine sleeps. May ring twice. */
  readonly later: (delayMs: number, ring: () => void) => Cancel;
  readonly stir: () => void;
  readonly onSent: (sent: Sent) => void;
  /** The request has ended; `isHeard`: with an answer that reached a living app. */
  readonly onEnded: (sent: Sent, isHeard: boolean) => void;
}

/** A road in fair weather. */
export function createRoad(ports: RoadPorts): Road {
  const weather = new Map<string, Weather>();
  const lies = new Map<string, Lie[]>([...ports.hosts.keys()].map((name) => [name, []]));

  const road: Road = {
    roundTripMs: 200,
    weather,
    lies,
    modelsAskedMs: [],
    releasesAsked: [],
    carry,
  };

  async function carry(request: HttpRequest, isAlive: () => boolean): Promise<Response> {
    if (!isAlive()) return nothing();
    if (request.url.endsWith('.githubcopilot.com/models')) return listModels(request, isAlive);
    if (request.url.endsWith('/releases/latest')) return latestRelease(request, isAlive);
    const asked = readRequest(request);
    const host = asked === null ? undefined : ports.hosts.get(asked.host);
    if (asked === null || host === undefined) throw notReached('net::ERR_NAME_NOT_RESOLVED');
    const sent: Sent = { ...asked, atMs: ports.trueMs(), met: null, isLie: false, said: null };
    ports.onSent(sent);
    const { signal } = request;
    // Who gives a request up may send the next one in the same moment.
    const giveUp = (): void => ports.onEnded(sent, false);
    signal.addEventListener('abort', giveUp);
    try {
      const response = await goAndReturn(host, sent, signal);
      ports.onEnded(sent, isAlive() && !signal.aborted);
      return isAlive() ? response : await nothing();
    } catch (error) {
      ports.onEnded(sent, false);
      if (!isAlive()) await nothing();
      throw error;
    } finally {
      signal.removeEventListener('abort', giveUp);
      ports.stir();
    }
  }

  /** By a server of its own, under no host's weather. */
  async function listModels(request: HttpRequest, isAlive: () => boolean): Promise<Response> {
    road.modelsAskedMs.push(ports.trueMs());
    const token = request.headers['Authorization']?.replace('Bearer ', '') ?? '';
    await wait(road.roundTripMs, request.signal);
    if (!isAlive()) await nothing();
    const isTaken = [...ports.hosts.values()].some((host) => (host.lifeLeftMs(token) ?? 0) > 0);
    return responseOf({ status: isTaken ? 200 : 401, body: '{"data":[]}' }, ports.trueMs());
  }

  /** The same, of the project's own repository. Each version is out for a week. */
  async function latestRelease(request: HttpRequest, isAlive: () => boolean): Promise<Response> {
    const atMs = ports.trueMs();
    road.releasesAsked.push({ atMs, credential: request.headers['Authorization'] ?? null });
    await wait(road.roundTripMs, request.signal);
    if (!isAlive()) await nothing();
    const tag = `v${Math.floor(atMs / (7 * DAY_MS))}.0.0`;
    const page = `https://github.com/${REPOSITORY}/releases/tag/${tag}`;
    const release = { tag_name: tag, html_url: page, draft: false, prerelease: false };
    return responseOf({ status: 200, body: JSON.stringify(release) }, atMs);
  }

  async function goAndReturn(host: Host, sent: Sent, signal: AbortSignal): Promise<Response> {
    const spanMs = road.roundTripMs / 2;
    sent.met = metBy(sent);
    await wait(spanMs, signal);
    sent.met ??= metBy(sent);
    if (sent.met !== null) {
      if (sent.met.trouble === 'timeout') await wait(Number.POSITIVE_INFINITY, signal);
      await wait(spanMs, signal);
      return responseOf(troubled(sent.met), host.skewMs + ports.trueMs());
    }
    const lie = lieFor(sent);
    sent.isLie = lie !== null;
    const truth = (): Said => host.answer(sent);
    sent.said = lie === null ? truth() : lie.say(sent, truth);
    if (lie?.lateMs !== undefined) await wait(lie.lateMs, signal, ports.later);
    await wait(spanMs, signal);
    return responseOf(sent.said, host.skewMs + ports.trueMs());
  }

  function metBy({ host, purpose }: Asked): Weather | null {
    const met = weather.get(host);
    return met === undefined || met.purposes?.includes(purpose) === false ? null : met;
  }

  function lieFor({ host, purpose }: Asked): Lie | null {
    const told = lies.get(host) ?? [];
    const lie = told.find(({ purposes }) => purposes.includes(purpose));
    if (lie === undefined) return null;
    lie.times -= 1;
    if (lie.times <= 0) told.splice(told.indexOf(lie), 1);
    return lie;
  }

  /** Rejects when nobody waits any more. An endless wait ends only so. */
  function wait(spanMs: number, signal: AbortSignal, after = ports.after): Promise<void> {
    if (signal.aborted) return Promise.reject(new DOMException('aborted', 'AbortError'));
    return new Promise((resolve, reject) => {
      const isEndless = spanMs === Number.POSITIVE_INFINITY;
      const cancel = isEndless ? () => undefined : after(spanMs, () => end(resolve));
      const abort = (): void => end(() => reject(new DOMException('aborted', 'AbortError')));
      function end(settle: () => void): void {
        cancel();
        signal.removeEventListener('abort', abort);
        ports.stir();
        settle();
      }
      signal.addEventListener('abort', abort);
    });
  }

  return road;
}

const ENDPOINTS: readonly (readonly [path: string, purpose: Purpose])[] = [
  ['/login/device/code', 'code'],
  ['/copilot_internal/v2/token', 'exchange'],
  ['/copilot_internal/user', 'plan'],
  ['/user', 'user'],
];

/** What a request asks for, and of whom; null when no host of this world has such an address. */
function readRequest({ url, headers, body }: HttpRequest): Asked | null {
  const { host: authority, pathname } = new URL(url);
  const host = authority.replace(/^api\./, '');
  const form = new URLSearchParams(body ?? '');
  if (pathname === '/login/oauth/access_token') {
    const refresh = form.get('refresh_token');
    return refresh === null
      ? { host, purpose: 'poll', secret: form.get('device_code') }
      : { host, purpose: 'renew', secret: refresh };
  }
  if (pathname === '/credentials/revoke') {
    const isNamed = headers['Authorization'] !== undefined;
    return { host, purpose: 'revoke', secret: isNamed ? null : credentialsIn(body) };
  }
  const purpose = ENDPOINTS.find(([path]) => path === pathname)?.[1];
  const secret = headers['Authorization']?.replace(/^(?:Bearer|token) /i, '') ?? null;
  return purpose === undefined ? null : { host, purpose, secret };
}

function credentialsIn(body: string | null): string {
  const { credentials }: { readonly credentials: readonly string[] } = JSON.parse(body ?? '');
  return credentials.join(' ');
}

/** What the dead hear. */
function nothing(): Promise<never> {
  return new Promise(() => undefined);
}

function notReached(message: string): Error {
  return new Error(message);
}

/** What comes instead of GitHub's answer; some of it only as an error. */
function troubled({ trouble, retryAfterS }: Weather): Said {
  const retry: Readonly<Record<string, string>> =
    retryAfterS === null ? {} : { 'retry-after': String(retryAfterS) };
  switch (trouble) {
    case 'network':
      throw notReached('net::ERR_INTERNET_DISCONNECTED');
    case 'certificate':
      throw notReached('net::ERR_CERT_AUTHORITY_INVALID');
    case 'clock':
      throw notReached('net::ERR_CERT_DATE_INVALID');
    case 'hostNotFound':
      throw notReached('net::ERR_NAME_NOT_RESOLVED');
    case 'timeout':
      throw notReached('net::ERR_TIMED_OUT');
    case 'portal':
      return { status: 200, body: '<html>Welcome</html>', headers: PAGE };
    case 'proxyAuth':
      return { status: 407, body: '', headers: NOBODY };
    case 'malformed':
      return { status: 200, body: '{"token":' };
    case 'server':
      return { status: 503, body: '{"message":"Service unavailable"}', headers: retry };
    case 'rateLimited':
      return { status: 429, body: '{"message":"Too many requests"}', headers: retry };
    default:
      return trouble satisfies never;
  }
}

/** Not from GitHub, whose every answer has the number of its request. */
export const NOBODY = { 'x-github-request-id': '' } as const;
export const PAGE = { ...NOBODY, 'content-type': 'text/html' } as const;

const encoder = new TextEncoder();

/** What the wire reads of a `Response`; a whole one costs ten times as much, and a month has thousands. */
function responseOf({ status, body, headers }: Said, hostMs: number): Response {
  const all: Readonly<Record<string, string | undefined>> = {
    'content-type': 'application/json; charset=utf-8',
    'x-github-request-id': 'C0DE:1:2:3:4',
    date: new Date(hostMs).toUTCString(),
    ...headers,
  };
  let pieces = [encoder.encode(body)];
  const reader = {
    async read() {
      const [value] = pieces;
      pieces = [];
      return { done: value === undefined, value };
    },
    cancel: async () => undefined,
  };
  const response = {
    status,
    headers: { get: (name: string) => all[name.toLowerCase()] ?? null },
    body: { getReader: () => reader, cancel: reader.cancel },
  };
  return response as unknown as Response;
}
