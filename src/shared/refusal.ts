import type { GitHubPage } from './github-page.ts';

/**
 * The reasons for which GitHub is known to refuse a Copilot token with HTTP 403.
 *
 * @see https://github.com/microsoft/vscode-copilot-chat `copilotToken.ts`, `notification_id`
 */
export const KNOWN_REFUSALS = [
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
] as const;

/** One of {@link KNOWN_REFUSALS}. */
export type KnownRefusal = (typeof KNOWN_REFUSALS)[number];

/** Reasons of our own, for a "no" to which GitHub gave none that is known. */
const OTHER_REFUSALS = [
  'unknown',
  'notFound',
  'wrongClient',
  'contradicted',
  'outdated',
  'ssoRequired',
  'withheld',
  'vanished',
  'closed',
] as const;

/** Every {@link RefusalReason}. */
export const REFUSAL_REASONS = [...KNOWN_REFUSALS, ...OTHER_REFUSALS] as const;

/**
 * GitHub's own reasoned "no".
 *
 * `unknown` is a reason not in {@link KNOWN_REFUSALS}; `notFound` is a 404 from the exchange (this app's client id, or
 * this host, has no exchange); `wrongClient` is "not accessible by integration" without a reason (the client id is not
 * one that Copilot accepts); `contradicted` is a lasting 401 from the exchange, of a GitHub token that GitHub accepts
 * elsewhere; `outdated` is a 466 (this app is too old for GitHub); `ssoRequired` is an organisation's single sign-on
 * that has to be renewed; `withheld` is a GitHub token that the exchange rejects, and that `/user` knows and answers with
 * a no of its own; `vanished` is a 404 for an account that was given tokens before, and `closed` one that has stood for
 * so long that GitHub may have closed the exchange (`engine/closed-exchange.ts`).
 */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Whoever is refused so has no plan, or none any more. */
export const DENIES_PLAN: ReadonlySet<RefusalReason> = new Set([
  'no_copilot_access',
  'not_signed_up',
  'subscription_ended',
  'codespaces_demo_inactive',
  'expired_coupon',
  'revoked_coupon',
  'access_revoked',
]);

/**
 * Who stands behind an account and can be asked, beside GitHub: nobody where its plan is its own, an organization's admin
 * where it is not, or where nobody knows; on a company's host, where GitHub Support answers administrators alone, its admin.
 */
export const BACKINGS = ['self', 'organization', 'company'] as const;

/** One of {@link BACKINGS}. */
export type Backing = (typeof BACKINGS)[number];

/** What GitHub said, in its own words where it gave any. Shown to the user as plain text, never as markup. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly title: string | null;
  readonly message: string | null;
  /** What the link leads to that GitHub gave and that may be opened (https, on the account's own host); null without one. */
  readonly page: GitHubPage | null;
}
