import { describe, expect, it } from 'vitest';
import type { ExchangeHistory } from '../../../../src/main/ports.ts';
import { createAccountNotes } from '../../../../src/main/settings/account-notes.ts';
import { openSettingsDocument } from '../../../../src/main/settings/settings-document.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

const KEY = 'github.com/583231';
const exchange: ExchangeHistory = {
  clientId: 'Iv1.b507a08c87ecfe98',
  firstTokenAtMs: 1,
  lastTokenAtMs: 2,
  gone: { sinceMs: 3, forMs: 1, heardAtMs: 4, times: 1 },
};

function open(store: MemoryStore = createMemoryStore()) {
  const mishaps: string[] = [];
  const document = openSettingsDocument({ store, onMishap: (mishap) => mishaps.push(mishap) });
  return { store, mishaps, notes: createAccountNotes(document) };
}

describe('what is remembered of an account', () => {
  it('is nothing at first, and outlives a restart', () => {
    const { store, notes } = open();
    expect(notes.of(KEY).exchange).toBeNull();
    notes.change(KEY, { exchange });
    expect(open(store).notes.of(KEY).exchange).toEqual(exchange);
  });

  it('goes with the account', () => {
    const { store, notes } = open();
    notes.change(KEY, { exchange });
    notes.forget(KEY);
    expect(JSON.stringify(store.found)).not.toContain(KEY);
    const { saves } = store;
    notes.forget(KEY);
    expect(store.saves).toBe(saves);
  });

  it('is of the newest accounts, where there are more than anybody has', () => {
    const { store, notes } = open();
    for (let id = 0; id < 100; id += 1) notes.change(`github.com/${id}`, { exchange });
    const again = open(store).notes;
    expect(again.of('github.com/99').exchange).toEqual(exchange);
    expect(again.of('github.com/0').exchange).toBeNull();
  });

  it('costs no word where the disk refuses it: nobody has chosen anything', () => {
    const { store, mishaps, notes } = open();
    store.isReadOnly = true;
    notes.change(KEY, { exchange });
    expect(mishaps).toEqual([]);
    expect(notes.of(KEY).exchange).toEqual(exchange);
  });

  it.each([7, [], 'x', { [KEY]: 7 }, { [KEY]: { exchange: { firstTokenAtMs: 'x' } } }])(
    'is nothing where the file has %j',
    (accounts) => {
      const { notes } = open(createMemoryStore({ version: 1, accounts }));
      expect(notes.of(KEY).exchange).toBeNull();
      notes.change(KEY, { exchange });
      expect(notes.of(KEY).exchange).toEqual(exchange);
    },
  );
});
