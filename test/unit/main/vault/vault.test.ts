import { describe, expect, it } from 'vitest';

import { ChromiumCipher } from '../../../support/chromium-cipher.ts';
import { SECOND_MS } from '../../../support/time-units.ts';
import {
  BACKUP,
  type Bench,
  createBench,
  FILE,
  recordOf,
  storedBench,
  tokens,
} from '../../../support/vault/bench.ts';

const PROTECTED = { kind: 'protected' };

/** A keyring that lets the store be read, and then keeps what is in it to itself until it is told to answer. */
class HesitantCipher extends ChromiumCipher {
  override async available(): Promise<boolean> {
    const isThere = await super.available();
    this.isSilent = true;
    return isThere;
  }
}

/** A keyring that tells of each text that it is given back, before it opens it. */
class WatchedCipher extends ChromiumCipher {
  onDecrypt = (): void => undefined;

  override decrypt(bytes: Uint8Array) {
    this.onDecrypt();
    return super.decrypt(bytes);
  }
}

/** A keyring that keeps silent at one kind of call. */
class StutteringCipher extends ChromiumCipher {
  silentAt: 'encrypt' | 'decrypt' | null = null;

  override encrypt(text: string) {
    if (this.silentAt === 'encrypt') this.isSilent = true;
    return super.encrypt(text);
  }

  override decrypt(bytes: Uint8Array) {
    if (this.silentAt === 'decrypt') this.isSilent = true;
    return super.decrypt(bytes);
  }
}

/** What a start on a copy of this disk would find. */
async function nextStart({ disk }: Bench): Promise<readonly string[]> {
  const next = createBench();
  for (const [name, bytes] of disk.entries) next.disk.entries.set(name, bytes);
  return next.tokensOf(new ChromiumCipher());
}

