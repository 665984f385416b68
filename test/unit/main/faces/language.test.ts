import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../src/main/faces/language.ts';

describe('the language in force', () => {
  it('is the chosen one, whatever the system prefers', () => {
    expect(languageOf('en', ['ja-JP'])).toBe('en');
    expect(languageOf('ja', ['en-GB'])).toBe('ja');
  });

  it.each([
    [['jam'], 'en'],
    [['jam-JM', 'ja-JP'], 'en'],
    [['jav'], 'en'],
    [['JA'], 'ja'],
    [['ja-Hira-JP'], 'ja'],
    [['ja_JP.UTF-8'], 'ja'],
    [['ja-JP', 'en-US'], 'ja'],
    [['ja'], 'ja'],
    [['en-US', 'ja-JP'], 'en'],
    [['de-DE', 'ja-JP'], 'en'],
    [[], 'en'],
  ] as const)('of a system that prefers %j is %s', (preferred, language) => {
    expect(languageOf('system', preferred)).toBe(language);
  });
});
