import { describe, expect, it } from 'vitest';
import { type FunctionLength, functionsOf } from './functions.ts';
import { sourceOf, sourcesIn } from './sources.ts';

/** What a reader can hold: a page, and two pages where what is on them has names of its own. */
const MOST_OWN_LINES = 60;
const MOST_LINES = 120;

const tooLong = ({ lines, ownLines, isChapter }: FunctionLength): boolean =>
  ownLines > MOST_OWN_LINES || (lines > MOST_LINES && !isChapter);

const complaint = ({ place, name, lines, ownLines }: FunctionLength): string =>
  `${place} ${name}: ${lines} lines, ${ownLines} of its own`;

const complaintsOf = (text: string): readonly string[] =>
  functionsOf(sourceOf('a.ts', text)).filter(tooLong).map(complaint);

/** A body of so many lines. */
const body = (lines: number): string => 'act();\n'.repeat(lines);

describe.each(['src', 'test', 'scripts'])('a function in %s', (folder) => {
  it('can be read in one piece', () => {
    const functions = sourcesIn(folder).flatMap(functionsOf);
    expect(functions.filter(tooLong).map(complaint)).toEqual([]);
  });
});

describe('the measure of functions', () => {
  it('takes a page, and no line more', () => {
    expect(complaintsOf(`function page() {\n${body(58)}}`)).toEqual([]);
    expect(complaintsOf(`function page() {\n${body(59)}}`)).toEqual([
      'a.ts:1 page: 61 lines, 61 of its own',
    ]);
  });

  it.each([
    ['a declaration', (lines: number) => `function b() {\n${body(lines)}}`],
    ['a variable', (lines: number) => `const b = () => {\n${body(lines)}};`],
    ['a property', (lines: number) => `use({\nb: () => {\n${body(lines)}},\n});`],
    ['a method', (lines: number) => `use({\nb() {\n${body(lines)}},\n});`],
    ['a title', (lines: number) => `it('b', () => {\n${body(lines)}});`],
  ])('takes out what is named by %s, up to two pages', (_, part) => {
    const whole = (lines: number) =>
      `const a = () => {\n${body(10)}${part(lines)}\n${part(lines)}\n};`;
    expect(complaintsOf(whole(40))).toEqual([]);
    expect(complaintsOf(whole(55))).toHaveLength(1);
    expect(complaintsOf(whole(60))).toHaveLength(3);
  });

  it('leaves in what has no name', () => {
    const text = `const a = () => {\n${body(30)}each(() => {\n${body(30)}});\n};`;
    expect(complaintsOf(text)).toEqual(['a.ts:1 a: 64 lines, 64 of its own']);
  });

  it.each([
    "describe('a', () => {",
    "describe.each([1])('a', () => {",
    "test.describe('a', () => {",
  ])('lets a chapter of tests be long, but not what is in no test: %s', (opening) => {
    const tests = `it('b', () => {\n${body(50)}});\n`.repeat(4);
    expect(complaintsOf(`${opening}\n${tests}});`)).toEqual([]);
    expect(complaintsOf(`${opening}\n${tests}${body(59)}});`)).toHaveLength(1);
  });
});
