import { APP_RULES, type App } from '../apps.ts';
import { assertNever } from '../assert-never.ts';
import { ACCESS_TOKEN_LIFE_MS, accessTokenLifeMs, type Grant } from '../github-tokens.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { oauth, oauthError } from './oauth.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * How much too early a poll may come, in real milliseconds: the only tolerance there is. A timer of 5000 ms may ring a
 * millisecond before its time, and no network is quick enough to show that to GitHub; on loopback it would be a
 * `slow_down` that GitHub never says. From a time scale of 2500 on, all of a 5 s interval is within this grain.
 */
const TIMER_GRAIN_MS = 2;

/** `POST /login/oauth/access_token`: the device grant and the refresh grant. */
export function accessToken(request: SimulatedRequest, world: World): Reply {
  const app = world.apps.find(request.fields.get('client_id') ?? '');
  if (app === null) return oauthError(world, 'incorrect_client_credentials');

  // The note's poll has no grant_type.
  const fallback = world.mode === 'note' ? DEVICE_GRANT : '';
  switch (request.fields.get('grant_type') ?? fallback) {
    case DEVICE_GRANT:
      return deviceGrant(request, world, app);
    case 'refresh_token':
      return refreshGrant(request, world, app);
    default:
      return oauthError(world, 'unsupported_grant_type');
  }
}

function deviceGrant(request: SimulatedRequest, world: World, app: App): Reply {
  if (!app.deviceFlow) return oauthError(world, 'device_flow_disabled');
  const timerGrainMs = TIMER_GRAIN_MS * world.clock.scale();
  const code = request.fields.get('device_code') ?? '';
  const result = world.codes.poll(code, app.clientId, timerGrainMs);
  switch (result.kind) {
    case 'unknown':
      return oauthError(world, 'incorrect_device_code');
    case 'slowDown':
      return oauthError(world, 'slow_down', { interval: result.intervalSeconds });
    case 'expired':
      return oauthError(world, 'expired_token');
    case 'denied':
      return oauthError(world, 'access_denied');
    case 'pending':
      return oauthError(world, 'authorization_pending');
    case 'approved':
      return granted(world, newGrant(world, app, result.personId, result.scope));
    default:
      return assertNever(result);
  }
}

function newGrant(world: World, app: App, personId: number, scope: string): Grant {
  return world.githubTokens.issue({
    app,
    personId,
    // Scopes mean nothing to a GitHub App: it has permissions instead.
    scope: APP_RULES[app.kind].prefix === 'ghu_' ? '' : scope,
    // The note's token tells its life and has no refresh token.
    lifeMs: world.mode === 'note' ? ACCESS_TOKEN_LIFE_MS : accessTokenLifeMs(app),
  });
}

function refreshGrant(request: SimulatedRequest, world: World, app: App): Reply {
  const grant = world.githubTokens.rotate(request.fields.get('refresh_token') ?? '', app);
  return grant === null ? oauthError(world, 'bad_refresh_token') : granted(world, grant);
}

function granted(world: World, grant: Grant): Reply {
  const secondsUntil = (atMs: number) => Math.round((atMs - world.clock.nowMs()) / 1000);
  return oauth({
    access_token: grant.accessToken,
    ...(grant.expiresAtMs === null ? {} : { expires_in: secondsUntil(grant.expiresAtMs) }),
    ...(grant.refreshToken === null || grant.refreshExpiresAtMs === null
      ? {}
      : {
          refresh_token: grant.refreshToken,
          refresh_token_expires_in: secondsUntil(grant.refreshExpiresAtMs),
        }),
    token_type: 'bearer',
    // OAuth apps are answered with commas between scopes, whatever they sent.
    scope: grant.scope
      .split(/[\s,]+/)
      .filter(Boolean)
      .join(','),
  });
}
