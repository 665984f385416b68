import * as fc from 'fast-check';
import { expect } from 'vitest';

import type { Vault } from '../../src/main/ports.ts';
import { ChromiumCipher } from '../support/chromium-cipher.ts';
import { sized } from '../support/size.ts';
import { MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { type Bench, tokens } from '../support/vault/bench.ts';
import { fault } from './fault.ts';
import { createBench, recordOf, storedBench } from './search/stores.ts';

/** What can happen to a vault between a start and a quit. */
type Happening =
  | { readonly kind: 'put' | 'remove'; readonly account: number }
  | { readonly kind: 'diskFull' | 'diskWell' | 'keyringSilent' | 'keyringAnswers' }
  | { readonly kind: 'pass'; readonly spanMs: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constantFrom('put', 'remove'), account: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('diskFull', 'diskWell', 'keyringSilent', 'keyringAnswers') }),
  fc.record({ kind: fc.constant('pass'), spanMs: fc.constantFrom(0, SECOND_MS, MINUTE_MS) }),
);

/** Everything that the observations began with: a sign-out, a renewed pair, a back-off; also one after the other. */
const CORPUS: readonly (readonly Happening[])[] = [
  [{ kind: 'keyringSilent' }, { kind: 'remove', account: 1 }],
  [{ kind: 'keyringSilent' }, { kind: 'put', account: 1 }],
  [{ kind: 'diskFull' }, { kind: 'put', account: 1 }, { kind: 'pass', spanMs: MINUTE_MS }],
  [{ kind: 'diskFull' }, { kind: 'put', account: 2 }, { kind: 'remove', account: 1 }],
];

/** One run of the app on this disk. */
function createRun(bench: Bench, cipher: ChromiumCipher, vault: Vault) {
  let count = 0;

  async function happens(one: Happening): Promise<void> {
    switch (one.kind) {
      case 'put':
        count += 1;
        void vault.put(recordOf(`ghu_${count}`, `github.com/${one.account}`));
        break;
      case 'remove':
        void vault.remove(`github.com/${one.account}`);
        break;
      case 'diskFull':
        bench.disk.refusal = { code: 'ENOSPC', at: ['write'] };
        break;
      case 'diskWell':
        bench.disk.refusal = null;
        break;
      case 'keyringSilent':
        cipher.isSilent = true;
        break;
      case 'keyringAnswers':
        cipher.answer();
        break;
      case 'pass':
        await bench.clock.advance(one.spanMs);
        return;
    }
    await bench.clock.advance(0);
  }

  return { happens };
}

/** What a start on a disk like this one would find. */
async function nextStart({ disk }: Bench): Promise<readonly string[]> {
  const next = createBench();
  for (const [name, bytes] of disk.entries) next.disk.entries.set(name, bytes);
  return next.tokensOf(new ChromiumCipher());
}

async function startStored() {
  const bench = await storedBench('ghu_old');
  const cipher = new ChromiumCipher();
  const vault = bench.start(cipher);
  await vault.open();
  return { bench, cipher, vault };
}

/** Waits for the flush. Hardly any time passes, so that no retry by itself can do its work. */
async function flush(bench: Bench, vault: Vault): Promise<void> {
  const flushed = vault.flush();
  await bench.clock.advance(1);
  await flushed;
}

fault(
  59,
  'modelled',
  'GDU',
  'whatever was owed, quit brings it to a disk and a keyring that take it; until then none is called safe',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 12 }), async (happenings) => {
        const { bench, cipher, vault } = await startStored();
        const run = createRun(bench, cipher, vault);
        for (const one of happenings) {
          await run.happens(one);
          const isCalledSafe = vault.status().kind === 'protected';
          if (isCalledSafe) expect(await nextStart(bench)).toEqual(tokens(vault));
        }
        await run.happens({ kind: 'diskWell' });
        await run.happens({ kind: 'keyringAnswers' });
        await flush(bench, vault);
        expect(vault.status().kind).toBe('protected');
        expect(await nextStart(bench)).toEqual(tokens(vault));
      }),
      { numRuns: sized(25, 500), examples: CORPUS.map((happenings) => [[...happenings]]) },
    );
  },
);

fault(
  59,
  'modelled',
  'GU',
  'a renewed pair that waits for a freed disk is written at quit',
  async () => {
    const { bench, vault } = await startStored();
    bench.disk.refusal = { code: 'ENOSPC', at: ['write'] };
    await vault.put(recordOf('ghu_renewed'));
    await bench.clock.advance(10 * MINUTE_MS);
    bench.disk.refusal = null;
    expect(vault.status()).toEqual({ kind: 'memory', reason: 'readOnly' });
    await flush(bench, vault);
    expect(vault.status()).toEqual({ kind: 'protected' });
    expect(await nextStart(bench)).toEqual(['ghu_renewed']);
    expect(bench.clock.pending).toBe(0);
  },
);

fault(
  59,
  'modelled',
  'DU',
  'a sign-out that the keyring owes is told as owed, and done at quit',
  async () => {
    const { bench, cipher, vault } = await startStored();
    cipher.isSilent = true;
    void vault.remove('github.com/1');
    expect(vault.status()).toEqual({ kind: 'saving' });
    const flushed = vault.flush();
    await bench.clock.advance(9 * SECOND_MS);
    expect(await nextStart(bench)).toEqual(['ghu_old']);
    cipher.answer();
    await flushed;
    expect(vault.status()).toEqual({ kind: 'protected' });
    expect(await nextStart(bench)).toEqual([]);
  },
);

fault(59, 'modelled', 'U', 'a keyring that never answers keeps nobody from quitting', async () => {
  const { bench, cipher, vault } = await startStored();
  cipher.isSilent = true;
  void vault.put(recordOf('ghu_renewed'));
  const flushed = vault.flush();
  await bench.clock.advance(10 * SECOND_MS);
  await flushed;
  expect(vault.status()).toEqual({ kind: 'memory', reason: 'waiting' });
});

fault(59, 'modelled', 'U', 'with nothing owed, quit asks nothing of disk and keyring', async () => {
  const { bench, cipher, vault } = await startStored();
  cipher.calls.length = 0;
  cipher.isSilent = true;
  const { writes } = bench.disk;
  await vault.flush();
  expect([cipher.calls, bench.disk.writes]).toEqual([[], writes]);
});
