import type { RefusalReason } from '../../refusal.ts';

const SUPPORT = 'Ask GitHub Support: they can fix this.';
const PLAN = 'You can start a plan on GitHub.';
const SEAT = 'Start a plan on GitHub, or ask your organization owner for a seat.';
const OWNER = 'Ask your organization owner or GitHub Support.';

/** Who can end a refusal, and how: one instruction for each reason. */
export const remedies: Readonly<Record<RefusalReason, string>> = {
  no_copilot_access: SEAT,
  not_signed_up: SEAT,
  subscription_ended: PLAN,
  enterprise_managed_user_account: 'Ask your enterprise’s admin for a Copilot seat.',
  server_error: 'Wait a moment. Pilot Light tries again by itself.',
  feature_flag_blocked: SUPPORT,
  spammy_user: SUPPORT,
  snippy_not_configured: 'Choose it in the Copilot settings on GitHub.',
  billing_locked: 'Ask whoever pays for Copilot to check the payment on GitHub.',
  trade_restricted: SUPPORT,
  trade_restricted_country: SUPPORT,
  codespaces_demo_inactive: PLAN,
  expired_coupon: PLAN,
  revoked_coupon: PLAN,
  go_http_client: 'Update Pilot Light, then try again.',
  programmatic_token_generation:
    'Quit other tools that ask for Copilot tokens, then try again later.',
  access_revoked: OWNER,
  unknown: OWNER,
  notFound: 'Check the host and the client id in Settings, Advanced.',
  wrongClient: 'Use the default client id, and sign in again.',
  contradicted: 'Wait: Pilot Light asks again by itself. If it stays, sign out and in again.',
  outdated: 'Update Pilot Light.',
  ssoRequired: 'Open the sign-on page, confirm, then try again.',
  withheld: OWNER,
  vanished: 'Wait: Pilot Light asks again by itself. The status page may say more.',
  closed:
    'Look for a newer Pilot Light. This one asks once an hour, and goes on as soon as it can.',
};
