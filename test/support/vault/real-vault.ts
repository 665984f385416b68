import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Conf from 'conf';
import { files } from '../../../src/main/node/files.ts';
import type { GrantLedger, Log, SettingsStore, Vault } from '../../../src/main/ports.ts';
import { openSettings } from '../../../src/main/settings/open-settings.ts';
import { createDocumentFile } from '../../../src/main/store/document-file.ts';
import type { DocumentStore, DocumentWriter } from '../../../src/main/store/ports.ts';
import { createAlarms } from '../../../src/main/time/alarms.ts';
import type { Cipher } from '../../../src/main/vault/cipher.ts';
import { createVault } from '../../../src/main/vault/vault.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { createVirtualPower } from '../virtual-power.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined };

/**
 * electron-store without Electron: electron-store is `Conf` plus Electron's folders, and all its writing is `Conf`'s.
 * The options are those of the app.
 */
export function openConf(file: string): DocumentWriter {
  const { dir: cwd, name: configName, ext } = path.parse(file);
  const conf = new Conf({
    cwd,
    configName,
    fileExtension: ext.slice(1),
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
    openWriter: openConf,
    followsLinks: name === 'settings',
    wallMs: () => Date.UTC(2026, 0, 1),
    log: silentLog,
  });
}

/** The app's vault on real files in `folder`; only its keyring and its clock are doubles. */
export function startRealVault(folder: string, cipher: Cipher, clock = new VirtualClock()): Vault {
  return createVault({
    cipher,
    store: openRealStore(folder),
    alarms: createAlarms(clock, createVirtualPower()),
    log: silentLog,
    platform: 'linux',
    isUnprotectedAllowed: false,
  });
}

/** Everything that the app keeps on disk. */
export interface Kept {
  readonly vault: Vault;
  readonly settings: SettingsStore;
  readonly ledger: GrantLedger;
  /** What the disk has cost so far: settings set aside or not saved. */
  readonly mishaps: readonly string[];
}

/** Both of the app's files in `folder`, opened as a start of the app opens them. */
export async function openKept(folder: string, cipher: Cipher): Promise<Kept> {
  const mishaps: string[] = [];
  const { settings, ledger } = openSettings({
    store: openRealStore(folder, 'settings'),
    onMishap: (mishap) => mishaps.push(mishap),
  });
  const vault = startRealVault(folder, cipher);
  await vault.open();
  return { vault, settings, ledger, mishaps };
}

/** Where there is one, in a file system without a disk behind it: a process that dies loses nothing there either. */
const FOLDERS = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export function makeFolder(): string {
  return mkdtempSync(path.join(FOLDERS, 'pilot-light-vault-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
