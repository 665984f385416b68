import * as fc from 'fast-check';
import { expect } from 'vitest';

import type { Vault } from '../../src/main/ports.ts';
import type { VaultPorts } from '../../src/main/vault/keeping.ts';
import { ChromiumCipher } from '../support/chromium-cipher.ts';
import type { Step } from '../support/memory-disk.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { BACKUP, type Bench, FILE, flipped, tokens } from '../support/vault/bench.ts';
import { fault } from './fault.ts';
import { createBench, recordOf, storedBench } from './search/stores.ts';

const ONE = 'github.com/1';
const TWO = 'github.com/2';
const EVERY_KEY = ['v10', 'v11', 'v12'] as const;

/** What a thief with the keyring finds, in whatever file and however broken the JSON around it is. */
async function readableIn({ disk }: Bench): Promise<string> {
  const cipher = new ChromiumCipher(...EVERY_KEY);
  const found: string[] = [];
  for (const bytes of disk.entries.values()) {
    for (const [run] of Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)) {
      const answer = await cipher.decrypt(Buffer.from(run, 'base64'));
      if (answer.kind === 'decrypted') found.push(answer.text);
    }
  }
  return found.join('\n');
}

/** What a start on a copy of this disk would find. */
async function nextStart(
  { disk }: Bench,
  cipher = new ChromiumCipher(),
): Promise<readonly string[]> {
  const next = createBench();
  for (const [name, bytes] of disk.entries) next.disk.entries.set(name, bytes);
  return next.tokensOf(cipher, { isUnprotectedAllowed: true });
}

/** Waits while time goes on by itself: for what the vault does within its deadline. */
async function within(bench: Bench, work: Promise<void>): Promise<void> {
  await bench.clock.advance(10 * SECOND_MS);
  await work;
}

interface Refusal {
  readonly code: string;
  readonly at: readonly Step[];
}

const STEPS: readonly Step[] = ['open', 'write', 'fsync', 'rename', 'flush', 'overwrite', 'remove'];

const refusal: fc.Arbitrary<Refusal> = fc.record({
  code: fc.constantFrom('ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO'),
  at: fc.subarray([...STEPS], { minLength: 1 }),
});

/** The disks that were seen: full, with a folder that refuses, read-only, failing at the flush alone. */
const CORPUS: readonly Refusal[] = [
  { code: 'ENOSPC', at: ['write'] },
  { code: 'EACCES', at: ['open', 'rename', 'remove'] },
  { code: 'EROFS', at: STEPS },
  { code: 'EIO', at: ['flush'] },
  { code: 'EIO', at: ['fsync'] },
  // The write's own leftover holds what was there before.
  { code: 'ENOSPC', at: ['flush', 'remove'] },
];

async function startWith(
  count: number,
): Promise<{ bench: Bench; cipher: ChromiumCipher; vault: Vault }> {
  const bench = await storedBench('ghu_one');
  const cipher = new ChromiumCipher();
  const vault = bench.start(cipher);
  await vault.open();
  if (count > 1) await vault.put(recordOf('ghu_two', TWO));
  return { bench, cipher, vault };
}

fault(
  67,
  'modelled',
  'DU',
  'whatever the disk refuses, a sign-out is done or told as undone, spares the others, and ends done',
  async () => {
    const others = fc.constantFrom(1, 2);
    await fc.assert(
      fc.asyncProperty(refusal, others, async (refused, count) => {
        const { bench, vault } = await startWith(count);
        const spared = count > 1 ? ['ghu_two'] : [];
        bench.disk.refusal = refused;
        await within(bench, vault.remove(ONE));
        expect(tokens(vault)).toEqual(spared);
        const isGone = !(await readableIn(bench)).includes('ghu_one');
        const isTold = vault.status().kind === 'stillOnDisk';
        expect(isGone || isTold, 'gone or told').toBe(true);
        expect(await nextStart(bench)).toEqual(expect.arrayContaining(spared));
        bench.disk.refusal = null;
        await bench.clock.advance(6 * MINUTE_MS);
        expect(vault.status()).toEqual({ kind: 'protected' });
        expect(await readableIn(bench)).not.toContain('ghu_one');
        expect(await nextStart(bench)).toEqual(spared);
      }),
      {
        numRuns: sized(20, 400),
        examples: CORPUS.flatMap((one): [Refusal, number][] => [
          [one, 1],
          [one, 2],
        ]),
      },
    );
  },
);

for (const [name, refused] of [
  ['full', { code: 'ENOSPC', at: ['write'] }],
  ['whose folder refuses', { code: 'EACCES', at: ['open', 'rename', 'remove'] }],
  ['that fails each flush', { code: 'EIO', at: ['flush'] }],
] satisfies [string, Refusal][]) {
  for (const count of [1, 2]) {
    fault(
      67,
      'modelled',
      'D',
      `a disk ${name}, ${count} stored: one leaves it at once`,
      async () => {
        const { bench, vault } = await startWith(count);
        bench.disk.refusal = refused;
        await within(bench, vault.remove(ONE));
        expect(await readableIn(bench)).not.toContain('ghu_one');
        expect(await nextStart(bench)).toEqual(count > 1 ? ['ghu_two'] : []);
      },
    );
  }
}

