import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/root.ts';

/** One line of the map: rooms, and the files and folders that it names in them. */
interface Line {
  readonly rooms: readonly string[];
  readonly named: readonly string[];
}

/** The map of the rooms in CONTRIBUTING.md: the table whose first column names folders of `src`. */
function mapOf(markdown: string): readonly Line[] {
  return [...markdown.matchAll(/^\| (`src\/[^|]*) \| ([^|]*) \|$/gm)].map(([, rooms, words]) => ({
    rooms: quotedIn(rooms),
    named: quotedIn(words),
  }));
}

/** What stands between single backticks; drawings between three are left out. */
const quotedIn = (text = ''): readonly string[] =>
  [...text.replaceAll(/```[^]*?```/g, '').matchAll(/`([^`]+)`/g)].flatMap(
    ([, quoted]) => quoted ?? [],
  );

/** What the lines name and none of their rooms has. */
function missing(lines: readonly Line[], exists: (file: string) => boolean): readonly string[] {
  return lines.flatMap(({ rooms, named }) => [
    ...rooms.filter((room) => !exists(room)),
    ...named.filter((name) => !rooms.some((room) => exists(`${room}${name}`))),
  ]);
}

const exists = (file: string): boolean => fs.existsSync(path.join(ROOT, file));

const foldersIn = (folder: string): readonly string[] =>
  fs
    .readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}/`);

describe('the map in CONTRIBUTING.md', () => {
  const map = mapOf(fs.readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8'));

  it('shows every room, each in one line', () => {
    const rooms = [...foldersIn('src'), ...foldersIn('src/main')];
    expect(map.flatMap((line) => line.rooms).toSorted()).toEqual(rooms.toSorted());
  });

  it('has thirteen lines, so that it is read', () => {
    expect(map).toHaveLength(13);
  });

  it('names only what is there', () => {
    expect(missing(map, exists)).toEqual([]);
  });

  it('would be caught naming what is not there', () => {
    const lines = mapOf('| `src/a/`, `src/gone/` | Things: `here.ts`, `moved.ts`. |\n');
    const isThere = (file: string): boolean => ['src/a/', 'src/a/here.ts'].includes(file);
    expect(missing(lines, isThere)).toEqual(['src/gone/', 'moved.ts']);
  });
});

describe('docs/design.md', () => {
  /** Where what it names may lie. */
  const FOLDERS = ['', 'src/', 'src/shared/', 'src/main/'];
  const named = quotedIn(fs.readFileSync(path.join(ROOT, 'docs/design.md'), 'utf8')).filter(
    (name) => /^[\w./-]+(?:\.tsx?|\.md|\/)$/.test(name),
  );

  it('names files and rooms', () => {
    expect(named).toContain('clipboard/keeper.ts');
  });

  it('names only what is there', () => {
    const gone = named.filter((name) => !FOLDERS.some((folder) => exists(`${folder}${name}`)));
    expect(gone).toEqual([]);
  });
});
