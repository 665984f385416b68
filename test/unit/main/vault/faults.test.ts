import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { VaultMemoryReason } from '../../../../src/main/ports.ts';
import { encodeEnvelope } from '../../../../src/main/vault/envelope.ts';
import { toDocument } from '../../../../src/main/vault/sealed.ts';
import { ChromiumCipher, seal } from '../../../support/chromium-cipher.ts';
import type { Step } from '../../../support/memory-disk.ts';
import { BACKUP, createBench, FILE, recordOf, snapshot, storedBench, tokens } from './bench.ts';

const PROTECTED = { kind: 'protected' };
const TEN_SECONDS_MS = 10_000;

function memory(reason: VaultMemoryReason): unknown {
  return { kind: 'memory', reason };
}

/** The file as another program would have left it. */
function fileOf(document: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(document, null, '\t'));
}

describe('fault 02: the disk is full, on write, fsync or rename (modelled)', () => {
  const steps: readonly Step[] = ['write', 'fsync', 'rename'];
  it.each(steps)('keeps the token in memory and saves it later: %s', async (step) => {
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
  });

  it('tries ever more rarely, at most every 5 minutes', async () => {
    const bench = createBench();
    const cipher = new ChromiumCipher();
    const vault = bench.start(cipher);
    await vault.open();
    bench.disk.refusal = { code: 'ENOSPC', at: ['write'] };
    await vault.put(recordOf('ghu_new'));
    cipher.calls.length = 0;
    await bench.clock.advance(3_600_000);
    // 1 + 2 + 4 + … + 256 s, then every 300 s: 9 in the first 511 s, 10 or 11 in the rest of the hour.
    expect(cipher.calls.length).toBeGreaterThanOrEqual(19);
    expect(cipher.calls.length).toBeLessThanOrEqual(20);
  });

  it('notices a write that was cut short without an error', async () => {
    const bench = await storedBench('ghu_old');
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    bench.disk.shortWriteBytes = 100;
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(memory('readOnly'));
    bench.disk.shortWriteBytes = null;
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
  });
});

describe('fault 03: EIO on fsync (modelled)', () => {
  it('is not taken for saved, and nothing is renamed', async () => {
    const bench = await storedBench('ghu_old');
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    const before = snapshot(bench);
    bench.disk.refusal = { code: 'EIO', at: ['fsync'] };
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(memory('readOnly'));
    expect(snapshot(bench)).toEqual(before);
  });

  it('is not taken for saved when only the folder fails to flush', async () => {
    const bench = await storedBench('ghu_old');
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    bench.disk.refusal = { code: 'EIO', at: ['flush'] };
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(memory('readOnly'));
  });
});