for (const trouble of ['temporarily', 'silent'] as const) {
  for (const isRead of [true, false]) {
    const when = isRead ? 'after' : 'before';
    fault(
      67,
      'modelled',
      'DU',
      `signed out ${when} the store was read, the keyring ${trouble}: the next start remembers`,
      async () => {
        const { bench } = await startWith(2);
        const cipher = new ChromiumCipher();
        const vault = bench.start(cipher);
        if (isRead) await vault.open();
        if (trouble === 'silent') cipher.isSilent = true;
        else cipher.trouble = trouble;
        if (!isRead) await within(bench, vault.open());
        await within(bench, vault.remove(ONE));
        expect(vault.status().kind).toBe('memory');
        const next = bench.start(new ChromiumCipher());
        await next.open();
        expect(tokens(next)).toEqual(['ghu_two']);
        expect(await readableIn(bench)).not.toContain('ghu_one');
        expect(next.status()).toEqual({ kind: 'protected' });
        // Signed in again, it stays.
        await next.put(recordOf('ghu_again', ONE));
        expect(await nextStart(bench)).toEqual(['ghu_two', 'ghu_again']);
      },
    );
  }
}

fault(
  67,
  'modelled',
  'DU',
  'signed out while keyring and disk refuse: told, and remembered by the next start once the disk takes it',
  async () => {
    const troubles = fc.constantFrom('temporarily', 'unavailable', 'silent');
    await fc.assert(
      fc.asyncProperty(
        refusal,
        fc.constantFrom(1, 2),
        troubles,
        async (refused, count, trouble) => {
          const { bench, cipher, vault } = await startWith(count);
          const spared = count > 1 ? ['ghu_two'] : [];
          if (trouble === 'silent') cipher.isSilent = true;
          else cipher.trouble = trouble;
          bench.disk.refusal = refused;
          await within(bench, vault.remove(ONE));
          const isUndone = (await nextStart(bench)).includes('ghu_one');
          if (isUndone) expect(vault.status()).toEqual({ kind: 'stillOnDisk' });
          bench.disk.refusal = null;
          await bench.clock.advance(6 * MINUTE_MS);
          expect(await nextStart(bench)).toEqual(spared);
          expect(vault.status().kind).not.toBe('stillOnDisk');
        },
      ),
      {
        numRuns: sized(20, 400),
        examples: CORPUS.flatMap((one): [Refusal, 1 | 2, 'silent' | 'temporarily'][] => [
          [one, 1, 'silent'],
          [one, 2, 'silent'],
          [one, 2, 'temporarily'],
        ]),
      },
    );
  },
);

fault(
  67,
  'modelled',
  'DU',
  'signed out alone while the keyring owes and the disk is full: the files go at once',
  async () => {
    const { bench, cipher, vault } = await startWith(1);
    cipher.isSilent = true;
    bench.disk.refusal = { code: 'ENOSPC', at: ['write'] };
    await within(bench, vault.remove(ONE));
    expect(await nextStart(bench)).toEqual([]);
    expect(await readableIn(bench)).not.toContain('ghu_one');
    expect(vault.status().kind).not.toBe('stillOnDisk');
  },
);

fault(
  67,
  'modelled',
  'DU',
  'consent withdrawn while the disk refuses: told, and done later',
  async () => {
    const consent = { isUnprotectedAllowed: true };
    const bench = await storedBench('ghu_one', new ChromiumCipher('v10'), consent);
    const vault = bench.start(new ChromiumCipher('v10'), consent);
    await vault.open();
    bench.disk.refusal = { code: 'EROFS', at: STEPS };
    await vault.allowUnprotected(false);
    expect(vault.status()).toEqual({ kind: 'stillOnDisk' });
    bench.disk.refusal = null;
    await bench.clock.advance(6 * MINUTE_MS);
    expect(vault.status()).toEqual({ kind: 'memory', reason: 'noKeyring' });
    expect(bench.disk.entries.size).toBe(0);
    expect(tokens(vault)).toEqual(['ghu_one']);
  },
);

/** What happens to files between two starts. */
type Damage = (bytes: Uint8Array) => Uint8Array;

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ at: fc.nat(400), mask: fc.integer({ min: 1, max: 255 }) }).map(
    ({ at, mask }): Damage =>
      (bytes) =>
        flipped(bytes, at % bytes.length, mask),
  ),
  fc.nat(900).map(
    (length): Damage =>
      (bytes) =>
        bytes.subarray(0, length),
  ),
);

