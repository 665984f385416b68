import * as v from 'valibot';

/**
 * What an app may do.
 *
 * - `githubApp`: `ghu_` for ever, exchange allowed (the Copilot plugin).
 * - `githubAppExpiring`: `ghu_` for 8 h with a rotating `ghr_`, exchange allowed.
 * - `oauthApp`: `gho_` for ever, exchange 404.
 * - `oauthAppExpiring`: `gho_` for 8 h with a rotating `ghr_`, exchange 404.
 * - `oauthAppAllowed`: `gho_` for ever, exchange allowed (VS Code's).
 * - `foreignGithubApp`: `ghu_` for ever, exchange 403.
 */
export const AppKind = v.picklist([
  'githubApp',
  'githubAppExpiring',
  'oauthApp',
  'oauthAppExpiring',
  'oauthAppAllowed',
  'foreignGithubApp',
]);
export type AppKind = v.InferOutput<typeof AppKind>;

/** GitHub's reasons for saying no to a Copilot token. */
export const NotificationId = v.picklist([
  'no_copilot_access',
  'not_signed_up',
  'subscription_ended',
  'enterprise_managed_user_account',
  'server_error',
  'feature_flag_blocked',
  'spammy_user',
  'snippy_not_configured',
  'billing_locked',
  'trade_restricted',
  'trade_restricted_country',
  'codespaces_demo_inactive',
  'expired_coupon',
  'revoked_coupon',
  'go_http_client',
  'programmatic_token_generation',
  'access_revoked',
]);
export type NotificationId = v.InferOutput<typeof NotificationId>;

/** The shapes of `/copilot_internal/user`; `business` is token-billed and shows placeholder quotas. */
export const Usage = v.picklist([
  'paid',
  'free',
  'business',
  'negative',
  'numericStrings',
  'missingSnapshots',
]);
export type Usage = v.InferOutput<typeof Usage>;

export const Person = v.object({
  login: v.pipe(v.string(), v.minLength(1)),
  /** GitHub's numeric user id; stays when the login is renamed. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: v.nullable(v.string()),
  usage: Usage,
  refusal: v.nullable(NotificationId),
});
export type Person = v.InferOutput<typeof Person>;
