import type { App } from './apps.ts';
import { APP_RULES } from './apps.ts';
import { fingerprint, tokenKind } from './fingerprint.ts';
import type { Random } from './random.ts';
import type { State } from './reports.ts';

/** A GitHub token with its refresh token, if its app has expiry on. */
export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly clientId: string;
  readonly personId: number;
  readonly scope: string;
  readonly expiresAtMs: number | null;
  readonly refreshExpiresAtMs: number | null;
  revoked: boolean;
}

export interface GitHubTokens {
  issue(request: { app: App; personId: number; scope: string; lifeMs: number | null }): Grant;
  /** The living grant of an access token. */
  find(accessToken: string): Grant | null;
  /** Give a new pair for a refresh token; the old pair dies at once. Null when it is dead, spent or another app's. */
  rotate(refreshToken: string, app: App): Grant | null;
  /** By access or refresh token; the pair goes together. Answers whose it was; null when there was none to end. */
  revokeToken(token: string): number | null;
  revokeAll(belongs: (personId: number) => boolean): void;
  all(loginOf: (personId: number) => string): State['githubTokens'];
}

/** @see https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens */
export const ACCESS_TOKEN_LIFE_MS = 28_800_000;
export const REFRESH_TOKEN_LIFE_MS = 15_897_600_000;

/** How long an app's access tokens live; null is for ever. */
export function accessTokenLifeMs(app: App): number | null {
  return APP_RULES[app.kind].expires ? ACCESS_TOKEN_LIFE_MS : null;
}

/**
 * "There is a limit of ten tokens that are issued per user/application/scope combination"; the oldest goes.
 *
 * @see https://docs.github.com/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation
 */
const MAX_TOKENS_ALIKE = 10;

export function createGitHubTokens(
  nowMs: () => number,
  random: Random,
  onSecret: (text: string) => void,
): GitHubTokens {
  const grants: Grant[] = [];
  const isAlive = (grant: Grant) =>
    !grant.revoked && (grant.expiresAtMs === null || nowMs() < grant.expiresAtMs);

  const issue: GitHubTokens['issue'] = ({ app, personId, scope, lifeMs }) => {
    const rules = APP_RULES[app.kind];
    const grant: Grant = {
      clientId: app.clientId,
      personId,
      scope,
      accessToken: rules.prefix + random.letters(36),
      refreshToken: rules.expires ? `ghr_${random.letters(76)}` : null,
      expiresAtMs: lifeMs === null ? null : nowMs() + lifeMs,
      refreshExpiresAtMs: rules.expires ? nowMs() + REFRESH_TOKEN_LIFE_MS : null,
      revoked: false,
    };
    grants.push(grant);
    onSecret(grant.accessToken);
    if (grant.refreshToken !== null) onSecret(grant.refreshToken);
    revokeSurplus(grants, grant);
    return grant;
  };

  return {
    issue,
    find: (token) => grants.find((grant) => grant.accessToken === token && isAlive(grant)) ?? null,
    rotate(refreshToken, app) {
      const old = grants.find((grant) => grant.refreshToken === refreshToken && !grant.revoked);
      if (old === undefined || old.clientId !== app.clientId) return null;
      if (old.refreshExpiresAtMs === null || nowMs() >= old.refreshExpiresAtMs) return null;
      old.revoked = true;
      return issue({
        app,
        personId: old.personId,
        scope: old.scope,
        lifeMs: accessTokenLifeMs(app),
      });
    },
    revokeToken(token) {
      const ended = grants.find(
        (grant) => (grant.accessToken === token || grant.refreshToken === token) && !grant.revoked,
      );
      if (ended !== undefined) ended.revoked = true;
      return ended?.personId ?? null;
    },
    revokeAll(belongs) {
      for (const grant of grants) if (belongs(grant.personId)) grant.revoked = true;
    },
    all: (loginOf) =>
      grants.map((grant) => ({
        fingerprint: fingerprint(grant.accessToken),
        kind: tokenKind(grant.accessToken),
        login: loginOf(grant.personId),
        clientId: grant.clientId,
        alive: isAlive(grant),
        expiresAtMs: grant.expiresAtMs,
      })),
  };
}

function revokeSurplus(grants: readonly Grant[], newest: Grant): void {
  const alike = grants.filter(
    (grant) =>
      !grant.revoked &&
      grant.clientId === newest.clientId &&
      grant.personId === newest.personId &&
      grant.scope === newest.scope,
  );
  for (const grant of alike.slice(0, -MAX_TOKENS_ALIKE)) grant.revoked = true;
}
