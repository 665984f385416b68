import type { GitHubPage } from '../../github-page.ts';
import type { RefusalReason } from '../../refusal.ts';
import type { RemarkTopic } from '../../remark.ts';
import type { RefusalAdvice } from '../advice.ts';
import { remedies } from './remedies.ts';

/** GitHub's reasoned no. Title and sentence stand in when GitHub gives none; `next` says who can fix it. */
export const refusals: Readonly<Record<RefusalReason, RefusalAdvice>> = {
  no_copilot_access: {
    title: 'No Copilot for this account',
    sentence: 'You are signed in, but this account has no access to Copilot.',
    next: remedies.no_copilot_access,
  },
  not_signed_up: {
    title: 'Not signed up for Copilot',
    sentence: 'You are signed in, but this account has no Copilot plan yet.',
    next: remedies.not_signed_up,
  },
  subscription_ended: {
    title: 'The Copilot plan has ended',
    sentence: 'The plan of this account is over.',
    next: remedies.subscription_ended,
  },
  enterprise_managed_user_account: {
    title: 'Your enterprise decides',
    sentence: 'A managed account gets Copilot from its enterprise only.',
    next: remedies.enterprise_managed_user_account,
  },
  server_error: {
    title: 'GitHub could not check this account',
    sentence: 'GitHub had an error of its own.',
    next: remedies.server_error,
  },
  feature_flag_blocked: {
    title: 'Copilot is switched off for this account',
    sentence: 'GitHub has not enabled Copilot here.',
    next: remedies.feature_flag_blocked,
  },
  spammy_user: {
    title: 'This account is restricted',
    sentence: 'GitHub has flagged this account.',
    next: remedies.spammy_user,
  },
  snippy_not_configured: {
    title: 'One Copilot setting is missing',
    sentence: 'The choice about suggestions that match public code is not made yet.',
    next: remedies.snippy_not_configured,
  },
  billing_locked: {
    title: 'Billing is locked',
    sentence: 'GitHub has locked billing for this account or its organization.',
    next: remedies.billing_locked,
  },
  trade_restricted: {
    title: 'Copilot is not available to this account',
    sentence: 'Trade controls apply to this account.',
    next: remedies.trade_restricted,
  },
  trade_restricted_country: {
    title: 'Copilot is not available in this country',
    sentence: 'Trade controls apply to the place you connect from.',
    next: remedies.trade_restricted_country,
  },
  codespaces_demo_inactive: {
    title: 'The Copilot demo is over',
    sentence: 'The demo in Codespaces is not active.',
    next: remedies.codespaces_demo_inactive,
  },
  expired_coupon: {
    title: 'The Copilot coupon has expired',
    sentence: 'Access came with a coupon that is over.',
    next: remedies.expired_coupon,
  },
  revoked_coupon: {
    title: 'The Copilot coupon was withdrawn',
    sentence: 'Access came with a coupon that no longer works.',
    next: remedies.revoked_coupon,
  },
  go_http_client: {
    title: 'GitHub does not accept this program',
    sentence: 'GitHub took the request for one of a kind it blocks.',
    next: remedies.go_http_client,
  },
  programmatic_token_generation: {
    title: 'GitHub stopped automatic requests',
    sentence: 'Too many Copilot tokens were asked for with this account.',
    next: remedies.programmatic_token_generation,
  },
  access_revoked: {
    title: 'Access to Copilot was withdrawn',
    sentence: 'GitHub or your organization took it back.',
    next: remedies.access_revoked,
  },
  unknown: {
    title: 'GitHub refused a Copilot token',
    sentence: 'Pilot Light does not know why.',
    next: remedies.unknown,
  },
  notFound: {
    title: 'No Copilot tokens here',
    sentence: 'This host gives none to the app you signed in with.',
    next: remedies.notFound,
  },
  wrongClient: {
    title: 'Copilot does not accept the app you signed in with',
    sentence: 'GitHub gives Copilot tokens only to apps it knows.',
    next: remedies.wrongClient,
  },
  contradicted: {
    title: 'GitHub contradicts itself',
    sentence: 'GitHub accepts the sign-in, but not for Copilot tokens.',
    next: remedies.contradicted,
  },
  outdated: {
    title: 'This Pilot Light is too old',
    sentence: 'GitHub no longer speaks with this version.',
    next: remedies.outdated,
  },
  ssoRequired: {
    title: 'Organization sign-on needed',
    sentence: 'The sign-on of your organization has to be renewed.',
    next: remedies.ssoRequired,
  },
  withheld: {
    title: 'GitHub turns this account away',
    sentence: 'The sign-in is right, but the account may be suspended or locked.',
    next: remedies.withheld,
  },
  vanished: {
    title: 'GitHub finds no Copilot token here',
    sentence: 'It gave this account tokens until now, so this may pass.',
    next: remedies.vanished,
  },
  closed: {
    title: 'GitHub may give apps like this one no more tokens',
    sentence: 'It did for days, and then stopped. Your account and your settings are fine.',
    next: remedies.closed,
  },
};

/** What GitHub remarks beside a token that works. GitHub's own words stand below. */
export const remarks: Readonly<
  Record<RemarkTopic, { readonly title: string; readonly sentence: string }>
> = {
  subscription_trial_ending: {
    title: 'The Copilot trial ends soon',
    sentence: 'Start a plan on GitHub, so that there are tokens after it.',
  },
  subscription_trial_ended: {
    title: 'The Copilot trial has ended',
    sentence: 'Start a plan on GitHub: this may be one of the last tokens.',
  },
  subscription_ending: {
    title: 'The Copilot plan ends soon',
    sentence: 'Renew it on GitHub, or ask whoever pays for it.',
  },
  free_over_limits: {
    title: 'Copilot Free is used up for now',
    sentence: 'The token works, but Copilot answers less until the next period, or with a plan.',
  },
  codespaces_demo_welcome: {
    title: 'This is a Copilot demo',
    sentence: 'It came with Codespaces, and ends with it.',
  },
  copilot_seat_added: {
    title: 'An organization gave you a Copilot seat',
    sentence: 'There is nothing to do.',
  },
  unknown: {
    title: 'GitHub has a word for you',
    sentence: 'The token works.',
  },
};

/** The button that opens a page of GitHub’s, by what is there. */
export const openPages: Readonly<Record<GitHubPage, string>> = {
  copilotSettings: 'Open Copilot settings on GitHub',
  plans: 'Open Copilot plans on GitHub',
  billing: 'Open billing on GitHub',
  signOn: 'Open the sign-on page',
  support: 'Open GitHub Support',
  docs: 'Open GitHub’s help page',
  other: 'Open GitHub’s page about it',
};

/** What stands around a refusal or a remark. */
export const refusalWords = {
  /** In front of GitHub's own title and message, which are English. */
  githubSays: 'GitHub says:',
  openRelease: (version: string) => `Open the page of version ${version}`,
  /** Puts a remark away. */
  remarkRead: 'Got it',
};
