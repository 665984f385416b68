import { assertNever } from './assert-never.ts';
import { pageFrame } from './page-frame.ts';
import { asksForJson, html, json, notFound, restError, text, withHeaders } from './replies.ts';
import { parseJson, type Reply, type SimulatedRequest } from './wire.ts';
import type { World } from './world.ts';

/**
 * Which of GitHub's servers stands behind an endpoint: each says no in its own way.
 *
 * - `signIn`, `page`: the site. A form, JSON or a page, as `Accept` asks.
 * - `publicApi`, `internalApi`: the REST API; only the public one knows the published versions.
 * - `copilotApi`: plain text.
 * - `pictures`: whoever has the address gets the picture.
 */
type Server = 'signIn' | 'page' | 'publicApi' | 'internalApi' | 'copilotApi' | 'pictures';

/** Where an endpoint is, and by which methods it is reached. `HEAD` goes where `GET` goes. */
export interface Place {
  readonly server: Server;
  readonly methods: readonly string[];
}

/** What GitHub says before anything is done or anybody is known. Null lets the request through. */
export function refusedAtGate(request: SimulatedRequest, place: Place, world: World): Reply | null {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const isMethod = place.methods.includes(method);
  if (world.mode === 'note') return isMethod ? null : methodNotAllowed(place.methods);
  switch (place.server) {
    case 'signIn':
    case 'page':
      return isMethod ? refusedBody(request) : pageNotFound(request);
    case 'publicApi':
      return refusedByRest(request, isMethod) ?? refusedVersion(request);
    case 'internalApi':
      return refusedByRest(request, isMethod);
    case 'copilotApi':
      return isMethod ? refusedByCopilotApi(request) : text(405, 'Method Not Allowed\n');
    case 'pictures':
      return isMethod ? null : nothingThere(request);
    default:
      return assertNever(place.server);
  }
}

/** 404, as the site says it below `/login` and the API everywhere else. */
export function nothingThere(request: SimulatedRequest): Reply {
  return request.path.startsWith('/login/') ? pageNotFound(request) : notFound();
}

/** What the site says of what it does not have: JSON to those who ask for it, else a page. */
export function pageNotFound({ headers }: SimulatedRequest): Reply {
  if (asksForJson(headers.accept ?? '')) return json(404, { error: 'Not Found' }, 'Not Found');
  return html(404, pageFrame('Page not found', '<h1>Not Found</h1>'), 'Not Found');
}

/** A body that is not what it says. GitHub's own words for it are not known. */
function refusedBody({ headers, body, bodyType }: SimulatedRequest): Reply | null {
  const isWhatItSays = bodyType !== 'application/json' || body === '' || parseJson(body) !== null;
  if (isWhatItSays) return null;
  return asksForJson(headers.accept ?? '')
    ? json(400, { error: 'Bad Request' }, 'Bad Request')
    : html(400, pageFrame('Bad request', '<h1>Bad Request</h1>'), 'Bad Request');
}

/** The public versions. @see https://docs.github.com/rest/about-the-rest-api/api-versions */
const PUBLIC_VERSIONS: readonly string[] = ['2022-11-28', '2026-03-10'];

/** `X-GitHub-Api-Version-Selected`: what was asked for, or the version for those who do not ask. */
export function selectedVersion({ headers }: SimulatedRequest): string {
  return String(headers['x-github-api-version'] ?? '2022-11-28');
}

/** The note's server is none of GitHub's, and says what HTTP has for it. */
function methodNotAllowed(methods: readonly string[]): Reply {
  return withHeaders(restError(405, 'Method Not Allowed'), { allow: methods.join(', ') });
}

/**
 * A wrong method or a slash at the end is an address that does not exist.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
function refusedByRest(request: SimulatedRequest, isMethod: boolean): Reply | null {
  const { headers, query, rawPath } = request;
  if ((headers['user-agent'] ?? '').trim() === '') return html(403, NAMELESS, 'no User-Agent');
  if (query.has('access_token')) {
    return restError(400, 'Must specify access token via Authorization header.');
  }
  if (!isMethod || rawPath.endsWith('/')) return notFound();
  if (takesJson(headers.accept)) return null;
  return restError(
    415,
    `Unsupported 'Accept' header: ${JSON.stringify(headers.accept)}. Must accept 'application/json'.`,
  );
}

/** @see https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent */
const NAMELESS =
  'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.\n';

function takesJson(accept: string | undefined): boolean {
  const types = (accept ?? '*/*').split(',').map((type) => type.split(';', 1)[0]?.trim() ?? '');
  return types.some((type) =>
    /^$|^\*\/\*$|^application\/(\*|json|([\w.+-]+\+json)|vnd\.github(\.[\w.-]+)?)$/i.test(type),
  );
}

function refusedVersion({ headers }: SimulatedRequest): Reply | null {
  const version = headers['x-github-api-version'];
  if (version === undefined || PUBLIC_VERSIONS.includes(String(version))) return null;
  const errors = `The version you specified in the "X-GitHub-API-Version" request header, "${String(version)}", is not a supported version. The following versions are currently supported: "2022-11-28", "2026-03-10" (most recent).`;
  const body = {
    message: 'Bad Request',
    errors,
    documentation_url: 'https://docs.github.com/rest',
    status: '400',
  };
  return json(400, body, 'unsupported API version');
}

/** The Copilot API's versions are its own, and it has retired some. This is the oldest that a living client sends. */
const OLDEST_COPILOT_VERSION = '2025-04-01';

function refusedByCopilotApi({ headers }: SimulatedRequest): Reply | null {
  const version = String(headers['x-github-api-version'] ?? OLDEST_COPILOT_VERSION);
  return version >= OLDEST_COPILOT_VERSION ? null : text(466, RETIRED);
}

const RETIRED =
  'bad request: the specified API version is no longer supported. You may need to update your client to a newer version.\n';
