import { HOUR_MS } from '../../support/time-units.ts';
import { json, notFound, restError, withHeaders } from '../replies.ts';
import { parseJson, type Reply, type SimulatedRequest } from '../wire.ts';
import { serverNowMs, type World } from '../world.ts';

/** GitHub's limits: 1000 credentials in a request, 60 requests in an hour. */
const MAX_CREDENTIALS = 1000;
const MAX_REQUESTS_AN_HOUR = 60;

/**
 * `POST /credentials/revoke`: anyone who holds a token may end it; whoever authenticates may not ask. Its owner is told by
 * e-mail, once a token. Older GitHub Enterprise Servers have no such endpoint.
 *
 * @see https://docs.github.com/rest/credentials/revoke
 */
export function revoke(request: SimulatedRequest, world: World): Reply {
  if (!world.settings.revokes) return notFound();
  if (request.authorization !== null) {
    return restError(403, 'This endpoint must be called without authentication');
  }
  const sinceMs = world.clock.nowMs() - HOUR_MS;
  const recent = world.revocationsAtMs.filter((atMs) => atMs > sinceMs);
  const oldestMs = recent[0];
  if (oldestMs !== undefined && recent.length >= MAX_REQUESTS_AN_HOUR) {
    const seconds = Math.ceil((oldestMs - sinceMs) / 1000);
    return withHeaders(restError(429, 'API rate limit exceeded for 127.0.0.1.'), {
      'retry-after': String(seconds),
      'x-ratelimit-limit': String(MAX_REQUESTS_AN_HOUR),
      'x-ratelimit-remaining': '0',
    });
  }
  world.revocationsAtMs = [...recent, world.clock.nowMs()];

  const parsed = parseJson(request.body === '' ? '{}' : request.body);
  if (parsed === null) return restError(400, 'Problems parsing JSON');
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return restError(400, 'Body should be a JSON object');
  }
  const credentials = credentialsIn(value);
  if (credentials === null) return restError(422, 'Validation Failed');
  for (const credential of credentials) {
    const personId = world.githubTokens.revokeToken(credential);
    const login = personId === null ? null : world.people.byId(personId)?.login;
    if (typeof login === 'string') world.mails.push({ login, atMs: serverNowMs(world) });
  }
  // Unknown credentials are accepted too: the answer must not tell which ones exist.
  return json(202, {});
}

function credentialsIn(body: object): readonly string[] | null {
  const credentials: unknown = 'credentials' in body ? body.credentials : null;
  if (!Array.isArray(credentials)) return null;
  const isCount = credentials.length > 0 && credentials.length <= MAX_CREDENTIALS;
  return isCount && credentials.every((one) => typeof one === 'string') ? credentials : null;
}
