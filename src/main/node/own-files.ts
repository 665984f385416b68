import { lstatSync, readdirSync, readlinkSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Belonging, BelongingPlace } from '../../shared/removal.ts';
import type { OwnFiles } from '../ports.ts';
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
}

/** A document with its backup, what crashed writes have left of either, and what was kept of them. */
const SIGN_INS = /^vault\.json(?:\.bak|\.tmp-[0-9a-f]{16}|\.corrupt-.+)*$/;
const SETTINGS = /^settings\.json(?:\.bak|\.tmp-[0-9a-f]{16}|\.corrupt-.+)*$/;

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
        const [first] = filesOn(shelf);
        return first === undefined ? [] : [{ what: shelf.what, place: first }];
      }),
    remove,
    wantRemovedAtEnd(isWanted) {
      isWantedAtEnd = isWanted;
    },
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
    ...(runtime === null ? [] : [shelf('agent', SOCKET, path.join(runtime, 'pilot-light'))]),
    shelf('agent', /^agent-pipe$/),
    // Where the command looks for them, on every system.
    shelf('rules', /^account-rules$/, path.join(configHome(variables, home), 'pilot-light')),
  ];
}

/** With the name that one has while another's is spared. */
const SOCKET = /^agent\.sock(?:\.\d+)?$/;

/** Nothing but files, sockets and links: a folder of such a name is somebody else's. */
function filesOn({ folder, names }: Shelf): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => names.test(entry.name) && !entry.isDirectory())
      .map(({ name }) => path.join(folder, name))
      .toSorted();
  } catch {
    return [];
  }
}

/** Deletes them one by one, and answers what is still there: of a link of somebody's own also where it leads. */
function clear(shelf: Shelf): readonly BelongingPlace[] {
  return filesOn(shelf).flatMap((file): BelongingPlace[] => {
    const beyond = targetOf(file);
    try {
      rmSync(file, { force: true });
    } catch {
      return [{ what: shelf.what, place: file }];
    }
    return beyond === null ? [] : [{ what: shelf.what, place: beyond }];
  });
}

/** Where a link leads that leads to something; null for everything else. */
function targetOf(file: string): string | null {
  try {
    if (!lstatSync(file).isSymbolicLink()) return null;
    const target = path.resolve(path.dirname(file), readlinkSync(file));
    lstatSync(target);
    return target;
  } catch {
    return null;
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
