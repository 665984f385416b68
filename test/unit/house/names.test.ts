import { describe, expect, it } from 'vitest';
import { type Declared, declaredIn } from './declarations.ts';
import { sourceOf, sourcesIn } from './sources.ts';

/** Nine of ten: the rest says everything by its name and its type. */
const LEAST_DOCUMENTED = 0.9;

const inSrc = sourcesIn('src').flatMap(declaredIn);

const listOf = (names: readonly Declared[]): readonly string[] =>
  names.map(({ name, place }) => `${name} ${place}`);

function typesNamedTwice(names: readonly Declared[]): readonly string[] {
  const types = names.filter((one) => one.isType);
  return listOf(types.filter(({ name }) => types.filter((one) => one.name === name).length > 1));
}

describe('a type in src', () => {
  it('has its name alone', () => {
    expect(typesNamedTwice(inSrc)).toEqual([]);
  });

  it('would be found in two files, exported or not', () => {
    const files = [
      sourceOf('a.ts', 'export interface Answer {}'),
      sourceOf('b.ts', 'const answer = 1;\ntype Answer = typeof answer;'),
      sourceOf('c.ts', 'class Other {}'),
    ];
    expect(typesNamedTwice(files.flatMap(declaredIn))).toEqual(['Answer a.ts:1', 'Answer b.ts:2']);
  });
});

describe('an export in src', () => {
  it('has a docstring, nine times of ten', () => {
    const exports = inSrc.filter((one) => one.isExported);
    const without = exports.filter((one) => !one.hasDoc);
    const part = 1 - without.length / exports.length;
    const found = `${(100 * part).toFixed(1)} % of ${exports.length} exports have one; these have none`;
    expect(part, [found, ...listOf(without)].join('\n')).toBeGreaterThanOrEqual(LEAST_DOCUMENTED);
  });

  it.each([
    ['/** What it does. */\nexport function a() {}', true],
    ['/**\n * What it is.\n */\n\nexport const a = 1;', true],
    ['// What it is.\nexport const a = 1;', false],
    ['/* What it is. */\nexport const a = 1;', false],
    ['/** What is another. */\nconst b = 1;\nexport const a = b;', false],
  ])('is known to have one or none: %j', (text, hasDoc) => {
    const exports = declaredIn(sourceOf('a.ts', text)).filter((one) => one.isExported);
    expect(exports).toMatchObject([{ name: 'a', hasDoc }]);
  });
});
