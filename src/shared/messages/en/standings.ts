import type { AccountStanding } from '../../standing.ts';

/** How an account stands, in a list or a menu. */
export const standings = {
  ready: 'Ready',
  starting: 'Getting ready',
  renewalFailing: 'Renewal failing',
  noToken: 'No token',
  needsYou: 'Needs you',
} satisfies Readonly<Record<AccountStanding, string>>;