describe('fault 04: the folder refuses (modelled)', () => {
  it.each(['EACCES', 'EROFS'])('goes on from memory: %s', async (code) => {
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

  it('reads the file later when it cannot be read now, and never overwrites it unread', async () => {
    const bench = await storedBench('ghu_old');
    bench.disk.refusal = { code: 'EACCES', at: ['read'] };
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.put(recordOf('ghu_new', 'github.com/2'));
    expect(vault.status()).toEqual(memory('readOnly'));
    bench.disk.refusal = null;
    await vault.retry();
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old', 'ghu_new']);
  });
});

describe('fault 05: the file is cut off anywhere (modelled)', () => {
  it('falls back to the backup, whatever prefix is left', async () => {
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

  it('keeps both files and starts signed out when the backup is cut off too', async () => {
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
  });
});

describe('fault 06: any single byte is flipped (modelled)', () => {
  it('still has the token, from the file or its backup', async () => {
    const bench = await storedBench('ghu_old');
    const whole = bench.disk.entries.get(FILE) ?? new Uint8Array();
    const backup = bench.disk.entries.get(BACKUP) ?? new Uint8Array();
    for (let at = 0; at < whole.length; at += 1) {
      bench.disk.entries.clear();
      bench.disk.entries.set(FILE, flipped(whole, at, 1 << (at % 8)));
      bench.disk.entries.set(BACKUP, backup);
      expect(await bench.tokensOf(new ChromiumCipher()), `byte ${at}`).toEqual(['ghu_old']);
    }
  });

  it('never makes another token of it when there is no backup', async () => {
    const bench = await storedBench('ghu_old');
    const whole = bench.disk.entries.get(FILE) ?? new Uint8Array();
    for (let at = 0; at < whole.length; at += 1) {
      bench.disk.entries.clear();
      bench.disk.entries.set(FILE, flipped(whole, at, 1 << (at % 8)));
      const read = await bench.tokensOf(new ChromiumCipher());
      expect([[], ['ghu_old']], `byte ${at}`).toContainEqual(read);
    }
  });
});

function flipped(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ mask : byte));
}

describe('fault 08: written by a newer version (modelled)', () => {
  const newer: readonly (readonly [string, unknown])[] = [
    ['a document of another shape', { version: 2, vaults: [] }],
    [
      'an envelope of another version',
      toDocument({ current: seal(newerEnvelope(), 'v11'), previous: null }),
    ],
  ];
  it.each(newer)('is left as it is: %s', async (_name, document) => {
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

  it('is not replaced by an older backup', async () => {
    const bench = await storedBench('ghu_old');
    bench.disk.entries.set(FILE, fileOf({ version: 2, vaults: [] }));
    const before = snapshot(bench);
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(memory('newer'));
    expect(snapshot(bench)).toEqual(before);
  });
});

/** The same frame, a version from the future. */
function newerEnvelope(): string {
  const now = encodeEnvelope({ serial: 1, records: [] }, 'salt');
  const body = now.slice(65).replace('"version":1', '"version":2');
  return `${createHash('sha256').update(body).digest('hex')}\n${body}`;
}

describe('fault 09: temporary files of an old crash (modelled)', () => {
  it('are read if they can be, then removed', async () => {
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
  });
});

describe('fault 13: the keyring never answers (modelled)', () => {
  it('lets the app go on after 10 seconds, and takes the late answer', async () => {
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
  });

  it('does not bring back what was signed out or replaced while waiting', async () => {
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
  });

  it('lets a put go on after 10 seconds when the keyring locks later', async () => {
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
  });
});

describe('fault 14: the keyring fails for the whole run (modelled)', () => {
  it('touches nothing, and recovers at the next start', async () => {
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
});

describe('fault 15: what is stored can never be decrypted (modelled)', () => {
  it('keeps a copy, and the file until a new sign-in', async () => {
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

  it('does not overwrite it when no copy can be made', async () => {
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
});

describe('fault 16: decrypts to garbage (modelled)', () => {
  it('is caught by the envelope, and no record comes of it', async () => {
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
});

describe('fault 17: a better key, and then encrypting fails (modelled)', () => {
  it('leaves the old ciphertext in place', async () => {
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
});

describe('fault 18: Linux has only the public key (modelled)', () => {
  it('stores nothing unless the user said so, and everything once they do', async () => {
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
  });

  it('deletes what it stored when the user withdraws', async () => {
    const consent = { isUnprotectedAllowed: true };
    const bench = await storedBench('ghu_old', new ChromiumCipher('v10'), consent);
    const vault = bench.start(new ChromiumCipher('v10'), consent);
    await vault.open();
    await vault.allowUnprotected(false);
    expect(vault.status()).toEqual(memory('noKeyring'));
    expect(tokens(vault)).toEqual(['ghu_old']);
    expect(bench.disk.entries.size).toBe(0);
  });

  it('tells the truth about an unprotected file, and a sign-out removes it, without consent too', async () => {
    const bench = await storedBench('ghu_old', new ChromiumCipher('v10'), {
      isUnprotectedAllowed: true,
    });
    const vault = bench.start(new ChromiumCipher('v10'));
    await vault.open();
    expect(vault.status()).toEqual({ kind: 'unprotected' });
    await vault.remove('github.com/1');
    expect(bench.disk.entries.size).toBe(0);
  });

  it('asks for no consent on macOS and Windows, where v10 is a guarded key', async () => {
    const bench = createBench();
    const vault = bench.start(new ChromiumCipher('v10'), { platform: 'mac' });
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual(PROTECTED);
  });
});

describe('fault 19: the key changes between runs (modelled)', () => {
  it('encrypts again with a better key and keeps the old until the new is verified', async () => {
    const bench = await storedBench('ghu_old');
    expect(await bench.tokensOf(new ChromiumCipher('v10', 'v11', 'v12'))).toEqual(['ghu_old']);
    expect(await bench.tokensOf(new ChromiumCipher('v12'))).toEqual(['ghu_old']);
  });

  it.each([false, true])(
    'never replaces a guarded key by the public one, consent %s',
    async (is) => {
      const bench = await storedBench('ghu_old');
      const before = snapshot(bench);
      const vault = bench.start(new ChromiumCipher('v10'), { isUnprotectedAllowed: is });
      await vault.open();
      expect(vault.status()).toEqual(memory('unavailable'));
      await vault.put(recordOf('ghu_new'));
      await vault.allowUnprotected(true);
      expect(vault.status()).toEqual(memory('unavailable'));
      expect(snapshot(bench)).toEqual(before);
      expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
    },
  );
});

describe('fault 20: no encryption in this run, but in the next (modelled)', () => {
  it('lives from memory, writes nothing plain, and stores again when it can', async () => {
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
  });
});
