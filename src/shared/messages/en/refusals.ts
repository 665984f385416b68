import type { RefusalReason } from '../../refusal.ts';
import type { Advice } from '../advice.ts';

const SUPPORT = 'GitHub Support can fix this.';

/** GitHub's reasoned no. Title and sentence stand in when GitHub gives none; `next` says who can fix it. */
export const refusals: Readonly<Record<RefusalReason, Advice>> = {
  no_copilot_access: {
    title: 'No Copilot for this account',
    sentence: 'You are signed in, but this account has no access to Copilot.',
    next: 'Start a plan on GitHub, or ask your organisation’s owner for a seat.',
  },
  not_signed_up: {
    title: 'Not signed up for Copilot',
    sentence: 'You are signed in, but this account has no Copilot plan yet.',
    next: 'You can sign up on GitHub, or ask your organisation’s owner for a seat.',
  },
  subscription_ended: {
    title: 'The Copilot plan has ended',
    sentence: 'The plan of this account is over.',
    next: 'You can renew it on GitHub.',
  },
  enterprise_managed_user_account: {
    title: 'Your enterprise decides',
    sentence: 'A managed account gets Copilot from its enterprise only.',
    next: 'Ask your enterprise’s admin for a Copilot seat.',
  },
  server_error: {
    title: 'GitHub could not check this account',
    sentence: 'GitHub had an error of its own.',
    next: 'Nothing to do. Pilot Light asks again by itself.',
  },
  feature_flag_blocked: {
    title: 'Copilot is switched off for this account',
    sentence: 'GitHub has not enabled Copilot here.',
    next: SUPPORT,
  },
  spammy_user: {
    title: 'This account is restricted',
    sentence: 'GitHub has flagged this account.',
    next: SUPPORT,
  },
  snippy_not_configured: {
    title: 'One Copilot setting is missing',
    sentence: 'The choice about suggestions that match public code is not made yet.',
    next: 'Choose it in the Copilot settings on GitHub.',
  },
  billing_locked: {
    title: 'Billing is locked',
    sentence: 'GitHub has locked billing for this account or its organisation.',
    next: 'Whoever pays for Copilot can check the payment on GitHub.',
  },
  trade_restricted: {
    title: 'Copilot is not available to this account',
    sentence: 'Trade controls apply to this account.',
    next: SUPPORT,
  },
  trade_restricted_country: {
    title: 'Copilot is not available in this country',
    sentence: 'Trade controls apply to the place you connect from.',
    next: 'Connect from another place, or ask GitHub Support.',
  },
  codespaces_demo_inactive: {
    title: 'The Copilot demo is over',
    sentence: 'The demo in Codespaces is not active.',
    next: 'You can sign up for Copilot on GitHub.',
  },
  expired_coupon: {
    title: 'The Copilot coupon has expired',
    sentence: 'Access came with a coupon that is over.',
    next: 'You can start a plan on GitHub.',
  },
  revoked_coupon: {
    title: 'The Copilot coupon was withdrawn',
    sentence: 'Access came with a coupon that no longer counts.',
    next: 'You can start a plan on GitHub.',
  },
  go_http_client: {
    title: 'GitHub does not accept this program',
    sentence: 'GitHub took the request for one of a kind it blocks.',
    next: 'Update Pilot Light, then try again.',
  },
  programmatic_token_generation: {
    title: 'GitHub stopped automatic requests',
    sentence: 'Too many Copilot tokens were asked for with this account.',
    next: 'Quit other tools that ask for Copilot tokens, then try again later.',
  },
  access_revoked: {
    title: 'Access to Copilot was withdrawn',
    sentence: 'GitHub or your organisation took it back.',
    next: 'Ask your organisation’s owner or GitHub Support.',
  },
  unknown: {
    title: 'GitHub refused a Copilot token',
    sentence: 'GitHub gave a reason that Pilot Light does not know.',
    next: 'Your organisation’s owner or GitHub Support can tell more.',
  },
  notFound: {
    title: 'No Copilot tokens here',
    sentence: 'This host has no Copilot tokens for the client id in use.',
    next: 'Check the host and the client id in Settings, Advanced.',
  },
  wrongClient: {
    title: 'Copilot does not know the client id',
    sentence: 'GitHub gives Copilot tokens to client ids it knows only.',
    next: 'Choose the default client id in Settings, Advanced, then sign in again.',
  },
};
