import { describe, expect, it } from 'vitest';
import { SAME_IN_BOTH } from '../../support/size.ts';
import { importsOf } from './imports.ts';
import { sourcesIn } from './sources.ts';

const SIZE = 'test/support/size.ts';
/** It reads the patterns alone. */
const THIS = 'test/unit/house/sizes.test.ts';

const imports = new Map(
  sourcesIn('test').map((source) => [source.path, importsOf(source).map(({ to }) => to)]),
);

/** Of the patterns in use: `**`, `*` and one of several words. */
function expressionOf(pattern: string): RegExp {
  const expression = pattern
    .replace('**/', '')
    .replaceAll('.', '\\.')
    .replace('**', '.+')
    .replace(/(?<![.\]])\*/, '[^/]+')
    .replace(/\{(?<words>[^}]+)\}/, (_all, words: string) => `(${words.replaceAll(',', '|')})`);
  return new RegExp(`^${expression}$`);
}

const same = (file: string): boolean =>
  SAME_IN_BOTH.some((pattern) => expressionOf(pattern).test(file));

/** Whether a file asks for the size, by itself or by what it imports. */
function asksSize(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  return file === SIZE || (imports.get(file) ?? []).some((one) => asksSize(one, seen));
}

const tests = [...imports.keys()].filter((file) => /\.(?:test|spec)\.ts$/.test(file));

describe('the sizes of the tests', () => {
  it('leave out of what goes beyond the reduced size only what does not ask for the size', () => {
    const others = tests.filter((file) => same(file) && asksSize(file) && file !== THIS);
    expect(others).toEqual([]);
  });

  it('leave something out, and never what is there in the full size alone', () => {
    const idle = SAME_IN_BOTH.filter((one) => !tests.some((file) => expressionOf(one).test(file)));
    expect(idle).toEqual([]);
    const left = tests.filter(same);
    expect(left.filter((file) => /conformance|canary|presses|packaging/.test(file))).toEqual([]);
  });
});
