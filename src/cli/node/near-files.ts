import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** No configuration that a person wrote is this long. */
const MOST_BYTES = 1024 * 1024;

/** The text of a file; null where there is none, or nothing that is a file. Never waits, as a pipe would have it. */
export function textAt(file: string): string | null {
  try {
    const found = statSync(file);
    return found.isFile() && found.size <= MOST_BYTES ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}

/** How a file of the user's own stands: `notOurs`, where others may have written it. */
export function standingOf(file: string, uid: number | null): 'ours' | 'notOurs' | 'absent' {
  try {
    const { uid: owner, mode } = statSync(file);
    const isOurs = uid === null || (owner === uid && (mode & OTHERS_WRITE_BITS) === 0);
    return isOurs ? 'ours' : 'notOurs';
  } catch {
    return 'absent';
  }
}

const OTHERS_WRITE_BITS = 0o022;

/** Where a folder really is, as the system tells where a program runs; the same where there is none. */
export function withoutLinks(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}

/**
 * The configuration of the git repository that a folder is in; null outside of one, and empty where it cannot be read:
 * what is around that repository is another one. git itself is never run.
 */
export function gitConfigFrom(folder: string): string | null {
  for (let at = folder; ; at = path.dirname(at)) {
    const config = configIn(path.join(at, '.git'));
    if (config !== null || at === path.dirname(at)) return config;
  }
}

function configIn(git: string): string | null {
  const config = path.join(git, 'config');
  if (existsSync(config)) return textAt(config) ?? '';
  const isElsewhere = statSync(git, { throwIfNoEntry: false })?.isFile() === true;
  return isElsewhere ? (configElsewhere(git) ?? '') : null;
}

/** A worktree and a submodule have a file in the place of the folder, which says where that is. */
function configElsewhere(git: string): string | null {
  const said = /^gitdir: (.+?)\s*$/.exec(textAt(git) ?? '')?.[1];
  if (said === undefined) return null;
  const folder = placeNamed(path.dirname(git), said);
  if (folder === null) return null;
  const common = placeNamed(folder, textAt(path.join(folder, 'commondir'))?.trim() ?? '.');
  return common === null ? null : textAt(path.join(common, 'config'));
}

/** How the places of a server begin on Windows, by whichever slashes. */
const ON_A_SERVER = /^[\\/]{2}/;

/**
 * Where a path leads that a repository names in a folder of its own; null on a server that the folder is not on: whoever
 * only looks there has told that server who they are. Looks nowhere.
 */
export function placeNamed(
  folder: string,
  said: string,
  { parse, resolve }: Pick<path.PlatformPath, 'parse' | 'resolve'> = path,
): string | null {
  const place = resolve(folder, said);
  if (!ON_A_SERVER.test(said)) return place;
  const isSameServer =
    ON_A_SERVER.test(folder) &&
    parse(place).root.toLowerCase() === parse(folder).root.toLowerCase();
  return isSameServer ? place : null;
}
