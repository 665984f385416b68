import type { Mishaps } from '../mishaps.ts';
import type { SettingsStore, Vault } from '../ports.ts';
import type { Handlers } from './command.ts';

interface StorageVerbsPorts {
  readonly settings: Pick<SettingsStore, 'change'>;
  readonly vault: Pick<Vault, 'allowUnprotected' | 'forgetKept' | 'retry'>;
  readonly mishaps: Pick<Mishaps, 'dismiss'>;
}

/** What a person decides about where sign-ins are kept. */
export function storageVerbs({ settings, vault, mishaps }: StorageVerbsPorts) {
  return {
    async 'storage:allow-unprotected'(allowed) {
      settings.change({ allowUnprotectedStorage: allowed });
      await vault.allowUnprotected(allowed);
      return null;
    },
    async 'storage:retry'() {
      await vault.retry();
      return null;
    },
    'storage:forget-kept'() {
      vault.forgetKept();
      mishaps.dismiss();
      return Promise.resolve(null);
    },
  } satisfies Partial<Handlers>;
}
