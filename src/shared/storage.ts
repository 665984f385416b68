/**
 * Where GitHub tokens are kept.
 *
 * - `protected`: encrypted with a key that the operating system guards
 * - `unprotected`: in a file whose key is public (Linux without a keyring), because the user said so
 * - `saving`: the disk does not have the latest change yet; it is owed, and quitting waits for it
 * - `stillOnDisk`: something was signed out here, and the disk still has it; it is tried again until it is gone
 * - `memory`: nowhere; gone when the app quits
 */
export type StorageState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'protected' }
  | { readonly kind: 'unprotected' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'stillOnDisk' }
  | { readonly kind: 'memory'; readonly reason: MemoryReason };

/** The kinds of a {@link StorageState}. */
export const STORAGE_KINDS = [
  'opening',
  'protected',
  'unprotected',
  'saving',
  'stillOnDisk',
  'memory',
] as const satisfies readonly StorageState['kind'][];

/**
 * What it comes to when the app starts afresh, which alone can cure a keyring that has failed.
 *
 * - `planned`: the app soon does it by itself, for nothing is in memory alone
 * - `harmless`: that was done, and nothing is in memory alone
 * - `costly`: sign-ins that are in memory alone are lost by it
 */
export type RestartCost = 'planned' | 'harmless' | 'costly';

/**
 * - `noKeyring`: no keyring on this desktop; the user may consent to unprotected storage
 * - `waiting`: the keyring has not answered yet (locked, or a prompt is open)
 * - `unavailable`: the keyring failed for this run; a restart of the app may heal it
 * - `unreadable`: what is stored cannot be decrypted; it is kept aside
 * - `newer`: written by a newer version; left untouched
 * - `readOnly`: the folder or disk refuses writing
 */
export type MemoryReason =
  | 'noKeyring'
  | 'waiting'
  | 'unavailable'
  | 'unreadable'
  | 'newer'
  | 'readOnly';
