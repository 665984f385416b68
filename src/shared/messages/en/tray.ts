import type { CopyFormat } from '../../token-copy.ts';

/** The tray's menu and tooltips. `left`, `at` and `until` arrive formatted. */
export const tray = {
  /** How an account stands, after its name; where there is no account, how the app does. */
  status: {
    starting: 'Starting',
    readyFor: (left: string) => `Ready, renews in ${left}`,
    readySoon: 'Ready, renews by itself',
    readyRenewsAt: (at: string) => `Ready, renews at ${at}`,
    failingFor: (left: string) => `Renewal failing, token valid for ${left}`,
    outTrying: 'No token, trying again',
    signInNeeded: 'Sign in again',
    signInNeededFor: (left: string) => `Sign in again, token valid for ${left}`,
    refusedFor: (refusal: string, left: string) => `${refusal}, token valid for ${left}`,
    signedOut: 'Signed out',
    waitingForKeyring: 'Waiting for the keyring',
  },
  /** The line at the top: whose token, and how it stands. */
  ofAccount: (login: string, status: string) => `${login} · ${status}`,
  /** The same in the list of several accounts. */
  inList: (login: string, status: string) => `● ${login} – ${status}`,
  /** The same for an account that something is wrong with. */
  inTrouble: (login: string, status: string) => `⚠ ${login} – ${status}`,
  unnamedAccount: (host: string) => `Account on ${host}`,
  accountOnHost: (login: string, host: string) => `${login} (${host})`,
  addAccount: 'Add account…',
  switchTo: 'Switch to this account',
  copyToken: 'Copy token',
  copyAs: 'Copy as',
  /** What was copied, as a line about it begins. */
  things: {
    token: 'Token',
    header: 'Header',
    sh: 'Shell command',
    fish: 'fish command',
    powershell: 'PowerShell command',
    curl: 'curl command',
    json: 'JSON',
  } satisfies Readonly<Record<CopyFormat, string>>,
  copiedUntil: (thing: string, until: string) => `${thing} copied, valid until ${until}`,
  copiedClears: (thing: string, left: string) => `${thing} copied, clears in ${left}`,
  copiedClearsSoon: (thing: string) => `${thing} copied, clears within a minute`,
  cleared: (thing: string) => `${thing} cleared from the clipboard`,
  newerToken: 'A newer token is ready',
  signIn: 'Sign in…',
  signInAgain: 'Sign in again…',
  signingIn: 'Signing in…',
  signOut: 'Sign out…',
  cancelSignIn: 'Cancel sign-in',
  codeLine: (code: string, left: string) => `Code ${code}, valid for ${left}`,
  copyCode: 'Copy code',
  copyCodeAndOpen: 'Copy code and open GitHub',
  copyLink: 'Copy link',
  checkNow: 'Check now',
  newCode: 'Get a new code',
  confirmAccount: 'Confirm the account…',
  tryAgainAt: (at: string) => `Try again at ${at}`,
  renewNow: 'Renew now',
  renewAt: (at: string) => `Renew from ${at} on`,
  whyRefused: 'See why…',
  openGitHub: 'Open GitHub’s explanation',
  copyForAdmin: 'Copy message for my admin',
  open: 'Open Pilot Light',
  settings: 'Settings…',
  quit: 'Quit Pilot Light',
  /** The tooltip: the app's name and a status, in words. */
  tooltip: (status: string) => `Pilot Light · ${status}`,
};
