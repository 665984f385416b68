import { describe, expect, it } from 'vitest';

import { createGrantLedger } from '../../../../src/main/settings/recent-grants.ts';
import { createSettingsStore } from '../../../../src/main/settings/settings.ts';
import { openSettingsDocument } from '../../../../src/main/settings/settings-document.ts';
import { HOUR_MS } from '../../../support/time-units.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

const NOW_MS = Date.UTC(2026, 0, 1);
const TEN_YEARS_MS = 10 * 365 * 24 * HOUR_MS;
const HOST = 'github.com';

function open(store: MemoryStore = createMemoryStore()) {
  const document = openSettingsDocument({ store, onMishap: () => undefined });
  return { store, document, ledger: createGrantLedger(document) };
}

describe('the list of recent grants', () => {
  it('knows the grants of the last hour, oldest first, each host by itself', () => {
    const { ledger } = open();
    ledger.record(HOST, NOW_MS);
    ledger.record(HOST, NOW_MS + 1_000);
    ledger.record('octocorp.ghe.com', NOW_MS + 2_000);
    expect(ledger.recent(HOST, NOW_MS + 3_000)).toEqual([NOW_MS, NOW_MS + 1_000]);
    expect(ledger.recent(HOST, NOW_MS + HOUR_MS)).toEqual([NOW_MS + 1_000]);
    expect(ledger.recent('other.example', NOW_MS)).toEqual([]);
  });

  it('remembers over restarts, beside the settings', () => {
    const { store, document, ledger } = open();
    ledger.record(HOST, NOW_MS);
    createSettingsStore(document).change({ theme: 'dark' });
    expect(open(store).ledger.recent(HOST, NOW_MS)).toEqual([NOW_MS]);
    expect(createSettingsStore(open(store).document).get().theme).toBe('dark');
  });

  it('counts a grant from the future as of now: a clock set back opens no way round the limit', () => {
    const { store, ledger } = open();
    ledger.record(HOST, NOW_MS);
    expect(ledger.recent(HOST, NOW_MS - TEN_YEARS_MS)).toEqual([NOW_MS - TEN_YEARS_MS]);
    expect(open(store).ledger.recent(HOST, NOW_MS - TEN_YEARS_MS + 1)).toHaveLength(1);
  });

  it('lets a grant from the future go after an hour: a clock put right locks nobody out', () => {
    const { store, ledger } = open();
    ledger.record(HOST, NOW_MS + TEN_YEARS_MS);
    expect(ledger.recent(HOST, NOW_MS)).toHaveLength(1);
    expect(open(store).ledger.recent(HOST, NOW_MS + HOUR_MS - 1)).toHaveLength(1);
    expect(open(store).ledger.recent(HOST, NOW_MS + HOUR_MS)).toEqual([]);
  });

  it('stays small', () => {
    const { store, ledger } = open();
    for (let count = 0; count < 500; count += 1) {
      ledger.record(HOST, NOW_MS + count);
      ledger.record(`${count}.example`, NOW_MS + count);
    }
    expect(ledger.recent(HOST, NOW_MS + 500)).toHaveLength(20);
    expect(JSON.stringify(store.found).length).toBeLessThan(10_000);
    expect(open(store).ledger.recent(HOST, NOW_MS + 500)).toHaveLength(20);
  });

  it.each([
    'grants',
    [1],
    { 'github.com': 'now' },
    { 'github.com': [null, 'x', {}] },
    { __proto__: [1] },
  ])('starts empty from a section that makes no sense: %j', (grants) => {
    const { ledger } = open(createMemoryStore({ version: 1, grants }));
    expect(ledger.recent(HOST, NOW_MS)).toEqual([]);
    ledger.record(HOST, NOW_MS);
    expect(ledger.recent(HOST, NOW_MS)).toEqual([NOW_MS]);
  });
});
