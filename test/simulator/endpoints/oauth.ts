import type { Reply } from '../wire.ts';
import type { World } from '../world.ts';

const DESCRIPTIONS = {
  authorization_pending: 'The authorization request is still pending.',
  slow_down: 'Too many requests have been made in the same timeframe.',
  expired_token: 'The device_code has expired.',
  access_denied: 'The user has denied your application access.',
  unsupported_grant_type:
    'The grant type is not supported. Use urn:ietf:params:oauth:grant-type:device_code.',
  incorrect_client_credentials: 'The client_id and/or client_secret passed are incorrect.',
  incorrect_device_code: 'The device_code provided is not valid.',
  device_flow_disabled: 'Device Flow must be explicitly enabled for this App',
  bad_refresh_token: 'The refresh token passed is incorrect or expired.',
} as const;

export type OAuthErrorCode = keyof typeof DESCRIPTIONS;

/** A successful OAuth answer, in the language that `Accept` asks for. */
export function oauth(value: Readonly<Record<string, string | number>>): Reply {
  return { status: 200, headers: {}, body: { kind: 'oauth', value }, remark: null };
}

/** An OAuth error. GitHub sends them with status 200. */
export function oauthError(
  world: World,
  error: OAuthErrorCode,
  more: Readonly<Record<string, number>> = {},
): Reply {
  const value = {
    error,
    error_description: DESCRIPTIONS[error],
    error_uri:
      'https://docs.github.com/developers/apps/authorizing-oauth-apps#error-codes-for-the-device-flow',
    ...more,
  };
  const status = world.settings.oauthErrorStatus;
  return { status, headers: {}, body: { kind: 'oauth', value }, remark: error };
}
