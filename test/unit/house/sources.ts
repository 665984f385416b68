import fs from 'node:fs';
import path from 'node:path';
import { type ESTree, type ParseResult, parseSync } from 'vite';
import { ROOT } from '../../support/root.ts';

/** One file of the project, read and parsed. */
export interface Source extends Pick<ParseResult, 'module' | 'comments'> {
  /** From the project's folder, with slashes: `src/main/index.ts`. */
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  /** Where each line begins. */
  readonly lineStarts: readonly number[];
}

/** A text taken for a file of that path. Throws when it cannot be parsed. */
export function sourceOf(file: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return { path: file, text, lineStarts, program, module, comments };
}

const cache = new Map<string, readonly Source[]>();

/** Every TypeScript file below a folder of the project, in the order of their paths. */
export function sourcesIn(folder: string): readonly Source[] {
  const sources = cache.get(folder) ?? read(folder);
  cache.set(folder, sources);
  return sources;
}

function read(folder: string): readonly Source[] {
  const files = fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file))
    .toSorted();
  if (files.length === 0) throw new Error(`Nothing to read in ${folder}.`);
  return files.map((file) => sourceOf(file, fs.readFileSync(path.join(ROOT, file), 'utf8')));
}

/** The line of a position in a file, counted from 1. */
export function lineAt({ lineStarts }: Source, position: number): number {
  return lineStarts.findLastIndex((start) => start <= position) + 1;
}
