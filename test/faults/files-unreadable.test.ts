import { expect } from 'vitest';
import { ChromiumCipher } from '../support/chromium-cipher.ts';
import { HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import { BACKUP, type Bench, FILE, snapshot, tokens } from '../support/vault/bench.ts';
import { fault } from './fault.ts';
import { recordOf, storedBench } from './search/stores.ts';

const ONE = 'github.com/1';
const OLDER = `${FILE}.corrupt-2026-01-01T00-00-00-000Z`;
const NEWER = `${FILE}.corrupt-2026-02-01T00-00-00-000Z`;

function bytesOf({ disk }: Bench, name = FILE): Uint8Array {
  const bytes = disk.entries.get(name);
  if (bytes === undefined) throw new Error(`There is no ${name}.`);
  return bytes;
}

/** Torn: whoever looks can still decrypt what is in it. */
function tornStore(bench: Bench): Uint8Array {
  return bytesOf(bench).subarray(0, -2);
}

for (const name of [FILE, BACKUP]) {
  for (const code of ['EIO', 'EACCES']) {
    fault(4, 'modelled', 'GU', `${code} at ${name} alone: the other one signs in`, async () => {
      const bench = await storedBench('ghu_one');
      const before = snapshot(bench);
      bench.disk.unreadable.set(name, code);
      const vault = bench.start(new ChromiumCipher());
      await vault.open();
      expect(tokens(vault)).toEqual(['ghu_one']);
      expect(vault.status()).toEqual({ kind: 'memory', reason: 'readOnly' });
      await vault.put(recordOf('ghu_two', 'github.com/2'));
      expect(snapshot(bench)).toEqual(before);
      bench.disk.unreadable.clear();
      await bench.clock.advance(HOUR_MS);
      expect(vault.status()).toEqual({ kind: 'protected' });
      expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_one', 'ghu_two']);
    });
  }
}

fault(4, 'modelled', 'GU', 'what is read at last is newer than its backup', async () => {
  const bench = await storedBench('ghu_one');
  const older = bytesOf(bench);
  await bench.clock.advance(MINUTE_MS);
  const earlier = bench.start(new ChromiumCipher());
  await earlier.open();
  await earlier.put(recordOf('ghu_newer'));
  bench.disk.entries.set(BACKUP, older);
  bench.disk.unreadable.set(FILE, 'EIO');
  const vault = bench.start(new ChromiumCipher());
  await vault.open();
  expect(tokens(vault)).toEqual(['ghu_one']);
  bench.disk.unreadable.clear();
  await bench.clock.advance(HOUR_MS);
  expect(tokens(vault)).toEqual(['ghu_newer']);
  expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_newer']);
});

fault(
  67,
  'modelled',
  'DU',
  'a sign-out while a file cannot be read is told as undone',
  async () => {
    const bench = await storedBench('ghu_one');
    bench.disk.unreadable.set(BACKUP, 'EIO');
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.remove(ONE);
    expect(vault.status()).toEqual({ kind: 'stillOnDisk' });
    bench.disk.unreadable.clear();
    await bench.clock.advance(HOUR_MS);
    expect(vault.status()).toEqual({ kind: 'protected' });
    expect(await bench.tokensOf(new ChromiumCipher())).toEqual([]);
  },
);

fault(9, 'modelled', 'G', 'an unreadable leftover hides no whole one, and is kept', async () => {
  const bench = await storedBench('ghu_one');
  const whole = bytesOf(bench);
  bench.disk.entries.clear();
  const bad = `${FILE}.tmp-0000000000000001`;
  bench.disk.entries.set(bad, whole);
  bench.disk.entries.set(`${FILE}.tmp-0000000000000002`, whole);
  bench.disk.unreadable.set(bad, 'EACCES');
  expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_one']);
  expect(bench.kept()).toHaveLength(1);
  bench.disk.unreadable.clear();
  expect(await bench.tokensOf(new ChromiumCipher())).toEqual(['ghu_one']);
});

fault(9, 'modelled', 'G', 'a leftover that is all there is is waited for', async () => {
  const bench = await storedBench('ghu_one');
  const whole = bytesOf(bench);
  bench.disk.entries.clear();
  const bad = `${FILE}.tmp-0000000000000001`;
  bench.disk.entries.set(bad, whole);
  bench.disk.unreadable.set(bad, 'EACCES');
  const vault = bench.start(new ChromiumCipher());
  await vault.open();
  expect(vault.status()).toEqual({ kind: 'memory', reason: 'readOnly' });
  bench.disk.unreadable.clear();
  await bench.clock.advance(HOUR_MS);
  expect(tokens(vault)).toEqual(['ghu_one']);
});

fault(66, 'modelled', 'D', 'what is kept now is kept, whatever the clock said then', async () => {
  const bench = await storedBench('ghu_one');
  for (const month of ['01', '02', '03']) {
    const name = `${FILE}.corrupt-2026-${month}-01T00-00-00-000Z`;
    bench.disk.entries.set(name, Buffer.from(`{"month":"${month}"`));
  }
  // A machine whose clock battery is empty, before the network has set the clock.
  bench.clock.setWall(-bench.clock.wallMs() + MINUTE_MS);
  const torn = tornStore(bench);
  bench.disk.entries.set(FILE, torn);
  bench.disk.entries.set(BACKUP, torn);
  await bench.tokensOf(new ChromiumCipher());
  const copies = bench.kept().map((name) => Buffer.from(bytesOf(bench, name)).toString());
  expect(copies).toHaveLength(3);
  expect(copies.filter((text) => text === Buffer.from(torn).toString())).toHaveLength(2);
  expect(copies).toContain('{"month":"03"');
});

fault(66, 'modelled', 'D', 'a copy that cannot be read keeps no other from going', async () => {
  const bench = await storedBench('ghu_one');
  bench.disk.entries.set(OLDER, tornStore(bench));
  bench.disk.entries.set(NEWER, tornStore(bench));
  bench.disk.unreadable.set(NEWER, 'EACCES');
  const vault = bench.start(new ChromiumCipher());
  const news: string[] = [];
  vault.onChange((what) => news.push(what));
  await vault.open();
  await vault.remove(ONE);
  expect(bench.kept()).toEqual([NEWER]);
  await bench.clock.advance(HOUR_MS);
  expect(
    news.filter((what) => what === 'kept'),
    'told once',
  ).toHaveLength(1);
  bench.disk.unreadable.clear();
  await bench.clock.advance(HOUR_MS);
  expect(bench.kept()).toEqual([]);
  expect(bench.clock.pending).toBe(0);
});

const SHAPES: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'larger than a store may be': (bytes) => Buffer.concat([bytes, Buffer.alloc(1024 * 1024, ' ')]),
  'torn in UTF-16': (bytes) =>
    Buffer.from(Buffer.from(bytes).toString(), 'utf16le').subarray(0, -3),
  'torn in UTF-16 of the other order': (bytes) =>
    Buffer.from(Buffer.from(bytes).toString(), 'utf16le').swap16().subarray(0, -3),
};

for (const [name, shape] of Object.entries(SHAPES)) {
  fault(66, 'modelled', 'D', `a copy ${name} goes with its sign-in`, async () => {
    const bench = await storedBench('ghu_one');
    bench.disk.entries.set(OLDER, shape(bytesOf(bench)));
    const vault = bench.start(new ChromiumCipher());
    await vault.open();
    await vault.remove(ONE);
    expect(bench.kept()).toEqual([]);
  });
}

fault(66, 'modelled', 'D', 'a copy too large to be searched is told as left', async () => {
  const bench = await storedBench('ghu_one');
  bench.disk.entries.set(OLDER, Buffer.alloc(17 * 1024 * 1024, ' '));
  const vault = bench.start(new ChromiumCipher());
  const news: string[] = [];
  vault.onChange((what) => news.push(what));
  await vault.open();
  await vault.remove(ONE);
  expect(news).toContain('kept');
  vault.forgetKept();
  expect(bench.kept()).toEqual([]);
});
