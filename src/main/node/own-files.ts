import { lstatSync, readdirSync, readlinkSync, rmdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import type { Belonging, BelongingPlace } from '../../shared/removal.ts';
import { codeOf } from '../error-code.ts';
import type { OwnFiles } from '../ports.ts';
import { namesGoingOn } from './files.ts';
import { configHome, pathIn, type Variables } from './inherited.ts';

/** Where to look for them. */
export interface OwnFilesOptions {
  /** Where the app keeps its files. */
  readonly userData: string;
  readonly home: string;
  readonly variables: Variables;
}

/** The files of one kind in one folder, by their names: whatever else lies there is not ours. */
interface Shelf {
  readonly what: Belonging;
  readonly folder: string;
  readonly names: RegExp;
  /** The folder was made for them, and goes with the last of them. */
  readonly isOurs: boolean;
  /** The folder is in a place that several users may share: one of another user has nothing of ours. */
  readonly mayBeOthers?: boolean;
}

/** A document with its backup, what crashed writes have left of either, and what was kept of them. */
const SIGN_INS = /^vault\.json(?:\.bak|\.tmp-[0-9a-f]{16}|\.corrupt-.+)*$/;
const SETTINGS = /^settings\.json(?:\.bak|\.tmp-[0-9a-f]{16}|\.corrupt-.+)*$/;
/** What stands behind a document's own name where crashed writes have left something of it, or it was kept. */
const LEAVINGS = /^(?:\.tmp-[0-9a-f]{16}|\.corrupt-.+)*$/;

/** The files that this app has made for its user. */
export function createOwnFiles(options: OwnFilesOptions): OwnFiles {
  const shelves = shelvesOf(options);
  let isWantedAtEnd = false;

  function remove(): readonly BelongingPlace[] {
    const left = shelves.flatMap(clear);
    for (const { folder, isOurs } of shelves) if (isOurs) removeEmpty(folder);
    return left;
  }

  return {
    look: () =>
      shelves.flatMap((shelf): BelongingPlace[] => {
        const { files, shut } = lookOn(shelf);
        const [first] = [...files, ...shut];
        return first === undefined ? [] : [{ what: shelf.what, place: first }];
      }),
    remove,
    wantRemovedAtEnd(isWanted) {
      isWantedAtEnd = isWanted;
    },
    isRemovalWanted: () => isWantedAtEnd,
    removeAtEnd() {
      if (isWantedAtEnd) remove();
    },
  };
}

function shelvesOf({ userData, home, variables }: OwnFilesOptions): readonly Shelf[] {
  const runtime = pathIn(variables, 'XDG_RUNTIME_DIR');
  const shelf = (what: Belonging, names: RegExp, folder = userData): Shelf => ({
    what,
    folder,
    names,
    isOurs: folder !== userData,
  });
  return [
    shelf('signIns', SIGN_INS),
    shelf('settings', SETTINGS),
    shelf('activity', /^activity(?:\.1)?\.jsonl$/),
    shelf('log', /^pilot-light(?:\.1)?\.log$/, path.join(userData, 'logs')),
    // A living one of another profile is missed within a minute, and made again.
    shelf('agent', SOCKET, path.join(userData, 'run')),
    ...(runtime === null
      ? []
      : [{ ...shelf('agent', SOCKET, path.join(runtime, 'pilot-light')), mayBeOthers: true }]),
    shelf('agent', /^agent-pipe(?:\.tmp-[0-9a-f]{16})?$/),
    // Where the command looks for them, on every system.
    shelf('rules', RULES, path.join(configHome(variables, home), 'pilot-light')),
  ];
}

/** With what a command has left that was killed while it changed them. */
const RULES = /^account-rules(?:\.new|\.next-[\w-]+)?$/;

/** With the name that one has while another's is spared. */
const SOCKET = /^agent\.sock(?:\.\d+)?$/;

/** What is on a shelf. */
interface ShelfLook {
  /** Nothing but files, sockets and links: a folder of such a name is somebody else's. */
  readonly files: readonly string[];
  /** The folder, where it is there and nobody here may look into it. */
  readonly shut: readonly string[];
}

function lookOn({ folder, names, mayBeOthers = false }: Shelf): ShelfLook {
  if (mayBeOthers && !isOfThisUser(folder)) return { files: [], shut: [] };
  try {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => names.test(entry.name) && !entry.isDirectory())
      .map(({ name }) => path.join(folder, name))
      .toSorted();
    return { files, shut: [] };
  } catch (error) {
    // A file in its place is nothing of ours.
    const isShut = codeOf(error) !== 'ENOTDIR' && isThere(folder);
    return { files: [], shut: isShut ? [folder] : [] };
  }
}

/** Deletes them one by one, and answers what is still there: of a link of somebody's own also where it leads. */
function clear(shelf: Shelf): readonly BelongingPlace[] {
  const { files, shut } = lookOn(shelf);
  const left = files.flatMap((file) => {
    const beyond = beyondLink(file);
    return isDeleted(file) ? beyond : [file];
  });
  return [...left, ...shut].map((place) => ({ what: shelf.what, place }));
}

/** By its name alone: other ways look where a link leads, and leave one that leads nowhere. */
function isDeleted(file: string): boolean {
  try {
    unlinkSync(file);
    return true;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

/** What a link leads to, and what was put beside it there; nothing for everything else. */
function beyondLink(file: string): readonly string[] {
  const target = targetOf(file);
  if (target === null) return [];
  const { dir, base } = path.parse(target);
  try {
    return namesGoingOn(readdirSync(dir), base, LEAVINGS)
      .map((name) => path.join(dir, name))
      .toSorted();
  } catch {
    return isThere(target) ? [target] : [];
  }
}

function targetOf(file: string): string | null {
  try {
    return path.resolve(path.dirname(file), readlinkSync(file));
  } catch {
    // No link.
    return null;
  }
}

/** Windows names no user, and has no such place. */
function isOfThisUser(folder: string): boolean {
  try {
    return process.getuid === undefined || lstatSync(folder).uid === process.getuid();
  } catch {
    return false;
  }
}

/** Whether anything has this name, as far as it can be seen. */
function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Somebody may keep something of their own there. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is not there, or not empty.
  }
}
