import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createSettingsStore } from '../../../../src/main/settings/settings.ts';
import { openSettingsDocument } from '../../../../src/main/settings/settings-document.ts';
import type { Mishap } from '../../../../src/shared/mishap.ts';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

function open(store: MemoryStore) {
  const mishaps: Mishap[] = [];
  const document = openSettingsDocument({ store, onMishap: (mishap) => mishaps.push(mishap) });
  return { mishaps, settings: createSettingsStore(document) };
}

describe('the store of the settings', () => {
  it('starts with the defaults and writes nothing by itself', () => {
    const store = createMemoryStore();
    expect(open(store).settings.get()).toEqual(DEFAULT_SETTINGS);
    expect(store.saves).toBe(0);
  });

  it('remembers a change over restarts and tells of it', () => {
    const store = createMemoryStore();
    const { settings } = open(store);
    const heard: string[] = [];
    const stop = settings.onChange(({ language }) => heard.push(language));
    settings.change({ language: 'ja' });
    stop();
    settings.change({ theme: 'dark' });
    expect(heard).toEqual(['ja']);
    expect(open(store).settings.get()).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'ja',
      theme: 'dark',
    });
  });

  it('neither writes nor tells when nothing changes', () => {
    const store = createMemoryStore();
    const { settings } = open(store);
    settings.onChange(() => expect.unreachable('nothing changed'));
    settings.change({ notices: DEFAULT_SETTINGS.notices, hosts: [] });
    expect(store.saves).toBe(0);
  });

  it.each([
    ['clipboardSeconds', -5, 30],
    ['clipboardSeconds', 1e9, 30],
    ['clipboardSeconds', 29.6, 30],
    ['clipboardSeconds', 0.4, 1],
    ['clipboardSeconds', 0, 0],
    ['minimumLifeMinutes', 26, 10],
    ['minimumLifeMinutes', -1, 10],
  ] as const)('takes %s of %d for %d', (field, given, expected) => {
    const { settings } = open(createMemoryStore({ settings: { [field]: given } }));
    expect(settings.get()[field]).toBe(expected);
  });

  it('takes the valid fields of a file and defaults for the rest', () => {
    const stored = {
      startAtLogin: 'yes',
      clipboardSeconds: Number.NaN,
      language: 'fr',
      theme: 'dark',
      hosts: ['Octocorp.GHE.com ', 'octocorp.ghe.com', 'java script', 7, 'ghes.example:8443'],
      clientId: 'has spaces',
      introductionSeen: true,
    };
    const { settings, mishaps } = open(createMemoryStore({ version: 1, settings: stored }));
    expect(settings.get()).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      hosts: ['octocorp.ghe.com'],
      introductionSeen: true,
    });
    expect(mishaps).toEqual([]);
  });

  it('keeps the earlier value when a change makes no sense', () => {
    const { settings } = open(createMemoryStore());
    settings.change({ clientId: 'Iv1.good' });
    settings.change({ clientId: 'not good', clipboardSeconds: Number.POSITIVE_INFINITY });
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, clientId: 'Iv1.good' });
  });

  it('leaves what a newer version added', () => {
    const added = { version: 2, settings: { colour: 'blue', theme: 'dark' }, more: [1] };
    const store = createMemoryStore(added);
    open(store).settings.change({ theme: 'light' });
    expect(store.found).toMatchObject({
      document: { version: 2, more: [1], settings: { colour: 'blue', theme: 'light' } },
    });
  });

  it('starts with the defaults and says so when the file was set aside', () => {
    const store = createMemoryStore();
    store.found = { kind: 'setAside' };
    const { settings, mishaps } = open(store);
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    expect(mishaps).toEqual(['settingsSetAside']);
  });

  it('goes on from memory and says so when the file cannot be written', () => {
    const store = createMemoryStore();
    store.isReadOnly = true;
    const { settings, mishaps } = open(store);
    settings.change({ theme: 'dark' });
    expect(settings.get().theme).toBe('dark');
    expect(mishaps).toEqual(['settingsNotSaved']);
  });

  it('never replaces a file that it could not read', () => {
    const store = createMemoryStore();
    store.found = { kind: 'unreachable', code: 'EIO' };
    const { settings, mishaps } = open(store);
    settings.change({ theme: 'dark' });
    expect(settings.get().theme).toBe('dark');
    expect(mishaps).toEqual(['settingsNotSaved', 'settingsNotSaved']);
    expect(store.saves).toBe(0);
  });

  it('makes valid settings of any file', () => {
    const valid = (file: unknown) => open(createMemoryStore({ settings: file })).settings.get();
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.object({ key: fc.constantFrom(...names) })),
        (file) => {
          const settings = valid(file);
          expect(valid(settings)).toEqual(settings);
          expect(settings.clipboardSeconds).toBeGreaterThanOrEqual(0);
          expect(settings.clipboardSeconds).toBeLessThanOrEqual(600);
          expect(Object.keys(settings).sort()).toEqual(names.toSorted());
        },
      ),
    );
  });
});

const names = Object.keys(DEFAULT_SETTINGS);
