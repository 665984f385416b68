/** A token is a tenth of this; more is no token, and the page does not send it. */
export const MAXIMUM_LEAKED_LENGTH = 16 * 1024;

/**
 * Why a pasted text is not sent to be revoked.
 *
 * - `several`: there is more than one token in it
 * - `copilot`: a Copilot token, which GitHub ends by itself within half an hour
 * - `installation`: a token of an installed GitHub App, which ends within an hour, and which GitHub does not take for this
 * - `unknown`: there is nothing in it that looks like a token of GitHub's
 */
export const LEAKED_FAULTS = [
  'empty',
  'tooLong',
  'several',
  'copilot',
  'installation',
  'unknown',
] as const;

/** One of {@link LEAKED_FAULTS}. */
export type LeakedFault = (typeof LEAKED_FAULTS)[number];

/** What came of it: GitHub is asked, or why not. `tooMany`: too many others wait. `noHost`: the host is none of ours. */
export type LeakedOutcome = 'asked' | 'tooMany' | 'noHost' | LeakedFault;
