import { createHash } from 'node:crypto';

import { expect } from 'vitest';
import { encodeEnvelope } from '../../src/main/vault/envelope.ts';
import { toDocument } from '../../src/main/vault/sealed-document.ts';
import type { MemoryReason } from '../../src/shared/storage.ts';
import { ChromiumCipher, seal } from '../support/chromium-cipher.ts';
import type { Step } from '../support/memory-disk.ts';
import { HOUR_MS } from '../support/time-units.ts';
import { BACKUP, FILE, fileOf, flipped, snapshot, tokens } from '../support/vault/bench.ts';
import { fault } from './fault.ts';
import { createBench, recordOf, storedBench } from './search/stores.ts';

const PROTECTED = { kind: 'protected' };

function memory(reason: MemoryReason): unknown {
  return { kind: 'memory', reason };
}

for (const step of ['write', 'fsync', 'rename'] satisfies Step[]) {
  fault(
    2,
    'modelled',
    'GC',
    `the disk is full at the ${step}: in memory now, saved later`,
    async () => {
      const bench = await storedBench('ghu_old');
      const vault = bench.start(new ChromiumCipher());
      await vault.open();
      bench.disk.refusal = { code: 'ENOSPC', at: [step] };
      await vault.put(recordOf('ghu_new'));
      expect(vault.status()).toEqual(memory('readOnly'));
      expect(tokens(vault)).toEqual(['ghu_new']);
      expect([...bench.disk.entries.keys()].sort()).toEqual([FILE, BACKUP]);
      bench.disk.refusal = null;
      expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
      await bench.clock.advance(1_500);
      expect(vault.status()).toEqual(PROTECTED);
      expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_new']);
      expect(bench.clock.pending).toBe(0);
    },
  );
}

fault(
  2,
  'modelled',
  'GC',
  'a full disk is tried ever more rarely, at most every 5 minutes',
  async () => {
    const bench = createBench();
    const cipher = new ChromiumCipher();
    const vault = bench.start(cipher);
    await vault.open();
    bench.disk.refusal = { code: 'ENOSPC', at: ['write'] };
    await vault.put(recordOf('ghu_new'));
    cipher.calls.length = 0;
    await bench.clock.advance(HOUR_MS);
    // 1 + 2 + 4 + … + 256 s, then every 300 s: 9 in the first 511 s, 10 or 11 in the rest of the hour.
    expect(cipher.calls.length).toBeGreaterThanOrEqual(19);
    expect(cipher.calls.length).toBeLessThanOrEqual(20);
  },
);

fault(2, 'modelled', 'GC', 'a write that was cut short without an error is noticed', async () => {
  const bench = await storedBench('ghu_old');
  const vault = bench.start(new ChromiumCipher());
  await vault.open();
  bench.disk.shortWriteBytes = 100;
  await vault.put(recordOf('ghu_new'));
  expect(vault.status()).toEqual(memory('readOnly'));
  bench.disk.shortWriteBytes = null;
  expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
});

fault(
  3,
  'modelled',
  'G',
  'a flush that fails is not taken for saved, and nothing is renamed',
  async () => {
    const bench = await storedBench('ghu_old');
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    const before = snapshot(bench);
    bench.disk.refusal = { code: 'EIO', at: ['fsync'] };
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(memory('readOnly'));
    expect(snapshot(bench)).toEqual(before);
  },
);

fault(3, 'modelled', 'G', 'a folder that fails to flush is not taken for saved', async () => {
  const bench = await storedBench('ghu_old');
  const vault = bench.start(new ChromiumCipher());
  await vault.open();
  bench.disk.refusal = { code: 'EIO', at: ['flush'] };
  await vault.put(recordOf('ghu_new'));
  expect(vault.status()).toEqual(memory('readOnly'));
});

for (const code of ['EACCES', 'EROFS']) {
  fault(4, 'modelled', 'G', `the folder refuses with ${code}: on from memory`, async () => {
    const bench = await storedBench('ghu_old');
    bench.disk.refusal = { code, at: ['open', 'rename'] };
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    expect(vault.status()).toEqual(PROTECTED);
    expect(tokens(vault)).toEqual(['ghu_old']);
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(memory('readOnly'));
    expect(tokens(vault)).toEqual(['ghu_new']);
    bench.disk.refusal = null;
    await vault.retry();
    expect(vault.status()).toEqual(PROTECTED);
  });
}

fault(
  4,
  'modelled',
  'G',
  'a file that cannot be read now is read later, never overwritten unread',
  async () => {
    const bench = await storedBench('ghu_old');
    bench.disk.refusal = { code: 'EACCES', at: ['read'] };
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.put(recordOf('ghu_new', 'github.com/2'));
    expect(vault.status()).toEqual(memory('readOnly'));
    bench.disk.refusal = null;
    await vault.retry();
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old', 'ghu_new']);
  },
);

