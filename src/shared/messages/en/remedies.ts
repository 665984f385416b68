import type { RefusalReason } from '../../refusal.ts';

const SUPPORT = 'GitHub Support can fix this.';

/** Who can end a refusal, and how: one instruction for each reason. */
export const remedies: Readonly<Record<RefusalReason, string>> = {
  no_copilot_access: 'Start a plan on GitHub, or ask your organisation’s owner for a seat.',
  not_signed_up: 'You can sign up on GitHub, or ask your organisation’s owner for a seat.',
  subscription_ended: 'You can renew it on GitHub.',
  enterprise_managed_user_account: 'Ask your enterprise’s admin for a Copilot seat.',
  server_error: 'Nothing to do. Pilot Light asks again by itself.',
  feature_flag_blocked: SUPPORT,
  spammy_user: SUPPORT,
  snippy_not_configured: 'Choose it in the Copilot settings on GitHub.',
  billing_locked: 'Whoever pays for Copilot can check the payment on GitHub.',
  trade_restricted: SUPPORT,
  trade_restricted_country: 'Connect from another place, or ask GitHub Support.',
  codespaces_demo_inactive: 'You can sign up for Copilot on GitHub.',
  expired_coupon: 'You can start a plan on GitHub.',
  revoked_coupon: 'You can start a plan on GitHub.',
  go_http_client: 'Update Pilot Light, then try again.',
  programmatic_token_generation:
    'Quit other tools that ask for Copilot tokens, then try again later.',
  access_revoked: 'Ask your organisation’s owner or GitHub Support.',
  unknown: 'Your organisation’s owner or GitHub Support can tell more.',
  notFound: 'Check the host and the client id in Settings, Advanced.',
  wrongClient: 'Choose the default client id in Settings, Advanced, then sign in again.',
};
