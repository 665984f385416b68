import { describe, expect, it } from 'vitest';

import { BACKUP, createBench, FILE } from '../../../support/vault/bench.ts';

const DOCUMENT = { version: 1, text: 'one' };

describe('the file of a document', () => {
  it('says that nothing was saved when the file holds something else afterwards', () => {
    const { disk, store } = createBench();
    const file = store();
    expect(file.save(DOCUMENT)).toEqual({ kind: 'saved', document: DOCUMENT });
    disk.isForgetful = true;
    expect(file.save({ ...DOCUMENT, text: 'two' })).toEqual({ kind: 'failed', code: 'MISMATCH' });
  });

  it('takes no list, text or number for a document, and keeps what it found', () => {
    for (const content of ['[]', '"text"', '1', 'null', '', '{"a":']) {
      const { disk, store, kept } = createBench();
      disk.entries.set(FILE, Buffer.from(content));
      expect(store().load().file, content).toEqual({ kind: 'setAside' });
      const copies = kept().map((name) => Buffer.from(disk.entries.get(name) ?? []).toString());
      expect(copies, content).toEqual([content]);
    }
  });

  it('finds a new name for each file that it sets aside at the same moment', () => {
    const { disk, store, kept } = createBench();
    for (const content of ['first', 'second', 'third']) {
      disk.entries.set(FILE, Buffer.from(content));
      store().load();
    }
    expect(new Set(kept()).size).toBe(3);
  });

  it('has no backup of a file that it cannot read', () => {
    const { disk, store } = createBench();
    const file = store();
    file.save(DOCUMENT);
    expect(file.backUp()).toEqual({ kind: 'done' });
    disk.entries.delete(FILE);
    expect(file.backUp()).toEqual({ kind: 'failed', code: 'MISMATCH' });
    expect(disk.entries.has(BACKUP)).toBe(true);
  });

  it('deletes file and backup, and nothing else', () => {
    const { disk, store } = createBench();
    const file = store();
    file.save(DOCUMENT);
    file.backUp();
    disk.entries.set('/data/other.json', new Uint8Array());
    expect(file.erase()).toEqual({ kind: 'done' });
    expect([...disk.entries.keys()]).toEqual(['/data/other.json']);
  });
});
