import { lstatSync, mkdirSync, rmSync, type Stats } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import type { AgentTrouble } from '../../shared/agent.ts';
import type { Platform } from '../../shared/platform.ts';
import { agent as numbers } from '../config.ts';
import { codeOf } from '../error-code.ts';
import type { AgentOpening, Clock } from '../ports.ts';
import { pathIn, type Variables } from './inherited.ts';

/** Where a socket may be made, or why not. Nothing of what was found there has been changed but a dead socket of ours. */
export type PlaceAnswer =
  | { readonly kind: 'free'; readonly file: string }
  | Extract<AgentOpening, { readonly kind: 'refused' }>;

/** What it takes to find it. */
export interface PlacePorts {
  readonly platform: Exclude<Platform, 'windows'>;
  readonly variables: Variables;
  /** Where the app keeps its files. */
  readonly userData: string;
  readonly clock: Pick<Clock, 'after'>;
}

const FOLDER = 'pilot-light';
const FILE = 'agent.sock';
const PRIVATE_FOLDER_MODE = 0o700;
const OTHERS_MODE_BITS = 0o077;
const OTHERS_WRITE_BITS = 0o022;
/** Nobody but its owner moves what lies in it, as in `/tmp`. */
const STICKY_BIT = 0o1000;

/**
 * A folder for nobody but us, and in it a name that nobody listens at.
 *
 * It is the session's own folder if that is ours: one that was inherited from another user, as `su` does, is not. Nor is
 * one in which others may put a folder of theirs in the place of ours, between a program's look at it and its call.
 */
export async function findPlace(ports: PlacePorts): Promise<PlaceAnswer> {
  const folder = folderOf(ports);
  try {
    makeFolder(folder);
    if (!isPrivateFolder(lstatSync(folder))) return refused('folderUnsafe', folder);
    const file = path.join(folder, FILE);
    const longest = numbers.longestPathBytes[ports.platform];
    if (Buffer.byteLength(file) > longest) return refused('pathTooLong', file);
    return await freed(file, ports.clock);
  } catch (error) {
    return refused('failed', folder, codeOf(error));
  }
}

/** Whether a name still leads to what was made there. */
export function leadsTo(file: string, made: Stats): boolean {
  return holds(file, ({ dev, ino }) => dev === made.dev && ino === made.ino);
}

/** Whether programs trust what lies in the folder of this file. */
export function isTrusted(file: string): boolean {
  return holds(path.dirname(file), isPrivateFolder);
}

/** Of nothing, nothing holds. */
function holds(file: string, isSo: (found: Stats) => boolean): boolean {
  try {
    return isSo(lstatSync(file));
  } catch {
    return false;
  }
}

function folderOf({ variables, userData }: PlacePorts): string {
  const runtime = pathIn(variables, 'XDG_RUNTIME_DIR');
  const isOurs = runtime !== null && isKeptFolder(runtime);
  return isOurs ? path.join(runtime, FOLDER) : path.join(userData, 'run');
}

function isKeptFolder(folder: string): boolean {
  return holds(folder, (found) => {
    const isOthersToo = (found.mode & OTHERS_WRITE_BITS) !== 0;
    return (
      found.isDirectory() && isOurs(found) && (!isOthersToo || (found.mode & STICKY_BIT) !== 0)
    );
  });
}

/** One that is there is left as it is: it may be a squatter's. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: PRIVATE_FOLDER_MODE });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** By itself, and not by what it leads to. */
function isPrivateFolder(found: Stats): boolean {
  return found.isDirectory() && isOurs(found) && (found.mode & OTHERS_MODE_BITS) === 0;
}

function isOurs({ uid }: Stats): boolean {
  return uid === process.getuid?.();
}

/** A socket of ours that refuses every caller is a dead app's; one that is silent, or cannot be asked, may be alive. */
async function freed(file: string, clock: Pick<Clock, 'after'>): Promise<PlaceAnswer> {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return { kind: 'free', file };
  if (!found.isSocket() || !isOurs(found)) return refused('inTheWay', file);
  const code = await probe(file, clock);
  if (code !== 'ECONNREFUSED' && code !== 'ENOENT') return refused('inUse', file, code);
  // Another app may have come between the question and now, and taken the name.
  const now = lstatSync(file, { throwIfNoEntry: false });
  if (now !== undefined && now.ino !== found.ino) return refused('inUse', file);
  rmSync(file, { force: true });
  return { kind: 'free', file };
}

/** Knocks, and says nothing. Null when somebody has opened, or has not answered in time. */
function probe(file: string, clock: Pick<Clock, 'after'>): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(file);
    const finish = (code: string | null) => (): void => {
      cancel();
      socket.destroy();
      resolve(code);
    };
    const cancel = clock.after(numbers.probeMs, finish(null));
    socket.once('connect', finish(null));
    socket.once('error', (error) => finish(codeOf(error) ?? 'unknown')());
  });
}

function refused(trouble: AgentTrouble, address: string, code: string | null = null): PlaceAnswer {
  return { kind: 'refused', trouble, address, code };
}
