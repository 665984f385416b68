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

/**
 * The shapes of `/copilot_internal/user`, as they were seen.
 *
 * - `paid`: premium requests in numbers, as before June 2026; `negative`: more of them used than there were;
 *   `numericStrings`: as May has them, every number a text
 * - `credits`: AI credits under the old name, as since June, with what is used beside what is left, as since July;
 *   `overspent`: more than all of them used; `percentOnly`: no more than what part is left
 * - `free`: two quotas, twice; `freeCredits`: with an empty quota of credits; `missingSnapshots`: only in fields apart
 * - `business`: token-billed, an empty quota that is none; `pooled`: the same as "unlimited"; `pooledOwn`: with what
 *   this person has used of it
 * - `uncounted`: a plan and nothing beside
 */
export const Usage = v.picklist([
  'paid',
  'negative',
  'numericStrings',
  'credits',
  'overspent',
  'percentOnly',
  'free',
  'freeCredits',
  'missingSnapshots',
  'business',
  'pooled',
  'pooledOwn',
  'uncounted',
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
