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

/** `DATETHH-MM-SS-mmmZ` and, where such a name was taken, its number; a year beyond four digits is signed. */
const KEPT_AT =
  /\.corrupt-((?:\d{4}|[+-]\d{6})-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z(?:-(\d+))?$/;

/** The last instant that a date can name. */
const LAST_MS = 8.64e15;

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
    kept: () => matching(KEPT).toSorted((a, b) => compareAges(ageOf(a), ageOf(b))),
    keepName(candidate) {
      const taken = matching(KEPT);
      // Later than any that is there, whatever the clock says: what is kept last is the newest.
      const earlier = taken.flatMap((name) => ageOf(name)?.atMs ?? []);
      const atMs = Math.min(LAST_MS, Math.max(wallMs(), ...earlier.map((ms) => ms + 1)));
      // Windows allows no colons in names.
      const time = new Date(atMs).toISOString().replaceAll(/[:.]/g, '-');
      const name = `${candidate}.corrupt-${time}`;
      let free = name;
      for (let more = 2; taken.includes(free); more += 1) free = `${name}-${more}`;
      return free;
    },
  };
}

interface Age {
  readonly atMs: number;
  readonly number: number;
}

/** When it was set aside, as its name says; null for a name that somebody else has given. */
function ageOf(kept: string): Age | null {
  const [, date, hours, minutes, seconds, milliseconds, number] = KEPT_AT.exec(kept) ?? [];
  const atMs = Date.parse(`${date}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  return Number.isNaN(atMs) ? null : { atMs, number: Number(number ?? 1) };
}

/** Newest first; what nobody here has named counts as the oldest. */
function compareAges(a: Age | null, b: Age | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b.atMs - a.atMs || b.number - a.number;
}
