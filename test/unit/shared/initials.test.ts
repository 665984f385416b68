import { describe, expect, test } from 'vitest';
import { initials } from '../../../src/shared/format/initials.ts';

describe('initials', () => {
  test('come from the first and the last name', () => {
    expect(initials('Hana Mori', 'x')).toBe('HM');
    expect(initials('ada king lovelace', 'x')).toBe('AL');
    expect(initials('  Plato ', 'x')).toBe('P');
  });

  test('come from the login when there is no name', () => {
    expect(initials(null, 'octo-cat')).toBe('OC');
    expect(initials('', 'hmori_octocorp')).toBe('HO');
  });

  test('do not cut a letter in half', () => {
    expect(initials('𠮷田 花', 'x')).toBe('𠮷花');
  });

  test('are a question mark when nothing is known', () => {
    expect(initials(null, '')).toBe('?');
  });
});
