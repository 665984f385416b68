import { describe, expect, it } from 'vitest';
import { openSettingsDocument } from '../../../../src/main/settings/settings-document.ts';
import { createUpdateNote } from '../../../../src/main/settings/update-note.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

const NOTHING = { askedAtMs: null, aheadAtMs: null, newest: null, told: null };

function open(store: MemoryStore = createMemoryStore()) {
  const mishaps: string[] = [];
  const document = openSettingsDocument({ store, onMishap: (mishap) => mishaps.push(mishap) });
  return { store, mishaps, note: createUpdateNote(document) };
}

describe('what is remembered of newer versions', () => {
  it('is nothing at first, and outlives a restart', () => {
    const { store, note } = open();
    expect(note.get()).toEqual(NOTHING);
    expect(note.change({ askedAtMs: 7, aheadAtMs: 9 })).toBe(true);
    note.change({ newest: '1.1.0', told: '1.0.1' });
    expect(open(store).note.get()).toEqual({
      askedAtMs: 7,
      aheadAtMs: 9,
      newest: '1.1.0',
      told: '1.0.1',
    });
  });

  it('is in force even where it cannot be saved, which is no mishap, and said', () => {
    const { store, mishaps, note } = open();
    store.isReadOnly = true;
    expect(note.change({ askedAtMs: 7 })).toBe(false);
    expect(note.get().askedAtMs).toBe(7);
    expect(mishaps).toEqual([]);
  });

  it.each([
    ['no object', 'yesterday', NOTHING],
    ['an address in the place of a version', { newest: 'https://evil.example/' }, NOTHING],
    ['a way up in the place of a version', { newest: '1.0.0/../../../evil' }, NOTHING],
    ['an instant that is none', { askedAtMs: 'now', newest: '1.1.0' }, { newest: '1.1.0' }],
    ['one field that makes no sense', { askedAtMs: 7, told: 1 }, { askedAtMs: 7 }],
  ])('holds nothing that somebody has made of the file: %s', (_, updates, kept) => {
    const { note } = open(createMemoryStore({ version: 1, updates }));
    expect(note.get()).toEqual({ ...NOTHING, ...kept });
  });
});
