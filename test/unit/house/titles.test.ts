import { Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { isDescribe } from './functions.ts';
import { lineAt, type Source, sourceOf, sourcesIn } from './sources.ts';

/** The titles of `describe` that begin with a name out of the code, where a person would name a subject. */
function codeForTitles(source: Source): readonly string[] {
  const found: string[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: [title], start }) => {
      if (!isDescribe(callee) || title?.type !== 'Literal') return;
      const words = String(title.value);
      const isCode = /^\w*[a-z0-9][A-Z]/.test(words) && !words.startsWith('GitHub');
      if (isCode) found.push(`${source.path}:${lineAt(source, start)} ${words}`);
    },
  }).visit(source.program);
  return found;
}

describe('the title of a describe', () => {
  it('is the subject of the sentences below it, in prose', () => {
    expect(sourcesIn('test').flatMap(codeForTitles)).toEqual([]);
  });

  it.each([
    ["describe('createVault', () => {});", ['a.ts:1 createVault']],
    ["describe('stepSession, each state', () => {});", ['a.ts:1 stepSession, each state']],
    ["test.describe.each([1])('leaseOf', () => {});", ['a.ts:1 leaseOf']],
    ["describe('the vault', () => { it('reads createVault', () => {}); });", []],
    ["describe('GitHub itself', () => {});", []],
    ["describe('GET /user', () => {});", []],
  ])('is known for code or prose: %s', (text, found) => {
    expect(codeForTitles(sourceOf('a.ts', text))).toEqual(found);
  });
});
