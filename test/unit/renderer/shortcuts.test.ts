import { describe, expect, it } from 'vitest';
import { type Key, keysOf, shortcutOf } from '../../../src/renderer/shortcuts.ts';

const plain: Key = { key: 'c', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const copy = { kind: 'press', button: 'copy' };

describe('a key with the modifier of the system', () => {
  it.each([
    ['c', copy],
    ['C', copy],
    ['r', { kind: 'press', button: 'renew' }],
    [',', { kind: 'press', button: 'settings' }],
    ['1', { kind: 'account', index: 0 }],
    ['9', { kind: 'account', index: 8 }],
    ['0', null],
    ['x', null],
  ])('%s asks for %o', (key, asked) => {
    expect(shortcutOf({ ...plain, key, ctrlKey: true }, 'linux')).toEqual(asked);
    expect(shortcutOf({ ...plain, key, ctrlKey: true }, 'windows')).toEqual(asked);
    expect(shortcutOf({ ...plain, key, metaKey: true }, 'mac')).toEqual(asked);
  });

  it.each([
    ['alone', plain, 'linux'],
    ['of another system', { ...plain, metaKey: true }, 'linux'],
    ['of another system', { ...plain, ctrlKey: true }, 'mac'],
    [
      'with Shift, which opens tools elsewhere',
      { ...plain, ctrlKey: true, shiftKey: true },
      'linux',
    ],
    ['with Alt, which writes signs', { ...plain, ctrlKey: true, altKey: true }, 'windows'],
  ] as const)('%s asks for nothing', (_how, key, platform) => {
    expect(shortcutOf(key, platform)).toBeNull();
  });

  it('is written as the system writes it', () => {
    expect(keysOf('copy', 'mac')).toBe('⌘C');
    expect(keysOf('settings', 'windows')).toBe('Ctrl+,');
  });
});
