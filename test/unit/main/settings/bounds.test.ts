import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ipcArguments } from '../../../../src/main/commands/arguments.ts';
import { createSettingsStore } from '../../../../src/main/settings/settings.ts';
import { openSettingsDocument } from '../../../../src/main/settings/settings-document.ts';
import { DEFAULT_SETTINGS, type SettingsChange } from '../../../../src/shared/settings.ts';
import * as bounds from '../../../../src/shared/settings-bounds.ts';
import { createMemoryStore } from './memory-store.ts';

const isRequested = (change: SettingsChange): boolean =>
  v.safeParse(ipcArguments['settings:change'], change).success;

/** What is in force after a change, and again after a restart. */
function kept(change: SettingsChange): SettingsChange {
  const store = createMemoryStore();
  const open = () =>
    createSettingsStore(openSettingsDocument({ store, onMishap: () => undefined }));
  open().change(change);
  return open().get();
}

const host = (index: number): string => `ghes-${index}.example`;
const hosts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => host(i));
const longHost = `${'a.'.repeat(bounds.MAXIMUM_HOST_LENGTH / 2)}b`;

/** The last value that fits, and the first that does not. */
const EDGES: readonly (readonly [keyof SettingsChange, SettingsChange, SettingsChange])[] = [
  [
    'clipboardSeconds',
    { clipboardSeconds: bounds.MAXIMUM_CLIPBOARD_SECONDS },
    { clipboardSeconds: bounds.MAXIMUM_CLIPBOARD_SECONDS + 1 },
  ],
  ['clipboardSeconds', { clipboardSeconds: 0 }, { clipboardSeconds: -1 }],
  [
    'minimumLifeMinutes',
    { minimumLifeMinutes: bounds.MAXIMUM_MINIMUM_LIFE_MINUTES },
    { minimumLifeMinutes: bounds.MAXIMUM_MINIMUM_LIFE_MINUTES + 1 },
  ],
  ['textSize', { textSize: bounds.MAXIMUM_TEXT_SIZE }, { textSize: bounds.MAXIMUM_TEXT_SIZE + 1 }],
  ['textSize', { textSize: bounds.MINIMUM_TEXT_SIZE }, { textSize: bounds.MINIMUM_TEXT_SIZE - 1 }],
  ['hosts', { hosts: hosts(bounds.MAXIMUM_HOSTS) }, { hosts: hosts(bounds.MAXIMUM_HOSTS + 1) }],
  ['hosts', { hosts: [longHost] }, { hosts: [`${longHost}b`] }],
  ['clientId', { clientId: 'a'.repeat(128) }, { clientId: 'a'.repeat(129) }],
];

describe('the bounds of a setting', () => {
  it.each(EDGES)('are the same for a request and for the file: %s', (field, fits, exceeds) => {
    expect(isRequested(fits)).toBe(true);
    expect(kept(fits)[field]).toEqual(fits[field]);
    expect(isRequested(exceeds)).toBe(false);
    expect(kept(exceeds)[field]).not.toEqual(exceeds[field]);
  });

  it.each([
    ...bounds.OFFERED_CLIPBOARD_SECONDS.map((clipboardSeconds) => ({ clipboardSeconds })),
    ...bounds.OFFERED_MINIMUM_LIFE_MINUTES.map((minimumLifeMinutes) => ({ minimumLifeMinutes })),
    ...bounds.LANGUAGE_CHOICES.map((language) => ({ language })),
    ...bounds.THEME_CHOICES.map((theme) => ({ theme })),
    ...bounds.TRAY_ICON_CHOICES.map((trayIcon) => ({ trayIcon })),
  ])('leave whatever the window offers as it is: %o', (offered) => {
    expect(isRequested(offered)).toBe(true);
    expect(kept(offered)).toMatchObject(offered);
  });

  it('offer what is the default', () => {
    expect(bounds.OFFERED_CLIPBOARD_SECONDS).toContain(DEFAULT_SETTINGS.clipboardSeconds);
    expect(bounds.OFFERED_MINIMUM_LIFE_MINUTES).toContain(DEFAULT_SETTINGS.minimumLifeMinutes);
  });

  it('let whatever a file holds be sent back by the window', () => {
    const field = fc.constantFrom(...Object.keys(DEFAULT_SETTINGS));
    const file = fc.dictionary(field, fc.oneof(fc.anything(), fc.double(), fc.array(fc.domain())));
    fc.assert(
      fc.property(file, (settings) => {
        const { startAtLogin, notices, clipboardSeconds, minimumLifeMinutes, ...rest } =
          kept(settings);
        const { language, theme, trayIcon, showInDock, hosts: all, clientId } = rest;
        const numbers = { clipboardSeconds, minimumLifeMinutes };
        const looks = { language, theme, trayIcon, showInDock };
        const sent = { startAtLogin, notices, ...numbers, ...looks, hosts: all, clientId };
        expect(isRequested(sent as SettingsChange)).toBe(true);
      }),
    );
  });
});
