import { describe, expect, it } from 'vitest';

import { toDocument } from '../../../../src/main/vault/sealed-document.ts';
import { ChromiumCipher, seal } from '../../../support/chromium-cipher.ts';
import {
  createBench,
  FILE,
  recordOf,
  snapshot,
  storedBench,
} from '../../../support/vault/bench.ts';

describe('the vault before a public and a guarded key', () => {
  it('replaces no guarded ciphertext by a public one, even while it can still read it', async () => {
    const bench = await storedBench('ghu_old');
    const before = snapshot(bench);
    const cipher = new ChromiumCipher('v11', 'v10');
    const vault = bench.start(cipher, { isUnprotectedAllowed: true });
    await vault.open();
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual({ kind: 'memory', reason: 'unavailable' });
    expect(snapshot(bench)).toEqual(before);
  });

  it('says that storage is unprotected from the moment of consent, with nothing to store yet', async () => {
    const bench = createBench();
    const vault = bench.start(new ChromiumCipher('v10'));
    await vault.open();
    await vault.allowUnprotected(true);
    expect(vault.status()).toEqual({ kind: 'unprotected' });
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual({ kind: 'unprotected' });
  });

  it('moves from the public key to a guarded one as soon as there is one', async () => {
    const consent = { isUnprotectedAllowed: true };
    const bench = await storedBench('ghu_old', new ChromiumCipher('v10'), consent);
    const vault = bench.start(new ChromiumCipher('v10', 'v11'), consent);
    await vault.open();
    expect(vault.status()).toEqual({ kind: 'protected' });
    expect(await bench.tokensOf(new ChromiumCipher('v11'))).toEqual(['ghu_old']);
  });

  it('believes a document that says it is newer when its ciphertext is in another frame', async () => {
    const bench = createBench();
    const current = seal('a frame of another kind', 'v11');
    const document = { ...toDocument({ current, previous: null }), version: 2 };
    bench.disk.entries.set(FILE, Buffer.from(JSON.stringify(document)));
    const before = snapshot(bench);
    const vault = bench.start(new ChromiumCipher());
    await vault.put(recordOf('ghu_new'));
    expect(vault.status()).toEqual({ kind: 'memory', reason: 'newer' });
    expect(snapshot(bench)).toEqual(before);
  });
});
