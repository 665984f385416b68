import type { Home } from '../../home-of.ts';
import type { CheckOutcome } from '../../ipc.ts';

/** The screens from "Sign in" to "Done". */
export const signIn = {
  welcome: 'A Copilot token, always ready',
  outOfReach: 'Your sign-ins are out of reach',
  welcomeLine:
    'Sign in once. Pilot Light renews it in the background and copies it when you need it.',
  host: 'Host',
  otherHost: 'Other host…',
  enterprise: 'Using GitHub Enterprise?',
  goOn: 'Continue',
  start: 'Sign in',
  requesting: (host: string) => `Asking ${host} for a code`,
  codeTitle: (host: string) => `Enter this code on ${host}`,
  code: 'Code',
  left: (left: string) => `${left} left`,
  onlyYours: 'Never type a code that somebody sent you.',
  copyCode: 'Copy',
  copied: 'Copied',
  copyAndOpen: (place: string) => `Copy code and open ${place}`,
  opening: (place: string) => `Opening ${place}`,
  otherWays: 'Other ways',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  showQr: 'QR code',
  hideQr: 'Hide the QR code',
  qrOf: (page: string) => `QR code of ${page}`,
  checkNow: 'Check now',
  checks: {
    asking: 'Checking…',
    notYet: 'Not approved yet',
    noAnswer: 'No answer from GitHub',
  } satisfies Readonly<Record<'asking' | CheckOutcome, string>>,
  /** The three steps while the code is shown; the last one is the person's. */
  codeCopied: 'Code copied',
  pageOpened: 'GitHub opened',
  /** The same, said when it has happened. */
  codeCopiedNews: 'Code copied',
  waiting: 'Waiting for you',
  stepDone: 'done',
  stepOpen: 'not yet',
  asksAs:
    'GitHub will ask about “GitHub Copilot Plugin”. That is expected: Copilot gives tokens only to apps it knows, so Pilot Light signs in as your editor does.',
  asksAsOwn: (id: string) =>
    `GitHub will ask about the app of your client id ${id}. That is expected: you chose it in the settings.`,
  more: 'More',
  moreTitle: 'What you approve',
  mayDo:
    'The sign-in can do what the Copilot plugin may do for you. Pilot Light uses it to get Copilot tokens, and to show your name, picture and plan.',
  mayDoOwn:
    'The sign-in can do what that app may do for you. Pilot Light uses it to get Copilot tokens, and to show your name, picture and plan.',
  withdraw:
    'You can withdraw it on GitHub, in Settings › Applications. That also signs out editors that signed in as the Copilot plugin.',
  withdrawOwn:
    'You can withdraw it on GitHub, in Settings › Applications. That also signs out everything else that signed in with this app.',
  openApplications: 'Open Applications on GitHub',
  slowedDown: 'GitHub asked us to slow down.',
  inTrouble: (title: string, next: string | null, until: string) =>
    `${title}. ${next === null ? '' : `${next} `}The code stays valid until ${until}.`,
  dash: 'dash',
  identifying: 'Looking up your account',
  exchanging: 'Getting a Copilot token',
  signedInAs: (login: string) => `Signed in as ${login}`,
  confirmTitle: 'This is another account',
  confirmSentence: (expected: string, found: string) =>
    `You were about to sign in as ${expected}, but GitHub returned ${found}.`,
  unnamedTitle: 'Is this another account?',
  unnamedSentence: (known: string) =>
    `GitHub does not say whose account came back. It may be ${known} again.`,
  unnamedKnown: (host: string) => `your account on ${host}`,
  known: 'Signed in already',
  addUnnamed: 'Add it as another account',
  expected: 'Expected',
  found: 'From GitHub',
  takeFound: (login: string) => `Use ${login}`,
  keepExpected: 'Stop and change nothing',
  slow: 'GitHub is slow…',
  goOnBehind: 'Continue in the background',
  /** Where the app is when its window is not, by what shows its icon. */
  lives: {
    menuBar: 'Pilot Light stays in your menu bar. Click the flame any time.',
    taskbar:
      'Pilot Light stays beside the clock on your taskbar, perhaps behind the ^. Click the flame any time.',
    panel: 'Pilot Light stays in your panel. Click the flame any time.',
    dock: 'Pilot Light stays in your Dock. Click the flame any time.',
  } satisfies Readonly<Record<Home, string>>,
  finish: 'Done',
};
