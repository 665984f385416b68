import { assertNever } from '../assert-never.ts';
import { json, text } from '../replies.ts';
import type { TokenKind } from '../reports.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { standingOf, type Wire } from './models.ts';

/**
 * The Copilot API speaks plain text when it says no to a caller. Null lets the request through.
 *
 * GitHub takes the GitHub tokens of its newest clients here as well. This API does so only when it is set to: to whoever
 * is fed by Pilot Light a GitHub token must never have come, so it is refused and its request stands in the log as a leak.
 */
export function refuseStranger(request: SimulatedRequest, world: World): Reply | null {
  if (world.settings.misdirected) return text(421, 'Misdirected Request\n');
  const { authorization } = request;
  if (authorization?.kind === 'pat' || authorization?.kind === 'ghp') {
    return text(400, 'bad request: Personal Access Tokens are not supported for this endpoint\n');
  }
  if (authorization !== null && GITHUB_KINDS.has(authorization.kind)) {
    return refuseGitHubToken(authorization.value, world);
  }
  const value = authorization?.scheme === 'bearer' ? authorization.value : '';
  if (world.copilotTokens.whose(value) === null) return text(401, 'unauthorized: token expired\n');
  return request.headers['editor-version'] === undefined && world.mode === 'github'
    ? text(400, 'bad request: missing Editor-Version header for IDE auth\n')
    : null;
}

function refuseGitHubToken(token: string, world: World): Reply | null {
  const { takesGitHubTokens } = world.settings;
  if (takesGitHubTokens && world.githubTokens.find(token) !== null) return null;
  const refused = text(401, 'unauthorized: AuthenticateToken authentication failed\n');
  return takesGitHubTokens ? refused : { ...refused, remark: 'leak: a GitHub token' };
}

const GITHUB_KINDS: ReadonlySet<TokenKind> = new Set(['ghu', 'gho', 'ghr']);

/** What a request for words is refused for, beside its caller. Null lets it through. */
export function refuseTurn(request: SimulatedRequest, world: World, wire: Wire): Reply | null {
  const refused = refuseStranger(request, world);
  if (refused !== null) return refused;
  if ((request.headers['copilot-integration-id'] ?? '') === '' && world.mode === 'github') {
    return text(400, 'bad request: missing required Copilot-Integration-Id header\n');
  }
  const id = request.fields.get('model') ?? '';
  const standing = standingOf(id, wire);
  switch (standing) {
    case 'answers':
      return null;
    case 'elsewhere':
      return refusedModel(
        `model "${id}" is not accessible via the ${wire} endpoint`,
        'unsupported_api_for_model',
      );
    case 'notSupported':
      return refusedModel('The requested model is not supported.', 'model_not_supported');
    default:
      return assertNever(standing);
  }
}

function refusedModel(message: string, code: string): Reply {
  return json(400, { error: { message, code, param: 'model', type: 'invalid_request_error' } });
}
