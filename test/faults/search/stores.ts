import { existsSync } from 'node:fs';

import type { VaultRecord } from '../../../src/main/ports.ts';
import { filesBelow } from '../../support/files-below.ts';
import * as plain from '../../support/vault/bench.ts';
import { knowSecret, lookAtEnd, sawAt } from './search.ts';

/** A bench of the vault; the search looks at its disk and its log. */
export function createBench(): plain.Bench {
  return searched(plain.createBench());
}

/** A disk on which an earlier run has stored one token; the search looks at it. */
export async function storedBench(
  ...given: Parameters<typeof plain.storedBench>
): Promise<plain.Bench> {
  recordOf(given[0]);
  return searched(await plain.storedBench(...given));
}

/** A record whose tokens must be seen nowhere. */
export function recordOf(...given: Parameters<typeof plain.recordOf>): VaultRecord {
  const record = plain.recordOf(...given);
  for (const secret of [record.gitHubToken, record.refreshToken]) {
    if (secret !== null) knowSecret(secret.reveal());
  }
  return record;
}

function searched(bench: plain.Bench): plain.Bench {
  lookAtEnd(() => {
    sawAt('files', JSON.stringify([...plain.snapshot(bench)]));
    sawAt('logs', bench.lines.join('\n'));
  });
  return bench;
}

/** The search looks for this secret, at what is in the folder now and at the end. */
export function searchFolder(folder: string, secret: string): void {
  knowSecret(secret);
  const look = (): void => {
    if (existsSync(folder)) sawAt('files', filesBelow(folder));
  };
  look();
  lookAtEnd(look, folder);
}
