import { accessToken } from './endpoints/access-token.ts';
import { avatar } from './endpoints/avatar.ts';
import { chat, models } from './endpoints/copilot-api.ts';
import { deviceCode } from './endpoints/device-code.ts';
import { devicePage } from './endpoints/device-page.ts';
import { exchange } from './endpoints/exchange.ts';
import { home } from './endpoints/home.ts';
import { revoke } from './endpoints/revoke.ts';
import { usage } from './endpoints/usage.ts';
import { user } from './endpoints/user.ts';
import { json, notFound } from './replies.ts';
import type { Endpoint } from './scripted-answer.ts';
import type { Reply, SimulatedRequest } from './wire.ts';
import type { Mode, World } from './world.ts';

type Handler = (request: SimulatedRequest, world: World) => Reply;

const HANDLERS: Readonly<Record<Endpoint, Handler>> = {
  deviceCode,
  devicePage,
  accessToken,
  exchange,
  user,
  usage,
  models,
  chat,
  revoke,
  avatar,
  other: home,
};

const PATHS: Readonly<Record<string, Endpoint>> = {
  '/login/device/code': 'deviceCode',
  '/login/device': 'devicePage',
  '/login/device/decision': 'devicePage',
  '/login/oauth/access_token': 'accessToken',
  '/copilot_internal/v2/token': 'exchange',
  '/copilot_internal/user': 'usage',
  '/user': 'user',
  '/models': 'models',
  '/chat/completions': 'chat',
  '/credentials/revoke': 'revoke',
};

/** What the note does not speak of, its server does not have. */
const NOT_IN_THE_NOTE: ReadonlySet<Endpoint> = new Set(['user', 'usage', 'revoke']);

/** The public REST API; everything else has versions of its own, or none. */
const VERSIONED: ReadonlySet<Endpoint> = new Set(['user', 'revoke']);

/** @see https://docs.github.com/en/rest/about-the-rest-api/api-versions#supported-api-versions */
const PUBLIC_VERSIONS: readonly string[] = ['2022-11-28', '2026-03-10'];

/** Which endpoint a path belongs to. */
export function endpointOf(path: string): Endpoint {
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (trimmed.startsWith('/avatars/')) return 'avatar';
  return Object.hasOwn(PATHS, trimmed) ? (PATHS[trimmed] ?? 'other') : 'other';
}

/** What GitHub answers; everything that the request does is done when this returns. */
export function route(endpoint: Endpoint, request: SimulatedRequest, world: World): Reply {
  if (!isSpoken(endpoint, world.mode)) return notFound();
  const version = request.headers['x-github-api-version'];
  const isListed = version === undefined || PUBLIC_VERSIONS.includes(String(version));
  // Before anything is done or anybody is known.
  if (VERSIONED.has(endpoint) && !isListed) return unsupportedVersion(String(version));
  return HANDLERS[endpoint](request, world);
}

function unsupportedVersion(version: string): Reply {
  const errors = `The version you specified in the "X-GitHub-API-Version" request header, "${version}", is not a supported version. The following versions are currently supported: "2022-11-28", "2026-03-10" (most recent).`;
  const body = {
    message: 'Bad Request',
    errors,
    documentation_url: 'https://docs.github.com/rest',
    status: '400',
  };
  return json(400, body, 'unsupported API version');
}

function isSpoken(endpoint: Endpoint, mode: Mode): boolean {
  return mode === 'github' || !NOT_IN_THE_NOTE.has(endpoint);
}
