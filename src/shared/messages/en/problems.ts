import type { SignInProblem } from '../../sign-in-problem.ts';
import type { Offer } from '../advice.ts';

/** Kinds of sign-in problems that have words of their own; `unreachable` speaks through its trouble. */
type SpokenProblem = Exclude<SignInProblem['kind'], 'unreachable' | 'tooManySignIns' | 'tooSoon'>;

/** Why a sign-in ended without an account, and the one button that goes on. */
export const problems = {
  denied: {
    title: 'The sign-in was declined',
    sentence: 'The request was cancelled on GitHub.',
    button: 'Try again',
  },
  expired: {
    title: 'The code has expired',
    sentence: 'It was not entered in time.',
    button: 'Get a new code',
  },
  codeInvalid: {
    title: 'This code no longer works',
    sentence: 'It was used already, or withdrawn.',
    button: 'Get a new code',
  },
  deviceFlowDisabled: {
    title: 'The app you sign in with takes no codes',
    sentence: 'Its owner has switched sign-in by code off.',
    button: 'Choose another app',
  },
  noDeviceFlow: {
    title: 'This host cannot sign in by code',
    sentence: 'It does not offer GitHub’s device flow.',
    button: 'Choose another host',
  },
  wrongClient: {
    title: 'The host does not know the app you sign in with',
    sentence: 'No such app exists there.',
    button: 'Choose another app',
  },
  emailUnverified: {
    title: 'Your e-mail address is not verified',
    sentence: 'Verify it in your settings on GitHub, then try again.',
    button: 'Try again',
  },
  appSuspended: {
    title: 'GitHub has suspended the app you sign in with',
    sentence: 'Nobody can sign in with it for now.',
    button: 'Choose another app',
  },
  unexpected: {
    title: 'GitHub answered something unexpected',
    sentence: 'The sign-in could not be finished.',
    button: 'Try again',
  },
} satisfies Readonly<Record<SpokenProblem, Offer>>;

/** The problems that need more than a fixed sentence. */
export const problemWords = {
  tooManyTitle: 'Too many sign-ins this hour',
  tooManySentence: 'Another one would sign out your editor.',
  tooSoonTitle: 'GitHub has been asked often enough',
  tooSoonSentence: 'It is left alone for a moment.',
  answer: (code: string) => `Answer: ${code}`,
  /** Where an app of one's own is what is wrong. */
  useDefault: 'Sign in with the default app',
  openWebPage: 'Open the network’s sign-in page',
  openStatusPage: 'Open GitHub’s status page',
};
