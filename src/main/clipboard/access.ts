import { createHash } from 'node:crypto';

/**
 * The system's clipboard as Electron offers it, which may lie: a write can come to nothing without a word, and what is
 * read can be what lay there before.
 */
export interface SystemClipboard {
  /** False when it refused; true proves nothing. `isSecret` adds the marks that keep it out of clipboard histories. */
  write(text: string, isSecret: boolean): Promise<boolean>;
  /** Null when it cannot be read now: macOS may ask the user. Empty says nothing: Wayland gives that without focus. */
  read(): Promise<string | null>;
  clear(): void;
}

/**
 * What came of a write.
 *
 * - `written`: it was seen there, or the system has taken it over
 * - `unseen`: it was not seen, and may lie there all the same
 * - `noFocus`: nothing was written, for the system takes it only from a window that has the focus
 */
export type Landing = 'written' | 'unseen' | 'noFocus';

/** The clipboard, as far as what is said of it can be believed. No method rejects unless the system's does. */
export interface ClipboardAccess {
  write(text: string, isSecret: boolean): Promise<Landing>;
  /** The digest of the text that lies there; null while nobody can tell. */
  read(): Promise<string | null>;
  clear(): void;
}

/** Names a text without telling it. Systems differ in how they end lines. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/** As {@link ClipboardAccess.read}, of what the system answers. */
export async function digestIn(system: Pick<SystemClipboard, 'read'>): Promise<string | null> {
  const text = await system.read();
  return text === null || text === '' ? null : digestOf(text);
}
