import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A folder that only this user can enter, and that is gone when it is no longer needed. */
export interface OwnFolder {
  readonly path: string;
  /** By their path within it. */
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly remove: () => void;
}

/** Makes one below the first of these places that lets us; null when none does. */
export function openOwnFolder(places: readonly string[]): OwnFolder | null {
  const folder = places.reduce<string | null>((found, place) => found ?? made(place), null);
  if (folder === null) return null;
  return {
    path: folder,
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function made(place: string): string | null {
  try {
    return mkdtempSync(path.join(place, 'pilot-light-run-'));
  } catch {
    return null;
  }
}
