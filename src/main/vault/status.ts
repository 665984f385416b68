import type { StorageState } from '../../shared/storage.ts';
import type { Log } from '../ports.ts';

/** What is said of the vault; each change once. */
export interface Status {
  get(): StorageState;
  set(next: StorageState): void;
}

/** Begins as `opening`. */
export function createStatus(log: Log, onChange: () => void): Status {
  let status: StorageState = { kind: 'opening' };
  return {
    get: () => status,
    set(next) {
      if (isSameStatus(status, next)) return;
      status = next;
      const reason = next.kind === 'memory' ? next.reason : null;
      log.info('vault', { status: next.kind, reason });
      onChange();
    },
  };
}

/** Where tokens go from an empty disk. */
export function emptyStatus(isGuarded: boolean, isUnprotectedAllowed: boolean): StorageState {
  if (isGuarded) return { kind: 'protected' };
  return isUnprotectedAllowed ? { kind: 'unprotected' } : { kind: 'memory', reason: 'noKeyring' };
}

function isSameStatus(a: StorageState, b: StorageState): boolean {
  if (a.kind !== 'memory' || b.kind !== 'memory') return a.kind === b.kind;
  return a.reason === b.reason;
}
