import type { Document, DocumentStore, FoundFile } from '../../../../src/main/store/ports.ts';

/** A settings file that exists only in a test. */
export interface MemoryStore extends DocumentStore {
  found: FoundFile;
  isReadOnly: boolean;
  saves: number;
}

export function createMemoryStore(document: Document | null = null): MemoryStore {
  const done = { kind: 'done' } as const;
  const store: MemoryStore = {
    found: document === null ? { kind: 'absent' } : { kind: 'document', document },
    isReadOnly: false,
    saves: 0,
    load: () => ({
      file: store.found,
      backup: { kind: 'absent' },
      leftovers: [],
      leftoverCode: null,
    }),
    save(next) {
      if (store.isReadOnly) return { kind: 'failed', code: 'EROFS' };
      store.saves += 1;
      // What goes through a file comes back as JSON.
      const written: Document = JSON.parse(JSON.stringify(next));
      store.found = { kind: 'document', document: written };
      return { kind: 'saved', document: written };
    },
    backUp: () => done,
    overwrite: () => done,
    keep: () => done,
    kept: () => [],
    forget: () => done,
    sweep: () => done,
    erase: () => done,
  };
  return store;
}
