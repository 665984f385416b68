import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { buildSync as BuildSync } from 'esbuild';

const BOOT = path.resolve(import.meta.dirname, '../boot.ts');
const CACHE = path.resolve(import.meta.dirname, '../../../node_modules/.cache/stand-in');

const compiled = new Map<string, string>();

/**
 * The app's side of the stand-in as one JavaScript file: its path. Compiled once per process that launches apps,
 * because `node --import tsx` would compile some forty modules at every start, which made a start three times as
 * long (measured: 0.7 s against 2.3 s on two busy cores).
 */
export function compiledBoot(): string {
  return compiledFile(BOOT, 'esm');
}

/** A TypeScript file with all that it imports as one JavaScript file: its path. Compiled once per process. */
export function compiledFile(entry: string, format: 'esm' | 'cjs'): string {
  const known = compiled.get(entry) ?? compile(entry, format);
  compiled.set(entry, known);
  return known;
}

/** By the compiler that tsx itself brings along, so that no other tool is needed. */
function compile(entry: string, format: 'esm' | 'cjs'): string {
  const require = createRequire(createRequire(import.meta.url).resolve('tsx'));
  const { buildSync } = require('esbuild') as { buildSync: typeof BuildSync };
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format,
    external: ['electron'],
    sourcemap: 'inline',
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash('sha256').update(code).digest('hex');
  const ending = format === 'esm' ? 'mjs' : 'cjs';
  const file = path.join(CACHE, `${path.basename(entry, '.ts')}-${hash}.${ending}`);
  if (!fs.existsSync(file)) publish(file, code);
  return file;
}

/** Whole or not at all: another worker may be about to start from the same file. */
function publish(file: string, code: Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  fs.mkdirSync(CACHE, { recursive: true });
  fs.writeFileSync(draft, code);
  fs.renameSync(draft, file);
}
