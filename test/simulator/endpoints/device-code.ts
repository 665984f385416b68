import { pageNotFound } from '../gate.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { oauth, oauthError } from './oauth.ts';

/**
 * `POST /login/device/code`: a new device code.
 *
 * @see https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 */
export function deviceCode(request: SimulatedRequest, world: World): Reply {
  const app = world.apps.find(request.fields.get('client_id') ?? '');
  if (app === null) return pageNotFound(request);
  if (!app.deviceFlow) return oauthError(world, 'device_flow_disabled');

  const { intervalSeconds, deviceCodeLifeSeconds } = world.settings;
  const issued = world.codes.issue({
    clientId: app.clientId,
    scope: request.fields.get('scope') ?? '',
    lifeMs: deviceCodeLifeSeconds * 1000,
    intervalMs: intervalSeconds * 1000,
  });
  return oauth({
    device_code: issued.deviceCode,
    user_code: issued.userCode,
    verification_uri: `${world.addresses.site}/login/device`,
    // The note knows of no `expires_in` here.
    ...(world.mode === 'note' ? {} : { expires_in: deviceCodeLifeSeconds }),
    interval: intervalSeconds,
  });
}
