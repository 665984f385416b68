import type { QuotaName } from '../../usage.ts';

/** What is used of a plan. Numbers and days come formatted. */
export const usage = {
  title: 'Usage',
  names: {
    credits: 'AI credits',
    premiumRequests: 'Premium requests',
    chat: 'Chat messages',
    completions: 'Code completions',
  } satisfies Readonly<Record<QuotaName, string>>,
  used: (used: string, total: string) => `${used} of ${total} used`,
  left: (left: string) => `${left} left`,
  leftOf: (left: string, total: string) => `${left} of ${total} left`,
  over: (over: string) => `${over} more than that`,
  unlimited: 'Unlimited',
  pooled: 'Your organization decides',
  usedSoFar: (used: string) => `${used} used so far`,
  resets: (at: string) => `Starts anew ${at}`,
  none: 'GitHub gives no numbers for this account.',
  notHeard: 'Not known yet. GitHub has not answered.',
  asOf: (at: string) => `As of ${at}`,
  looking: 'Asking GitHub…',
  lookAgain: 'Look again',
  upToDate: 'Up to date',
  noAnswer: 'No answer',
  tell: 'Notify me at 75, 90 and 100 %',
  quiet: 'Notifications are off in the settings.',
};
