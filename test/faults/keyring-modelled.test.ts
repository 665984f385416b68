import { expect } from 'vitest';
import { encodeEnvelope } from '../../src/main/vault/envelope.ts';
import { toDocument } from '../../src/main/vault/sealed-document.ts';
import type { MemoryReason } from '../../src/shared/storage.ts';
import { ChromiumCipher, seal } from '../support/chromium-cipher.ts';
import { BACKUP, FILE, fileOf, flipped, snapshot, tokens } from '../support/vault/bench.ts';
import { fault } from './fault.ts';
import { createBench, recordOf, storedBench } from './search/stores.ts';

const PROTECTED = { kind: 'protected' };
const TEN_SECONDS_MS = 10_000;

function memory(reason: MemoryReason): unknown {
  return { kind: 'memory', reason };
}

fault(
  13,
  'modelled',
  'U',
  'the vault goes on after 10 seconds, and takes the late answer',
  async () => {
    const bench = await storedBench('ghu_old');
    const cipher = new ChromiumCipher();
    cipher.isSilent = true;
    const vault = bench.start(cipher);
    const heard: string[] = [];
    vault.onChange((what) => heard.push(what));
    const opened = vault.open();
    await bench.clock.advance(TEN_SECONDS_MS - 1);
    expect(vault.status()).toEqual({ kind: 'opening' });
    await bench.clock.advance(1);
    await opened;
    expect(vault.status()).toEqual(memory('waiting'));
    await vault.put(recordOf('ghu_new', 'github.com/2'));
    await vault.remove('github.com/3');
    expect(heard).toEqual(['status']);

    cipher.answer();
    await vault.retry();
    expect(heard).toContain('records');
    expect(vault.status()).toEqual(PROTECTED);
    expect(tokens(vault)).toEqual(['ghu_old', 'ghu_new']);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old', 'ghu_new']);
    expect(bench.clock.pending).toBe(0);
  },
);

fault(
  13,
  'modelled',
  'U',
  'a late answer brings back nothing that was signed out or replaced',
  async () => {
    const bench = await storedBench('ghu_old');
    const cipher = new ChromiumCipher();
    cipher.isSilent = true;
    const vault = bench.start(cipher);
    const opened = vault.open();
    await bench.clock.advance(TEN_SECONDS_MS);
    await opened;
    await vault.put(recordOf('ghu_new', 'github.com/1'));
    await vault.remove('github.com/1');
    cipher.answer();
    await vault.retry();
    expect(tokens(vault)).toEqual([]);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual([]);
  },
);

fault(
  13,
  'modelled',
  'U',
  'a put goes on after 10 seconds when the keyring locks later',
  async () => {
    const bench = await storedBench('ghu_old');
    const cipher = new ChromiumCipher();
    const vault = bench.start(cipher);
    await vault.open();
    cipher.isSilent = true;
    const put = vault.put(recordOf('ghu_new'));
    await bench.clock.advance(TEN_SECONDS_MS);
    await put;
    expect(vault.status()).toEqual(memory('waiting'));
    cipher.answer();
    await bench.clock.advance(0);
    expect(vault.status()).toEqual(PROTECTED);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_new']);
  },
);

fault(14, 'modelled', 'G', 'the store is untouched, and the next start recovers', async () => {
  const bench = await storedBench('ghu_old');
  const before = snapshot(bench);
  const cipher = new ChromiumCipher();
  cipher.trouble = 'temporarily';
  const vault = bench.start(cipher);
  await vault.open();
  expect(vault.status()).toEqual(memory('unavailable'));
  await vault.put(recordOf('ghu_new'));
  expect(vault.status()).toEqual(memory('unavailable'));
  expect(tokens(vault)).toEqual(['ghu_new']);
  expect(snapshot(bench)).toEqual(before);
  expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
});

fault(15, 'modelled', 'G', 'a copy is kept, and the file until a new sign-in', async () => {
  const bench = await storedBench('ghu_old');
  const lost = bench.disk.entries.get(FILE);
  // A new key under the same name: the keyring was reset.
  bench.disk.entries.set(
    FILE,
    fileOf(toDocument({ current: Buffer.from('v11x'), previous: null })),
  );
  bench.disk.entries.set(BACKUP, bench.disk.entries.get(FILE) ?? new Uint8Array());
  const damaged = bench.disk.entries.get(FILE);
  expect(damaged).not.toEqual(lost);
  for (let start = 0; start < 3; start += 1) {
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    expect(vault.status()).toEqual(memory('unreadable'));
  }
  expect(bench.disk.entries.get(FILE)).toEqual(damaged);
  expect(bench.kept().map((name) => bench.disk.entries.get(name))).toEqual([damaged]);
  const vault = bench.start(new ChromiumCipher());
  await vault.put(recordOf('ghu_new'));
  expect(vault.status()).toEqual(PROTECTED);
  expect(bench.kept()).toHaveLength(1);
});

fault(15, 'modelled', 'G', 'what cannot be copied is not overwritten', async () => {
  const bench = createBench();
  bench.disk.entries.set(
    FILE,
    fileOf(toDocument({ current: Buffer.from('v11x'), previous: null })),
  );
  const before = snapshot(bench);
  bench.disk.refusal = { code: 'ENOSPC', at: ['write'] };
  const vault = bench.start(new ChromiumCipher());
  await vault.open();
  await vault.put(recordOf('ghu_new'));
  expect(vault.status()).toEqual(memory('readOnly'));
  expect(snapshot(bench)).toEqual(before);
  bench.disk.refusal = null;
  await vault.retry();
  expect(vault.status()).toEqual(PROTECTED);
  expect(bench.kept()).toHaveLength(1);
});

