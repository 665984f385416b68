import type { Person } from '../choices.ts';
import type { Grant } from '../github-tokens.ts';
import { restError } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';

/** Who is asking, or the 401 to say that we do not know. */
export type Caller =
  | { readonly kind: 'known'; readonly grant: Grant; readonly person: Person }
  | { readonly kind: 'stranger'; readonly reply: Reply };

const SCHEMES: ReadonlySet<string> = new Set(['bearer', 'token', 'basic']);

/** Whose GitHub token a REST request carries. `token` and `Bearer` are the same to GitHub. */
export function callerOf(request: SimulatedRequest, world: World): Caller {
  const { authorization } = request;
  if (authorization === null || !SCHEMES.has(authorization.scheme)) {
    return { kind: 'stranger', reply: restError(401, 'Requires authentication') };
  }
  const grant = world.githubTokens.find(authorization.value);
  const person = grant === null ? null : world.people.byId(grant.personId);
  return grant === null || person === null
    ? { kind: 'stranger', reply: restError(401, 'Bad credentials') }
    : { kind: 'known', grant, person };
}

/** GitHub tells OAuth tokens, and only those, what they may do; the GitHub CLI insists on it. */
export function scopeHeaders({ accessToken, scope }: Grant): Record<string, string> {
  if (!accessToken.startsWith('gho_')) return {};
  return {
    'x-oauth-scopes': scope
      .split(/[\s,]+/)
      .filter(Boolean)
      .join(', '),
    'x-accepted-oauth-scopes': '',
  };
}
