import type { Log, Vault, VaultRecord } from '../../../src/main/ports.ts';
import { Secret } from '../../../src/main/secrets/secret.ts';
import { createDocumentFile } from '../../../src/main/store/document-file.ts';
import type { DocumentStore } from '../../../src/main/store/ports.ts';
import { createAlarms } from '../../../src/main/time/alarms.ts';
import type { VaultPorts } from '../../../src/main/vault/keeping.ts';
import { createVault } from '../../../src/main/vault/vault.ts';
import { ChromiumCipher } from '../chromium-cipher.ts';
import { MemoryDisk } from '../memory-disk.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { createVirtualPower } from '../virtual-power.ts';

export const FILE = '/data/vault.json';
export const BACKUP = `${FILE}.bak`;

/** A machine that keeps its disk while the app on it is started again and again. */
export interface Bench {
  readonly disk: MemoryDisk;
  readonly clock: VirtualClock;
  /** What was logged, over all runs. */
  readonly lines: readonly string[];
  /** A new run of the app: a vault that has not been opened. */
  start(cipher: ChromiumCipher, options?: Partial<VaultPorts>): Vault;
  /** A new run, opened, and what it reads. */
  tokensOf(cipher: ChromiumCipher, options?: Partial<VaultPorts>): Promise<readonly string[]>;
  store(): DocumentStore;
  /** Names of the files that were kept because they could not be used. */
  kept(): readonly string[];
}

export function createBench(): Bench {
  const disk = new MemoryDisk();
  const clock = new VirtualClock();
  const alarms = createAlarms(clock, createVirtualPower());
  const lines: string[] = [];
  const write: Log['info'] = (...said) => void lines.push(JSON.stringify(said));
  const log: Log = { info: write, warn: write };

  function store(): DocumentStore {
    return createDocumentFile({
      file: FILE,
      maximumBytes: 1024 * 1024,
      files: disk,
      openWriter: (file) => disk.engineFor(file),
      wallMs: () => clock.wallMs(),
      log,
    });
  }

  function start(cipher: ChromiumCipher, options: Partial<VaultPorts> = {}): Vault {
    return createVault({
      cipher,
      store: store(),
      alarms,
      log,
      platform: 'linux',
      isUnprotectedAllowed: false,
      ...options,
    });
  }

  return {
    disk,
    clock,
    lines,
    store,
    start,
    async tokensOf(cipher, options) {
      const vault = start(cipher, options);
      await vault.open();
      return tokens(vault);
    },
    kept: () => [...disk.entries.keys()].filter((name) => name.includes('.corrupt-')),
  };
}

export function tokens(vault: Vault): readonly string[] {
  return vault.records().map((record) => record.gitHubToken.reveal());
}

export function recordOf(token: string, key = 'github.com/1'): VaultRecord {
  return {
    key,
    host: 'github.com',
    clientId: 'Iv1.0123456789abcdef',
    identity: { id: 1, login: 'octocat', name: null, avatarUrl: null },
    doubt: null,
    gitHubToken: new Secret(token),
    gitHubTokenEndsAtMs: null,
    refreshToken: new Secret(`refresh of ${token}`),
    savedAtMs: 1_767_225_600_000,
  };
}

/** A disk on which an earlier run has stored one token. */
export async function storedBench(
  token: string,
  cipher = new ChromiumCipher('v10', 'v11'),
  options: Partial<VaultPorts> = {},
): Promise<Bench> {
  const bench = createBench();
  const vault = bench.start(cipher, options);
  await vault.open();
  await vault.put(recordOf(token));
  return bench;
}

/** Everything the disk holds, to see that nothing has touched it. */
export function snapshot(bench: Bench): ReadonlyMap<string, string> {
  return new Map(
    [...bench.disk.entries].map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]),
  );
}

/** The file as another program would have left it. */
export function fileOf(document: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(document, null, '\t'));
}

/** The same bytes but for one. */
export function flipped(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ mask : byte));
}