fault(
  66,
  'modelled',
  'D',
  'whatever was damaged and kept, after a sign-out nothing on the disk can be decrypted',
  async () => {
    const damages = fc.array(fc.tuple(fc.constantFrom(FILE, BACKUP), damage), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(damages, async (all) => {
        const bench = await storedBench('ghu_one');
        for (const [name, damaged] of all) {
          const bytes = bench.disk.entries.get(name);
          if (bytes !== undefined) bench.disk.entries.set(name, damaged(bytes));
          const vault = bench.start(new ChromiumCipher());
          await vault.open();
          await vault.put(recordOf('ghu_one'));
          expect(bench.kept().length, 'kept').toBeLessThanOrEqual(3);
          await bench.clock.advance(HOUR_MS);
        }
        const vault = bench.start(new ChromiumCipher());
        await vault.open();
        await vault.remove(ONE);
        expect(await readableIn(bench)).not.toContain('ghu_one');
      }),
      { numRuns: sized(20, 400) },
    );
  },
);

fault(
  66,
  'modelled',
  'D',
  'one changed byte of the backup: the good file is not copied',
  async () => {
    const bench = await storedBench('ghu_one');
    const backup = bench.disk.entries.get(BACKUP) ?? new Uint8Array();
    bench.disk.entries.set(BACKUP, withOtherCiphertext(backup));
    const good = bench.disk.entries.get(FILE) ?? new Uint8Array();
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    expect(tokens(vault)).toEqual(['ghu_one']);
    const { current } = JSON.parse(Buffer.from(good).toString());
    const kept = bench
      .kept()
      .map((name) => Buffer.from(bench.disk.entries.get(name) ?? []).toString());
    expect(kept).toHaveLength(1);
    expect(kept[0]).not.toContain(current);
    await vault.remove(ONE);
    expect(await readableIn(bench)).not.toContain('ghu_one');
  },
);

/** One letter of the ciphertext is another: still base64, so that only decrypting can tell. */
function withOtherCiphertext(document: Uint8Array): Uint8Array {
  const text = Buffer.from(document).toString();
  return Buffer.from(
    text.replace(
      /("current":\s*"[^"]{8})(.)/,
      (_all, before, letter) => `${before}${letter === 'A' ? 'B' : 'A'}`,
    ),
  );
}

for (const verb of ['signed out', 'no longer to be stored'] as const) {
  fault(
    66,
    'modelled',
    'D',
    `a kept file of which the key is back goes with what is ${verb}`,
    async () => {
      const key = verb === 'signed out' ? 'v11' : 'v10';
      const options: Partial<VaultPorts> = { isUnprotectedAllowed: true };
      const bench = await storedBench('ghu_one', new ChromiumCipher(key), options);
      const lost = bench.disk.entries.get(FILE) ?? new Uint8Array();
      bench.disk.entries.set(`${FILE}.corrupt-2026-01-01T00-00-00-000Z`, lost);
      bench.disk.entries.set(`${BACKUP}.corrupt-2026-01-02T00-00-00-000Z`, Buffer.from('{"cut'));
      const vault = bench.start(new ChromiumCipher(key), options);
      const heard: string[] = [];
      vault.onChange((news) => heard.push(news));
      await vault.open();
      if (verb === 'signed out') await vault.remove(ONE);
      else await vault.allowUnprotected(false);
      expect(await readableIn(bench)).not.toContain('ghu_one');
      // Nobody can tell what is in the rest: a person says whether it goes.
      expect(bench.kept()).toHaveLength(1);
      expect(heard.filter((news) => news === 'kept')).toHaveLength(1);
      vault.forgetKept();
      expect(bench.kept()).toEqual([]);
    },
  );
}

fault(
  66,
  'modelled',
  'D',
  'two machines on one folder for 30 days: three files are kept',
  async () => {
    const bench = await storedBench('ghu_one');
    for (let day = 0; day < 30; day += 1) {
      for (const key of ['v12', 'v11'] as const) {
        const vault = bench.start(new ChromiumCipher(key));
        await vault.open();
        await vault.put(recordOf(`ghu_${key}`));
        await bench.clock.advance(12 * HOUR_MS);
      }
    }
    expect(bench.kept()).toHaveLength(3);
  },
);

fault(
  90,
  'modelled',
  'G',
  'an old store whose key comes back is older than what was signed in since',
  async () => {
    const years = fc.integer({ min: -60, max: 60 });
    await fc.assert(
      fc.asyncProperty(years, fc.constantFrom(FILE, BACKUP), async (off, remains) => {
        const bench = await storedBench('ghu_old');
        const old = bench.disk.entries.get(FILE) ?? new Uint8Array();
        // Another key, and a clock that may be anywhere: a machine whose battery is empty wakes up in 1970.
        bench.clock.setWall(off * 365 * 24 * HOUR_MS);
        const other = bench.start(new ChromiumCipher('v12'));
        await other.open();
        expect(other.status()).toEqual({ kind: 'memory', reason: 'unreadable' });
        await other.put(recordOf('ghu_new'));
        // The backup was not renewed, or a person has put the old file back.
        bench.disk.entries.set(remains, old);
        expect(await nextStart(bench, new ChromiumCipher(...EVERY_KEY))).toEqual(['ghu_new']);
      }),
      {
        numRuns: sized(12, 200),
        examples: [
          [-60, BACKUP],
          [0, BACKUP],
          [60, FILE],
        ],
      },
    );
  },
);
