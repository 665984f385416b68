import type { LeakedOutcome } from '../../leaked.ts';
import type { RevocationFault } from '../../revocation.ts';

/** Tokens that GitHub shall end: how far it is, in the window and in the tray. `whose` is one of the first two. */
export const revocations = {
  account: 'your account',
  pasted: 'the pasted token',
  asking: (whose: string) => `Revoking: ${whose}`,
  askingLine: 'GitHub is asked to end the token. Here it is already forgotten.',
  waiting: (whose: string) => `Not revoked yet: ${whose}`,
  waitingLine: (why: string, at: string) =>
    `${why}. The next try is at ${at}, as long as Pilot Light runs.`,
  failed: (whose: string) => `Not revoked: ${whose}`,
  faults: {
    noEndpoint: 'This host cannot revoke tokens on request. End it in its settings.',
    refused: 'GitHub does not accept this token for it. End it in its settings.',
    tooMany: 'Too many others wait. End it in the settings of GitHub.',
  } satisfies Readonly<Record<RevocationFault, string>>,
  revoked: (whose: string) => `Revoked: ${whose}`,
  revokedLine: (host: string) => `${host} has accepted it and e-mails the token’s owner.`,
  openPage: 'Open GitHub’s settings',
  tryAgain: 'Try again',
};

/** Before it is pressed: what it does that signing out alone does not. */
export const signOutWays = {
  revoke: 'Sign out and revoke',
  revokeLine:
    'GitHub also ends the token itself and e-mails you about it. That cannot be undone. Copilot tokens that programs still have end within half an hour.',
};

/** A token got out: which, where it is from, and what will happen. */
export const leaked = {
  onward: 'A token got out',
  title: 'A token got out',
  sentence:
    'GitHub ends it for everybody and e-mails its owner. That cannot be undone. Pilot Light sends it to that host alone and keeps nothing of it.',
  token: 'The token',
  kinds: 'Begins with ghp_, github_pat_, gho_, ghu_ or ghr_.',
  host: 'It is from',
  revoke: 'Revoke it',
  outcomes: {
    asked: 'GitHub is asked. How that goes is told below.',
    tooMany: 'Too many others wait. Try again when some are done.',
    noHost: 'Choose where it is from.',
    empty: 'Paste the token first.',
    tooLong: 'That is too long for a token.',
    several: 'There is more than one token in it. Paste one at a time.',
    copilot:
      'That is a Copilot token. It ends by itself within half an hour, and GitHub ends none sooner on request. So that nobody gets another, sign out and revoke the account.',
    installation:
      'That is a token of an installed GitHub App. It ends by itself within an hour; GitHub does not take it here.',
    unknown: 'That does not look like a token of GitHub. Paste it whole.',
  } satisfies Readonly<Record<LeakedOutcome, string>>,
};
