import path from 'node:path';

import type { Files } from './ports.ts';

/** The files that belong to one document, told by their names. All of it throws errno errors. */
export interface Siblings {
  /** What crashed writes left behind. */
  leftovers(): readonly string[];
  /** Copies and files that were kept because they could not be used, newest first. */
  kept(): readonly string[];
  /** A free name to keep `candidate` under. */
  keepName(candidate: string): string;
}

/** `NAME.tmp-` and 16 hexadecimal digits, by the engine and by `Files` alike. */
const LEFTOVER = /\.tmp-[0-9a-f]{16}$/;

const KEPT = /\.corrupt-[^/\\]*$/;

/** `folder/NAME`, `NAME.bak`, `NAME.corrupt-TIME`, `NAME.tmp-…` */
export function createSiblings(file: string, files: Files, wallMs: () => number): Siblings {
  const folder = path.dirname(file);
  const prefix = path.basename(file);

  function matching(pattern: RegExp): readonly string[] {
    return files
      .list(folder)
      .filter((name) => name.startsWith(prefix) && pattern.test(name))
      .map((name) => path.join(folder, name));
  }

  return {
    leftovers: () => matching(LEFTOVER),
    kept: () => matching(KEPT).toSorted((a, b) => timeOf(b).localeCompare(timeOf(a))),
    keepName(candidate) {
      // Windows allows no colons in names.
      const time = new Date(wallMs()).toISOString().replaceAll(/[:.]/g, '-');
      const taken = new Set(matching(KEPT));
      const name = `${candidate}.corrupt-${time}`;
      let free = name;
      for (let more = 2; taken.has(free); more += 1) free = `${name}-${more}`;
      return free;
    },
  };
}

/** When it was set aside, as text that sorts. */
function timeOf(kept: string): string {
  return kept.slice(kept.lastIndexOf('.corrupt-'));
}
