import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/root.ts';

const page = readFileSync(path.join(ROOT, 'docs/SECURITY.md'), 'utf8');

/** A promise's row ends with the file and the title of the test that holds it. */
const ROW = /^\| (?<promise>.+) \| `(?<file>test\/[^`]+)`: "(?<title>[^"]+)" \|$/;

const lines = page.slice(page.indexOf('## Promises')).split('\n');
const rows = lines.flatMap((line): readonly { file: string; title: string }[] => {
  const { file, title } = ROW.exec(line)?.groups ?? {};
  return file === undefined || title === undefined ? [] : [{ file, title }];
});

describe('docs/SECURITY.md', () => {
  it('names a test in every row that promises something', () => {
    const tableLines = lines.filter((line) => /^\| (?!Promise \||---)/.test(line));
    expect(tableLines.length).toBeGreaterThan(30);
    expect(rows).toHaveLength(tableLines.length);
  });

  it.each(rows)('names a test that exists: $title', ({ title, file }) => {
    const source = readFileSync(path.join(ROOT, file), 'utf8');
    const literals = [`'${title}'`, `"${title}"`, `\`${title}\``];
    expect(literals.some((literal) => source.includes(literal))).toBe(true);
  });

  it('names files that exist', () => {
    const files = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file ?? '');
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});
