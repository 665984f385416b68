import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../support/root.ts';

/** A document of the project. */
export interface Page {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Where documents stand, beside the project's own folder. */
const FOLDERS = ['docs', 'test/simulator', 'test/stand-in'];

/** Every document that a person reads. */
export const PAGES: readonly Page[] = ['', ...FOLDERS].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name))
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') })),
);

/** The text without what stands between fences. */
export function proseOf(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}
