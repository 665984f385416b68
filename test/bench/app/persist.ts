import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { VaultRecord } from '../../../src/main/ports.ts';
import { Secret } from '../../../src/main/secrets/secret.ts';
import { ChromiumCipher } from '../../support/chromium-cipher.ts';
import { startRealVault } from '../../support/vault/real-vault.ts';
import { type Budget, compare, median } from '../budgets.ts';

type WriteFileAtomic = (file: string, data: Buffer) => Promise<void>;

/** How long it takes until a token is safely on the disk and read back, beside the same bytes by `write-file-atomic`. */
export async function measurePersist(rounds: number): Promise<readonly Budget[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-persist-'));
  const writeFileAtomic = createRequire(import.meta.url)('write-file-atomic') as WriteFileAtomic;
  try {
    const vault = startRealVault(folder, new ChromiumCipher());
    await vault.open();
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const mine = await timed(() => vault.put(recordOf(round)));
      if (vault.status().kind !== 'protected') throw new Error('the vault keeps nothing here');
      const bytes = readFileSync(path.join(folder, 'vault.json'));
      const other = await timed(() => writeFileAtomic(path.join(folder, 'other.json'), bytes));
      if (round < 0) continue;
      ours.push(mine);
      theirs.push(other);
    }
    return [compare('persist a token / write-file-atomic', 4, median(ours), median(theirs))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(act: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await act();
  return performance.now() - startedMs;
}

function recordOf(round: number): VaultRecord {
  return {
    key: 'github.com/583231',
    host: 'github.com',
    clientId: 'Iv1.b507a08c87ecfe98',
    identity: { id: 583231, login: 'octocat', name: null, avatarUrl: null },
    doubt: null,
    // Another one each time: what has not changed would not be written.
    gitHubToken: new Secret(`ghu_${String(round + 1).padStart(36, '0')}`),
    gitHubTokenEndsAtMs: null,
    refreshToken: null,
    savedAtMs: round,
  };
}
