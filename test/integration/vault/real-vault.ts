import path from 'node:path';

import Conf from 'conf';

import { files } from '../../../src/main/electron/files.ts';
import type { Log, Vault } from '../../../src/main/ports.ts';
import { createAlarms } from '../../../src/main/time/alarms.ts';
import { createDocumentFile } from '../../../src/main/vault/document-file.ts';
import type { Cipher, DocumentStore, Engine } from '../../../src/main/vault/ports.ts';
import { createVault } from '../../../src/main/vault/vault.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined };

/**
 * electron-store without Electron: electron-store is `Conf` plus Electron's folders, and all its writing is `Conf`'s.
 * The options are those of the app.
 */
export function openConf(folder: string, name: string): Engine {
  const conf = new Conf({
    cwd: folder,
    configName: name,
    configFileMode: 0o600,
    clearInvalidConfig: false,
  });
  return {
    write(document) {
      conf.store = { ...document };
    },
  };
}

export function openRealStore(folder: string, name = 'vault'): DocumentStore {
  return createDocumentFile({
    file: path.join(folder, `${name}.json`),
    maximumBytes: 1024 * 1024,
    files,
    openEngine: () => openConf(folder, name),
    wallMs: () => Date.UTC(2026, 0, 1),
    log: silentLog,
  });
}

/** The app's vault on real files in `folder`; only its keyring and its clock are doubles. */
export function startRealVault(folder: string, cipher: Cipher, clock = new VirtualClock()): Vault {
  return createVault({
    cipher,
    store: openRealStore(folder),
    alarms: createAlarms(clock, { on: () => () => undefined }),
    log: silentLog,
    platform: 'linux',
    isUnprotectedAllowed: false,
  });
}
