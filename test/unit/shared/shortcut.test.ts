import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/shared/platform.ts';
import {
  type KeyPress,
  readPress,
  shortcutFault,
  shortcutLabel,
} from '../../../src/shared/shortcut.ts';

const UP: KeyPress = {
  key: 'c',
  code: 'KeyC',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  altGraph: false,
};

const press = (change: Partial<KeyPress>, platform: Platform = 'linux') =>
  readPress({ ...UP, ...change }, platform);

describe('the keys that are pressed in the field', () => {
  it('are a combination once a key comes with Ctrl and Alt, in one order', () => {
    expect(press({ key: 'Control', ctrlKey: true })).toEqual({ kind: 'held' });
    expect(press({ altKey: true, ctrlKey: true })).toEqual({
      kind: 'shortcut',
      shortcut: 'Control+Alt+C',
    });
    expect(press({ metaKey: true, shiftKey: true, ctrlKey: true, key: 'F13' }, 'mac')).toEqual({
      kind: 'shortcut',
      shortcut: 'Control+Shift+Command+F13',
    });
  });

  it('go by what is written on the key, and on macOS by its place', () => {
    const azerty = { key: 'a', code: 'KeyQ', ctrlKey: true, altKey: true };
    expect(press(azerty, 'windows')).toMatchObject({ shortcut: 'Control+Alt+A' });
    expect(press({ ...azerty, key: 'æ' }, 'mac')).toMatchObject({ shortcut: 'Control+Alt+Q' });
    const cyrillic = { key: 'с', code: 'KeyC', ctrlKey: true, altKey: true };
    expect(press(cyrillic)).toMatchObject({ shortcut: 'Control+Alt+C' });
    const shifted = { key: '!', code: 'Digit1', ctrlKey: true, shiftKey: true, altKey: true };
    expect(press(shifted)).toMatchObject({ shortcut: 'Control+Alt+Shift+1' });
  });

  it.each([
    ['a key alone', {}, 'linux', 'needsModifier'],
    ['a key with Shift alone', { shiftKey: true, key: 'C' }, 'linux', 'needsModifier'],
    ['a function key alone', { key: 'F5', code: 'F5' }, 'mac', 'needsModifier'],
    ['a key of the system', { metaKey: true }, 'windows', 'systemKey'],
    ['AltGr', { altGraph: true, ctrlKey: true, altKey: true }, 'windows', 'typesCharacter'],
    ['Option alone, which types', { altKey: true, key: 'ç' }, 'mac', 'typesCharacter'],
    ['a sign', { ctrlKey: true, key: ',', code: 'Comma' }, 'linux', 'otherKey'],
    ['Enter', { ctrlKey: true, altKey: true, key: 'Enter', code: 'Enter' }, 'linux', 'otherKey'],
    ['copying', { ctrlKey: true }, 'windows', 'usedByPrograms'],
    ['copying on macOS', { metaKey: true }, 'mac', 'usedByPrograms'],
    ['what ends a program in a terminal', { ctrlKey: true }, 'mac', 'usedByPrograms'],
    ['copying in a terminal', { ctrlKey: true, shiftKey: true }, 'linux', 'usedByPrograms'],
    ['redo', { metaKey: true, shiftKey: true, key: 'z', code: 'KeyZ' }, 'mac', 'usedByPrograms'],
    ['a tab by its number', { ctrlKey: true, key: '1', code: 'Digit1' }, 'linux', 'usedByPrograms'],
    [
      'a picture of the screen',
      { metaKey: true, shiftKey: true, key: '4', code: 'Digit4' },
      'mac',
      'usedByPrograms',
    ],
    ['closing a window', { altKey: true, key: 'F4', code: 'F4' }, 'windows', 'usedByPrograms'],
  ] as const)('are refused in words: %s', (_, change, platform, fault) => {
    expect(press(change, platform)).toEqual({ kind: 'wrong', fault });
  });
});

describe('a combination from a file', () => {
  it.each([
    '',
    'C',
    'Alt',
    'Alt+Control+C',
    'Control+Alt+Enter',
    'control+alt+c',
    'Control+Alt+C ',
  ])('is none: %j', (text) => {
    expect(shortcutFault(text, 'linux')).not.toBeNull();
  });

  it('may be one on another system alone', () => {
    expect(shortcutFault('Control+Command+C', 'mac')).toBeNull();
    expect(shortcutFault('Control+Command+C', 'linux')).toBe('systemKey');
    expect(shortcutFault('Alt+C', 'linux')).toBeNull();
    expect(shortcutFault('Alt+C', 'mac')).toBe('typesCharacter');
  });
});

it('is written as the desktop writes it', () => {
  expect(shortcutLabel('Control+Alt+Shift+Command+F1', 'mac')).toBe('⌃⌥⇧⌘F1');
  expect(shortcutLabel('Control+Alt+Shift+C', 'windows')).toBe('Ctrl+Alt+Shift+C');
});
