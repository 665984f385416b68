import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The folders of a `PATH` in which programs are looked for: what is relative would be another one wherever the app is started. */
export function programFolders(list = ''): readonly string[] {
  return list.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
}

/** The absolute path of the first program of this name, or null. */
export function findProgram(name: string, folders: readonly string[]): string | null {
  return folders.map((folder) => path.join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