/** Everything on the disk, as somebody sees it who looks for a text. */
const onDisk = ({ disk }: Bench): string =>
  [...disk.entries.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');

describe('the vault', () => {
  it('keeps records over restarts, encrypted', async () => {
    const bench = await storedBench('ghu_first');
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_first']);
    for (const bytes of bench.disk.entries.values()) {
      expect(Buffer.from(bytes).toString('utf8')).not.toContain('ghu_first');
    }
  });

  it('asks nothing of the keyring but one look when nothing is stored', async () => {
    const bench = createBench();
    const cipher = new ChromiumCipher();
    const vault = bench.start(cipher);
    await vault.open();
    expect(vault.status()).toEqual(PROTECTED);
    expect(cipher.calls).toEqual(['available', 'encrypt']);
    expect(bench.disk.entries.size).toBe(0);
  });

  it('starts without writing when file and backup agree', async () => {
    const bench = await storedBench('ghu_first');
    const writesBefore = bench.disk.writes;
    await bench.tokensOf(new ChromiumCipher());
    expect(bench.disk.writes).toBe(writesBefore);
  });

  it('writes nothing when it is asked again for what the disk has already', async () => {
    const consent = { isUnprotectedAllowed: true };
    const bench = await storedBench('ghu_first', new ChromiumCipher('v10'), consent);
    const vault = bench.start(new ChromiumCipher('v10'), consent);
    await vault.open();
    const writesBefore = bench.disk.writes;
    await vault.allowUnprotected(true);
    await vault.retry();
    expect(bench.disk.writes).toBe(writesBefore);
  });

  it('replaces a record under a new key in one write', async () => {
    const bench = await storedBench('ghu_first');
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    const writesBefore = bench.disk.writes;
    await vault.replace('github.com/1', recordOf('ghu_first', 'github.com/2'));
    expect(vault.records().map(({ key }) => key)).toEqual(['github.com/2']);
    // Two: one with the old ciphertext beside the new, one without.
    expect(bench.disk.writes - writesBefore).toBe(2);
  });

  it('leaves no trace of a removed record in file and backup', async () => {
    const bench = await storedBench('ghu_first');
    const before = bench.disk.entries.get(FILE);
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.remove('github.com/1');
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual([]);
    expect(bench.disk.entries.get(FILE)).not.toEqual(before);
    expect(bench.disk.entries.get(BACKUP)).toEqual(bench.disk.entries.get(FILE));
    expect(JSON.parse(text(bench.disk.entries.get(FILE)))).toMatchObject({ previous: null });
  });

  it('writes changes that come during a write together', async () => {
    const bench = createBench();
    const cipher = new ChromiumCipher();
    const vault = bench.start(cipher);
    await vault.open();
    cipher.calls.length = 0;
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => vault.put(recordOf(name, name)));
    await Promise.all(all);
    expect(cipher.calls.filter((call) => call === 'encrypt')).toHaveLength(2);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('saves at the first put even when it was never told to open', async () => {
    const bench = await storedBench('ghu_first');
    await bench.start(new ChromiumCipher()).put(recordOf('ghu_second', 'github.com/2'));
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_first', 'ghu_second']);
  });

  it('keeps the old ciphertext beside the new one until that has been decrypted', async () => {
    const bench = await storedBench('ghu_old');
    const cipher = new ChromiumCipher();
    const vault = bench.start(cipher);
    await vault.open();
    const old = documentIn(bench.disk.entries.get(FILE)).current;
    cipher.trouble = 'noDecrypt';
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual({ kind: 'memory', reason: 'unavailable' });
    expect(documentIn(bench.disk.entries.get(FILE)).previous).toBe(old);
    expect(documentIn(bench.disk.entries.get(BACKUP)).current).toBe(old);
    cipher.trouble = 'none';
    await vault.retry();
    expect(documentIn(bench.disk.entries.get(FILE)).previous).toBeNull();
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_new']);
  });

  it('finds the old token when the new ciphertext turns out to be unreadable', async () => {
    const bench = await storedBench('ghu_old');
    const { current } = documentIn(bench.disk.entries.get(FILE));
    const torn = { version: 1, current: 'djExeA==', previous: current };
    bench.disk.entries.set(FILE, Buffer.from(JSON.stringify(torn)));
    bench.disk.entries.delete(BACKUP);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_old']);
    expect(bench.kept()).toHaveLength(1);
  });

  it('takes the newest of all that can be read, also from a crashed write', async () => {
    const bench = await storedBench('ghu_old');
    const old = new Map(bench.disk.entries);
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.put(recordOf('ghu_new'));
    const newest = bench.disk.entries.get(FILE) ?? new Uint8Array();
    for (const [name, bytes] of old) bench.disk.entries.set(name, bytes);
    const leftover = `${FILE}.tmp-1234567890abcdef`;
    bench.disk.entries.set(leftover, newest);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_new']);
    expect([...bench.disk.entries.keys()].sort()).toEqual([FILE, BACKUP]);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_new']);
  });

  it('reads what it has written between two milliseconds', async () => {
    const bench = createBench();
    await bench.clock.advance(0.4);
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.put(recordOf('ghu_first'));
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_first']);
  });

  it('tells of each status once', async () => {
    const bench = createBench();
    const vault = bench.start(new ChromiumCipher());
    const heard: string[] = [];
    const stop = vault.onChange((what) => heard.push(`${what} ${vault.status().kind}`));
    await vault.open();
    await vault.put(recordOf('ghu_first'));
    stop();
    bench.disk.refusal = { code: 'ENOSPC', at: ['write'] };
    await vault.put(recordOf('ghu_second'));
    expect(heard).toEqual(['status protected', 'status saving', 'status protected']);
    expect(tokens(vault)).toEqual(['ghu_second']);
  });
});

function documentIn(bytes: Uint8Array | undefined): Record<string, unknown> {
  return JSON.parse(text(bytes));
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}

describe('a vault of which everything is deleted', () => {
  it.each([
    ['in the end opens it', ['v10', 'v11']],
    ['in the end has another key', ['v10', 'v12']],
  ] as const)('has nothing of it again when the keyring %s', async (_, keys) => {
    const bench = await storedBench('ghu_first');
    const cipher = new HesitantCipher(...keys);
    const vault = bench.start(cipher);
    const opened = vault.open();
    await bench.clock.advance(11 * SECOND_MS);
    await opened;
    vault.forgetAll();
    bench.disk.entries.clear();
    cipher.answer();
    await bench.clock.advance(SECOND_MS);
    expect(tokens(vault)).toEqual([]);
    expect([...bench.disk.entries.keys()]).toEqual([]);
  });

  it('never writes the old ciphertext beside a new one again', async () => {
    const bench = await storedBench('ghu_first');
    const cipher = new WatchedCipher();
    const vault = bench.start(cipher);
    await vault.open();
    const old = /[A-Za-z0-9+/]{64,}/.exec(onDisk(bench))?.[0] ?? '';
    expect(old).not.toBe('');
    bench.disk.refusal = { code: 'EROFS', at: ['open', 'rename', 'overwrite', 'remove'] };
    await vault.remove('github.com/1');
    vault.forgetAll();
    bench.disk.refusal = null;
    bench.disk.entries.clear();
    const seen: string[] = [];
    cipher.onDecrypt = () => void seen.push(onDisk(bench));
    await vault.retry();
    expect(seen).not.toEqual([]);
    expect(seen.filter((text) => text.includes(old))).toEqual([]);
  });

  it('never does so either when the keyring answers a write that was under way', async () => {
    const bench = await storedBench('ghu_first');
    const cipher = new StutteringCipher();
    const vault = bench.start(cipher);
    await vault.open();
    const old = /[A-Za-z0-9+/]{64,}/.exec(onDisk(bench))?.[0] ?? '';
    expect(old).not.toBe('');
    cipher.silentAt = 'encrypt';
    const removed = vault.remove('github.com/1');
    await bench.clock.advance(11 * SECOND_MS);
    await removed;
    vault.forgetAll();
    bench.disk.entries.clear();
    // What it writes then is seen before it is read back.
    cipher.silentAt = 'decrypt';
    cipher.answer();
    await bench.clock.advance(0);
    expect(onDisk(bench)).not.toBe('');
    expect(onDisk(bench)).not.toContain(old);
    cipher.silentAt = null;
    cipher.answer();
    await vault.put(recordOf('ghu_next', 'github.com/2'));
    await bench.clock.advance(0);
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_next']);
  });

  it('keeps what is put from then on', async () => {
    const bench = await storedBench('ghu_first');
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.remove('github.com/1');
    vault.forgetAll();
    bench.disk.entries.clear();
    await vault.put(recordOf('ghu_next', 'github.com/2'));
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_next']);
  });
});

describe('an account that is signed out while it is being written', () => {
  it.each(['encrypt', 'decrypt'] as const)(
    'is gone, whoever kills the app, when the keyring keeps silent at the next %s',
    async (call) => {
      const bench = await storedBench('ghu_old');
      const cipher = new StutteringCipher();
      const vault = bench.start(cipher);
      await vault.open();
      cipher.silentAt = call;
      void vault.put(recordOf('ghu_new'));
      await bench.clock.advance(0);
      const removed = vault.remove('github.com/1');
      await bench.clock.advance(11 * SECOND_MS);
      await removed;
      expect(await nextStart(bench), 'noted').toEqual([]);
      cipher.silentAt = call === 'encrypt' ? 'decrypt' : 'encrypt';
      cipher.answer();
      await bench.clock.advance(0);
      expect(await nextStart(bench), 'in the end').toEqual([]);
    },
  );
});