fault(5, 'modelled', 'G', 'the backup serves, whatever prefix of the file is left', async () => {
  const bench = await storedBench('ghu_old');
  const whole = bench.disk.entries.get(FILE) ?? new Uint8Array();
  const backup = bench.disk.entries.get(BACKUP) ?? new Uint8Array();
  for (let length = 0; length < whole.length; length += 1) {
    bench.disk.entries.clear();
    bench.disk.entries.set(FILE, whole.subarray(0, length));
    bench.disk.entries.set(BACKUP, backup);
    expect(await bench.tokensOf(new ChromiumCipher()), `${length} bytes`).toEqual(['ghu_old']);
    expect(bench.kept()).toHaveLength(1);
  }
});

fault(
  5,
  'modelled',
  'G',
  'file and backup cut off: signed out, both kept, a new sign-in is stored',
  async () => {
    const bench = await storedBench('ghu_old');
    const whole = bench.disk.entries.get(FILE) ?? new Uint8Array();
    bench.disk.entries.set(FILE, whole.subarray(0, 50));
    bench.disk.entries.set(BACKUP, whole.subarray(0, 60));
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    expect(vault.status()).toEqual(memory('unreadable'));
    expect(vault.records()).toEqual([]);
    expect(bench.kept()).toHaveLength(2);
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(PROTECTED);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_new']);
  },
);

fault(
  6,
  'modelled',
  'G',
  'any flipped byte leaves the token, from the file or its backup',
  async () => {
    const bench = await storedBench('ghu_old');
    const whole = bench.disk.entries.get(FILE) ?? new Uint8Array();
    const backup = bench.disk.entries.get(BACKUP) ?? new Uint8Array();
    for (let at = 0; at < whole.length; at += 1) {
      bench.disk.entries.clear();
      bench.disk.entries.set(FILE, flipped(whole, at, 1 << (at % 8)));
      bench.disk.entries.set(BACKUP, backup);
      expect(await bench.tokensOf(new ChromiumCipher()), `byte ${at}`).toEqual(['ghu_old']);
    }
  },
);

fault(6, 'modelled', 'G', 'without a backup no flipped byte makes another token', async () => {
  const bench = await storedBench('ghu_old');
  const whole = bench.disk.entries.get(FILE) ?? new Uint8Array();
  for (let at = 0; at < whole.length; at += 1) {
    bench.disk.entries.clear();
    bench.disk.entries.set(FILE, flipped(whole, at, 1 << (at % 8)));
    const read = await bench.tokensOf(new ChromiumCipher());
    expect([[], ['ghu_old']], `byte ${at}`).toContainEqual(read);
  }
});

const newer: readonly (readonly [string, unknown])[] = [
  ['a document of another shape', { version: 2, vaults: [] }],
  [
    'an envelope of another version',
    toDocument({ current: seal(newerEnvelope(), 'v11'), previous: null }),
  ],
];
for (const [name, document] of newer) {
  fault(8, 'modelled', 'G', `${name} of a newer version is left as it is`, async () => {
    const bench = createBench();
    bench.disk.entries.set(FILE, fileOf(document));
    const before = snapshot(bench);
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    expect(vault.status()).toEqual(memory('newer'));
    await vault.put(recordOf('ghu_new'));
    await vault.retry();
    expect(vault.status()).toEqual(memory('newer'));
    expect(tokens(vault)).toEqual(['ghu_new']);
    expect(snapshot(bench)).toEqual(before);
  });
}

fault(8, 'modelled', 'G', 'a newer store is not replaced by an older backup', async () => {
  const bench = await storedBench('ghu_old');
  bench.disk.entries.set(FILE, fileOf({ version: 2, vaults: [] }));
  const before = snapshot(bench);
  const vault = bench.start(new ChromiumCipher());
  await vault.open();
  await vault.put(recordOf('ghu_new'));
  expect(vault.status()).toEqual(memory('newer'));
  expect(snapshot(bench)).toEqual(before);
});

/** The same frame, a version from the future. */
function newerEnvelope(): string {
  const now = encodeEnvelope({ serial: 1, records: [] }, 'salt');
  const body = now.slice(65).replace('"version":1', '"version":2');
  return `${createHash('sha256').update(body).digest('hex')}\n${body}`;
}

fault(
  9,
  'modelled',
  'G',
  'leftovers are read if they can be, then removed, and only our own',
  async () => {
    const bench = await storedBench('ghu_old');
    bench.disk.entries.set(`${FILE}.tmp-00000000000000aa`, Buffer.from('{"cut'));
    bench.disk.entries.set(`${BACKUP}.tmp-00000000000000bb`, Buffer.from(''));
    bench.disk.entries.set('/data/settings.json.tmp-00000000000000cc', Buffer.from('mine'));
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
    expect([...bench.disk.entries.keys()].sort()).toEqual([
      '/data/settings.json.tmp-00000000000000cc',
      FILE,
      BACKUP,
    ]);
  },
);
