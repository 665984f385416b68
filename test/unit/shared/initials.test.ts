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

  test.each([
    ['Hana Mori (she/her)', 'HM'],
    ['(she/her)', 'S'],
    ['Mori [away] Hana', 'MH'],
    ['👩‍👩‍👧 Mori', 'M'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['🇯🇵 🇩🇪', '🇯🇵'],
    ['ßtraße ünal', 'ßÜ'],
    ['한글'.normalize('NFD'), '한'.normalize('NFD')],
    ['e\u0301mile zola', 'E\u0301Z'],
    ['ﬁona', 'ﬁ'],
    ['„Mona“ ¡Lisa!', 'ML'],
    [`a${'\u0301'.repeat(119)}`, 'A\u0301\u0301'],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name, 'x')).toBe(expected);
  });

  test.each(['\u3164', '\u2800\u2800', '\ufe0f', '\u200b', '\u0301', '()', '\u034f '])(
    'come from the login when the name cannot be seen: %j',
    (name) => {
      expect(initials(name, 'octo-cat')).toBe(name === '()' ? '(' : 'OC');
    },
  );

  test('are a question mark when nothing is known', () => {
    expect(initials(null, '')).toBe('?');
  });
});
