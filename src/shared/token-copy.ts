/** The forms in which a Copilot token is copied: bare, or ready for a shell, a header, a command or a program. */
export const COPY_FORMATS = [
  'token',
  'header',
  'sh',
  'fish',
  'powershell',
  'curl',
  'json',
] as const;

/** One of {@link COPY_FORMATS}. */
export type CopyFormat = (typeof COPY_FORMATS)[number];

/**
 * What came of a copy.
 *
 * - `copied`: it surely lies in the clipboard
 * - `notWritten`: it was not seen there
 * - `noFocus`: the system lets only a window that has the focus copy, and none of ours got it
 */
export type CopyAnswer = 'copied' | 'notWritten' | 'noFocus';

/** `noToken`: there is nothing to copy, and renewing did not help. */
export type CopyOutcome = CopyAnswer | 'noToken';

/** The last hand-over to the clipboard. */
export interface TokenCopy {
  readonly accountKey: string;
  readonly what: CopyFormat;
  readonly validUntilMs: number;
  /** Null when clearing is off or already done. */
  readonly clearsAtMs: number | null;
  /** A newer token has replaced the copied one. */
  readonly replaced: boolean;
}
