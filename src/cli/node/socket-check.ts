import { lstatSync, type Stats } from 'node:fs';
import path from 'node:path';

/**
 * Whether a name leads to a socket that nobody but this user can have put there, in a folder of which the same holds.
 *
 * `absent`: there is nothing of that name.
 */
export function checkSocket(file: string, uid: number): 'ours' | 'notOurs' | 'absent' {
  const found = look(file);
  if (found === null) return 'absent';
  const folder = look(path.dirname(file));
  const isOurs = isPrivate(found, uid) && found.isSocket();
  return isOurs && folder !== null && folder.isDirectory() && isPrivate(folder, uid)
    ? 'ours'
    : 'notOurs';
}

/** By itself, and not by what it leads to. Null where nothing is, or nothing may be seen. */
function look(file: string): Stats | null {
  try {
    return lstatSync(file);
  } catch {
    return null;
  }
}

const OTHERS_MODE_BITS = 0o077;

function isPrivate(found: Stats, uid: number): boolean {
  return found.uid === uid && (found.mode & OTHERS_MODE_BITS) === 0;
}
