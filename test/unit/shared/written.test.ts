import { assert, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enWindow } from '../../../src/shared/messages/en-window.ts';
import { jaWindow } from '../../../src/shared/messages/ja-window.ts';
import { readMessages, writeMessages } from '../../../src/shared/messages/written.ts';

/** What every phrase of a catalogue says of these facts, by its path. */
function said(words: unknown, facts: readonly string[], path = ''): readonly string[] {
  if (typeof words === 'function') return [`${path}: ${Reflect.apply(words, null, facts)}`];
  if (typeof words !== 'object' || words === null) return [`${path}: ${String(words)}`];
  return Object.entries(words).flatMap(([name, inner]) => said(inner, facts, `${path}.${name}`));
}

describe('a catalogue that crossed the bridge', () => {
  test.each([
    ['English', enWindow],
    ['Japanese', jaWindow],
  ])('says in %s what it said before, of any facts', (_language, catalogue) => {
    const crossed = structuredClone(writeMessages<object>(catalogue));
    const again = readMessages<object>(crossed);
    assert(
      property(tuple(string(), string(), string()), (facts) => {
        expect(said(again, facts)).toEqual(said(catalogue, facts));
      }),
    );
  });

  test('puts each fact in its blank, however often and in whatever order', () => {
    const words = { of: (first: string, second: string) => `${second}, ${first}, ${second}` };
    expect(writeMessages(words)).toEqual({ of: '\uE001, \uE000, \uE001' });
    expect(readMessages<typeof words>(writeMessages(words)).of('a $& a', '$1')).toBe(
      '$1, a $& a, $1',
    );
  });

  test('fills no blank that a fact brings along', () => {
    const words = { of: (first: string, second: string) => `${first} ${second}` };
    expect(readMessages<typeof words>(writeMessages(words)).of('\uE001', 'b')).toBe('\uE001 b');
  });
});
