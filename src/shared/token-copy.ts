/** The forms in which a Copilot token is copied: bare, or ready for a shell, a header, a command or a program. */
export const COPY_FORMATS = [
  'token',
  'sh',
  'fish',
  'powershell',
  'header',
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
export type CopyAnswer = (typeof COPY_ANSWERS)[number];

const COPY_ANSWERS = ['copied', 'notWritten', 'noFocus'] as const;

/** `noToken`: there is nothing to copy, and renewing did not help. */
export type CopyOutcome = (typeof COPY_OUTCOMES)[number];

/** Every {@link CopyOutcome}. */
export const COPY_OUTCOMES = [...COPY_ANSWERS, 'noToken'] as const;

/**
 * Where a copy is.
 *
 * - `held`: in the clipboard, as far as is known
 * - `cleared`: taken out, less than a minute ago
 * - `past`: nothing more to say of it: taken out longer ago, gone because something else was copied, or, where nothing is
 *   ever cleared, a minute old
 */
export type CopyPlace = 'held' | 'cleared' | 'past';

/** The last hand-over to the clipboard. */
export interface TokenCopy {
  readonly accountKey: string;
  readonly what: CopyFormat;
  readonly validUntilMs: number;
  readonly place: CopyPlace;
  /** Set while it is `held` and will be cleared. */
  readonly clearsAtMs: number | null;
  /** The copied token ends within minutes, and a newer one is there. */
  readonly replaced: boolean;
}
