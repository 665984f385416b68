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
