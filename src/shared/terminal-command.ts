/**
 * Where the `pilot-light` command stands on this machine.
 *
 * - `absent`: nothing is where it would be put
 * - `installed`: a copy of this app's is there
 * - `packaged`: a package has put it elsewhere on the PATH, so that no copy is needed; `file` is that one
 * - `foreign`: something that is not ours has its place, and is left alone
 * - `byHand`: nothing is put anywhere here (Windows); `file` lies in the app, for a person's own PATH
 * - `failed`: it could not be put there, or taken away
 */
export interface TerminalCommand {
  readonly kind: 'absent' | 'installed' | 'packaged' | 'foreign' | 'byHand' | 'failed';
  /** Where it is, or would be. */
  readonly file: string;
  /** Its folder is on the PATH that this app was started with: a terminal finds it by its name. */
  readonly isOnPath: boolean;
}

/** What can be asked of it. */
export const TERMINAL_COMMAND_ACTS = ['look', 'install', 'remove'] as const;

/** Stands in the first lines of its files. Whatever has it is ours to replace and to take away. */
export const OURS = 'Pilot Light put this file here and takes it away again';
