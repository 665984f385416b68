import path from 'node:path';
import type { Source } from './sources.ts';

/** One file that imports another, or a package. */
export interface Import {
  readonly from: string;
  /** A path from the project's folder, or the name of a package. */
  readonly to: string;
}

/** What a file imports and passes on, types too: who needs a type of another knows that other. */
export function importsOf({ path: from, module }: Source): readonly Import[] {
  const imported = module.staticImports.map((one) => one.moduleRequest.value);
  const passedOn = module.staticExports
    .flatMap((one) => one.entries)
    .flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value]));
  return [...new Set([...imported, ...passedOn])].map((to) => ({
    from,
    to: to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to,
  }));
}

/** The room that a file of the main process stands in; null for the hall, whose files stand beside the rooms. */
export function roomOf(file: string): string | null {
  return /^src\/main\/([^/]+)\//.exec(file)?.[1] ?? null;
}
