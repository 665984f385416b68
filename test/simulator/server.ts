import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { serveControl } from './control-http.ts';
import type { CheckedVerbs } from './control-verbs.ts';
import type { Random } from './random.ts';
import { restError } from './replies.ts';
import { describeRequest } from './request-log.ts';
import { type Exchange, respond } from './responder.ts';
import { endpointOf, route } from './router.ts';
import type { Traffic, Visit } from './traffic.ts';
import { readRequest, type SimulatedRequest } from './wire.ts';
import { serverNowMs, type World } from './world.ts';

/** The HTTP face. `world` is asked for at every request, since a reset replaces it. */
export function createSimulatorServer(
  world: () => World,
  control: CheckedVerbs,
  traffic: Traffic,
): Server {
  return createServer((incoming, response) => {
    response.on('error', () => {
      // The client went away. A simulator of bad networks expects that.
    });
    const isControl = incoming.url?.startsWith('/_sim/') === true;
    const served = isControl
      ? serveControl(incoming, response, control)
      : serveGitHub(incoming, response, world(), traffic.receive(nameOf(incoming), response));
    served.catch(() => response.destroy());
  });
}

async function serveGitHub(
  incoming: IncomingMessage,
  response: ServerResponse,
  world: World,
  visit: Visit,
): Promise<void> {
  const atMs = serverNowMs(world);
  const request = await readRequest(incoming);
  if (request === null) return tooLarge(response);

  const endpoint = endpointOf(request.path);
  const described = describeRequest(
    request,
    atMs,
    endpoint,
    (token) => world.githubTokens.find(token) !== null || world.copilotTokens.whose(token) !== null,
  );
  const exchange: Exchange = {
    response,
    accept: request.headers.accept ?? '',
    headers: commonHeaders(world, request),
    wait: (ms) => visit.heldBack(world.clock.wait(ms)),
    real: () => route(endpoint, request, world),
  };
  await respond(world.answers.take(endpoint), exchange, (outcome) =>
    world.log.add({ ...described, ...outcome }),
  );
}

const nameOf = ({ method = '', url = '' }: IncomingMessage) => `${method} ${url}`;

function tooLarge(response: ServerResponse): void {
  response.writeHead(413, { 'content-type': 'text/plain', connection: 'close' });
  response.end(restError(413, 'Payload too large').remark);
}

function commonHeaders(world: World, request: SimulatedRequest): Record<string, string> {
  const { omitRequestId, dateHeaderSkewMs } = world.settings;
  const hasId = world.mode === 'github' && !omitRequestId;
  const dateMs = serverNowMs(world) + dateHeaderSkewMs;
  return {
    date: new Date(dateMs).toUTCString(),
    'x-content-type-options': 'nosniff',
    ...(request.path.startsWith('/login/') ? { 'cache-control': 'no-store' } : {}),
    ...(hasId ? { 'x-github-request-id': requestId(world.random) } : {}),
  };
}

/** The shape of GitHub's: `E5B4:2A3F1C:1A2B3C4:5D6E7F8:66F1A2B3`. */
function requestId(random: Random): string {
  const digits = random.hex(33).toUpperCase();
  return [0, 4, 10, 17, 25]
    .map((from, index, starts) => digits.slice(from, starts[index + 1]))
    .join(':');
}