fault(16, 'modelled', 'S', 'the envelope catches it, and no record comes of it', async () => {
  const bench = createBench();
  const text = encodeEnvelope({ serial: 1, records: [recordOf('ghu_old')] }, 'salt');
  // A changed block of CBC ciphertext decrypts without an error: the next block changes at the same place.
  const current = flipped(seal(text, 'v11'), 3 + 16 * 10, 1);
  bench.disk.entries.set(FILE, fileOf(toDocument({ current, previous: null })));
  const decrypted = await new ChromiumCipher().decrypt(current);
  expect(decrypted.kind).toBe('decrypted');
  const vault = bench.start(new ChromiumCipher());
  await vault.open();
  expect(vault.records()).toEqual([]);
  expect(vault.status()).toEqual(memory('unreadable'));
  expect(bench.kept()).toHaveLength(1);
});

fault(17, 'modelled', 'G', 'the old ciphertext stays in place', async () => {
  const bench = await storedBench('ghu_old');
  const before = snapshot(bench);
  const cipher = new ChromiumCipher('v10', 'v11', 'v12');
  cipher.trouble = 'noEncrypt';
  const vault = bench.start(cipher);
  await vault.open();
  expect(tokens(vault)).toEqual(['ghu_old']);
  expect(snapshot(bench)).toEqual(before);
  expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
});

fault(
  18,
  'modelled',
  'S',
  'nothing is stored unless the user said so, and everything once they do',
  async () => {
    const bench = createBench();
    const vault = bench.start(new ChromiumCipher('v10'));
    await vault.open();
    expect(vault.status()).toEqual(memory('noKeyring'));
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(memory('noKeyring'));
    expect(bench.disk.entries.size).toBe(0);
    await vault.allowUnprotected(true);
    expect(vault.status()).toEqual({ kind: 'unprotected' });
    const consent = { isUnprotectedAllowed: true };
    expect(await bench.tokensOf(new ChromiumCipher('v10'), consent)).toEqual(['ghu_new']);
  },
);

fault(18, 'modelled', 'S', 'what was stored is deleted when the user withdraws', async () => {
  const consent = { isUnprotectedAllowed: true };
  const bench = await storedBench('ghu_old', new ChromiumCipher('v10'), consent);
  const vault = bench.start(new ChromiumCipher('v10'), consent);
  await vault.open();
  await vault.allowUnprotected(false);
  expect(vault.status()).toEqual(memory('noKeyring'));
  expect(tokens(vault)).toEqual(['ghu_old']);
  expect(bench.disk.entries.size).toBe(0);
});

fault(
  18,
  'modelled',
  'S',
  'an unprotected file is called so, and a sign-out removes it',
  async () => {
    const bench = await storedBench('ghu_old', new ChromiumCipher('v10'), {
      isUnprotectedAllowed: true,
    });
    const vault = bench.start(new ChromiumCipher('v10'));
    await vault.open();
    expect(vault.status()).toEqual({ kind: 'unprotected' });
    await vault.remove('github.com/1');
    expect(bench.disk.entries.size).toBe(0);
  },
);

fault(
  18,
  'modelled',
  'S',
  'macOS and Windows need no consent: there v10 is a guarded key',
  async () => {
    const bench = createBench();
    const vault = bench.start(new ChromiumCipher('v10'), { platform: 'mac' });
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(PROTECTED);
  },
);

fault(
  19,
  'modelled',
  'GS',
  'encrypted again with a better key, the old kept until the new is verified',
  async () => {
    const bench = await storedBench('ghu_old');
    expect(await bench.tokensOf(new ChromiumCipher('v10', 'v11', 'v12'))).toEqual(['ghu_old']);
    expect(await bench.tokensOf(new ChromiumCipher('v12'))).toEqual(['ghu_old']);
  },
);

for (const isAllowed of [false, true]) {
  fault(
    19,
    'modelled',
    'GS',
    `a guarded key is never replaced by the public one, consent ${isAllowed}`,
    async () => {
      const bench = await storedBench('ghu_old');
      const before = snapshot(bench);
      const vault = bench.start(new ChromiumCipher('v10'), { isUnprotectedAllowed: isAllowed });
      await vault.open();
      expect(vault.status()).toEqual(memory('unavailable'));
      await vault.put(recordOf('ghu_new'));
      await vault.allowUnprotected(true);
      expect(vault.status()).toEqual(memory('unavailable'));
      expect(snapshot(bench)).toEqual(before);
      expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
    },
  );
}

fault(
  20,
  'modelled',
  'GS',
  'memory only, nothing plain on disk, stored again when it can be',
  async () => {
    const bench = createBench();
    const cipher = new ChromiumCipher();
    cipher.trouble = 'unavailable';
    const vault = bench.start(cipher);
    await vault.open();
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(memory('unavailable'));
    expect(bench.disk.entries.size).toBe(0);
    cipher.trouble = 'none';
    await vault.retry();
    expect(vault.status()).toEqual(PROTECTED);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_new']);
  },
);
