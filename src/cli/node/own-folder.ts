import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A folder that only this user can enter, and that is gone when it is no longer needed. */
export interface OwnFolder {
  readonly path: string;
  /** By their path within it. */
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly remove: () => void;
}

/** Makes one below `above`. */
export function openOwnFolder(above: string): OwnFolder {
  const folder = mkdtempSync(path.join(above, 'pilot-light-run-'));
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
