import type { RefusalReason } from '../../refusal.ts';
import { always, type Remedy } from '../advice.ts';

const ADMIN = 'Ask your administrator.';
const SEAT_GIVER = 'Ask your organization’s admin for a Copilot seat.';

const PLAN = always('You can start a plan on GitHub.', SEAT_GIVER);
const SUPPORT = always('Ask GitHub Support: only they can fix this.', ADMIN);
const SEAT = always(
  'Start a plan on GitHub, or ask your organization’s admin for a seat.',
  SEAT_GIVER,
);
const ADMIN_OR_SUPPORT: Remedy = {
  self: 'Ask GitHub Support what is wrong.',
  organization: 'Ask your organization’s admin, or GitHub Support.',
  company: ADMIN,
};

/** Who can end a refusal, and how. Whoever has a plan of their own has no administrator, and a company no GitHub Support. */
export const remedies: Readonly<Record<RefusalReason, Remedy>> = {
  no_copilot_access: SEAT,
  not_signed_up: SEAT,
  subscription_ended: PLAN,
  enterprise_managed_user_account: always('Ask your enterprise’s admin for a Copilot seat.'),
  server_error: always('Wait a moment. Pilot Light tries again by itself.'),
  feature_flag_blocked: SUPPORT,
  spammy_user: SUPPORT,
  snippy_not_configured: always('Choose it in the Copilot settings on GitHub.'),
  billing_locked: {
    ...always('Ask whoever pays for Copilot to check the payment on GitHub.'),
    self: 'Check your payment on GitHub.',
  },
  trade_restricted: SUPPORT,
  trade_restricted_country: SUPPORT,
  codespaces_demo_inactive: PLAN,
  expired_coupon: PLAN,
  revoked_coupon: PLAN,
  go_http_client: always('Update Pilot Light.'),
  programmatic_token_generation: always(
    'Quit other tools that ask for Copilot tokens, then try again later.',
  ),
  access_revoked: ADMIN_OR_SUPPORT,
  unknown: ADMIN_OR_SUPPORT,
  notFound: always('Check the host and the app to sign in with, in Settings, Advanced.'),
  wrongClient: always('Sign in again with the default app.'),
  contradicted: always(
    'Wait: Pilot Light asks again by itself. If it stays, sign out and in again.',
  ),
  outdated: always('Update Pilot Light.'),
  ssoRequired: always('Open the sign-on page, confirm, then press Renew now.'),
  withheld: ADMIN_OR_SUPPORT,
  vanished: always('Wait: Pilot Light asks again by itself. The status page may say more.'),
  closed: always(
    'Only GitHub can change that, or a newer Pilot Light. This one asks again once an hour.',
  ),
};
