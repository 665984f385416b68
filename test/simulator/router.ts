import { chat } from './copilot-api/chat.ts';
import { messages } from './copilot-api/messages.ts';
import { models } from './copilot-api/model-list.ts';
import { responses } from './copilot-api/responses.ts';
import { accessToken } from './endpoints/access-token.ts';
import { avatar } from './endpoints/avatar.ts';
import { deviceCode } from './endpoints/device-code.ts';
import { devicePage } from './endpoints/device-page.ts';
import { exchange } from './endpoints/exchange.ts';
import { graphql } from './endpoints/graphql.ts';
import { home } from './endpoints/home.ts';
import { latestRelease } from './endpoints/latest-release.ts';
import { revoke } from './endpoints/revoke.ts';
import { usage } from './endpoints/usage.ts';
import { user } from './endpoints/user.ts';
import { type Place, refusedAtGate, selectedVersion } from './gate.ts';
import { notFound, withHeaders } from './replies.ts';
import type { Endpoint } from './scripted-answer.ts';
import type { Reply, SimulatedRequest } from './wire.ts';
import type { Mode, World } from './world.ts';

interface Room extends Place {
  readonly handler: (request: SimulatedRequest, world: World) => Reply;
}

const ROOMS: Readonly<Record<Endpoint, Room>> = {
  deviceCode: { handler: deviceCode, server: 'signIn', methods: ['POST'] },
  devicePage: { handler: devicePage, server: 'page', methods: ['GET', 'POST'] },
  accessToken: { handler: accessToken, server: 'signIn', methods: ['POST'] },
  exchange: { handler: exchange, server: 'internalApi', methods: ['GET'] },
  user: { handler: user, server: 'publicApi', methods: ['GET'] },
  graphql: { handler: graphql, server: 'publicApi', methods: ['POST'] },
  usage: { handler: usage, server: 'internalApi', methods: ['GET'] },
  models: { handler: models, server: 'copilotApi', methods: ['GET'] },
  chat: { handler: chat, server: 'copilotApi', methods: ['POST'] },
  responses: { handler: responses, server: 'copilotApi', methods: ['POST'] },
  messages: { handler: messages, server: 'copilotApi', methods: ['POST'] },
  revoke: { handler: revoke, server: 'publicApi', methods: ['POST'] },
  latestRelease: { handler: latestRelease, server: 'publicApi', methods: ['GET'] },
  avatar: { handler: avatar, server: 'pictures', methods: ['GET'] },
  other: { handler: home, server: 'pictures', methods: ['GET'] },
};

/** The note exchanges by `POST`. */
const NOTE_EXCHANGE: Room = { handler: exchange, server: 'internalApi', methods: ['POST'] };

const PATHS: Readonly<Record<string, Endpoint>> = {
  '/login/device/code': 'deviceCode',
  '/login/device': 'devicePage',
  '/login/device/decision': 'devicePage',
  '/login/oauth/access_token': 'accessToken',
  '/copilot_internal/v2/token': 'exchange',
  '/copilot_internal/user': 'usage',
  '/user': 'user',
  '/graphql': 'graphql',
  '/models': 'models',
  '/chat/completions': 'chat',
  '/responses': 'responses',
  '/v1/messages': 'messages',
  '/credentials/revoke': 'revoke',
};

/** What the note does not speak of, its server does not have. */
const NOT_IN_THE_NOTE: ReadonlySet<Endpoint> = new Set([
  'user',
  'graphql',
  'usage',
  'revoke',
  'latestRelease',
]);

/** Which endpoint a path belongs to. */
export function endpointOf(path: string): Endpoint {
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (trimmed.startsWith('/avatars/')) return 'avatar';
  if (/^\/repos\/[^/]+\/[^/]+\/releases\/latest$/.test(trimmed)) return 'latestRelease';
  return Object.hasOwn(PATHS, trimmed) ? (PATHS[trimmed] ?? 'other') : 'other';
}

/** What GitHub answers; everything that the request does is done when this returns. */
export function route(endpoint: Endpoint, request: SimulatedRequest, world: World): Reply {
  if (!isSpoken(endpoint, world.mode)) return notFound();
  const room = endpoint === 'exchange' && world.mode === 'note' ? NOTE_EXCHANGE : ROOMS[endpoint];
  const { handler, ...place } = room;
  const reply = refusedAtGate(request, place, world) ?? handler(request, world);
  if (place.server !== 'publicApi') return reply;
  return withHeaders(reply, {
    'x-github-api-version-selected': selectedVersion(request),
    'x-github-media-type': 'github.v3; format=json',
  });
}

function isSpoken(endpoint: Endpoint, mode: Mode): boolean {
  return mode === 'github' || !NOT_IN_THE_NOTE.has(endpoint);
}
