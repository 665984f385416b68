import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a file is to be after a change. */
interface FileChange<Made> {
  /** Null leaves it as it is. */
  readonly text: string | null;
  readonly made: Made;
}

/** How long to wait for others who change the same file. */
interface FilePatience {
  /** Whoever has had the file for so long was killed: a change takes milliseconds. */
  readonly givenUpMs: number;
  /** A person waits for it: dozens of others are through by then, with some who were killed among them. */
  readonly mostMs: number;
}

const PATIENCE: FilePatience = { givenUpMs: 2_000, mostMs: 30_000 };

/**
 * Changes a file of the user's own as a whole, however many processes want to at once: `change` reads it and says what it
 * is to be, and what is written then is made of nothing else. Null when it never came to its turn. Throws what the system
 * throws.
 *
 * A process has its turn by what it will put in the file's place, made under a name that only one can make and that says
 * which file it is to replace: so a turn ends with the rename, and what a killed one has left is in nobody's way for ever.
 */
export async function changeFile<Made>(
  file: string,
  change: () => FileChange<Made>,
  { givenUpMs, mostMs }: FilePatience = PATIENCE,
): Promise<Made | null> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const startMs = performance.now();
  let met = { before: '', turn: 1, sinceMs: startMs };
  for (;;) {
    const nowMs = performance.now();
    const before = markOf(file);
    if (before !== met.before) met = { before, turn: 1, sinceMs: nowMs };
    else if (nowMs - met.sinceMs > givenUpMs) met = { before, turn: met.turn + 1, sinceMs: nowMs };
    const turned = takeTurn(file, `${file}${nextOf(before)}${met.turn}`, before, change);
    if (turned !== null) return turned.made;
    if (nowMs - startMs > mostMs) return null;
    await pause(LEAST_PAUSE_MS + Math.random() * LEAST_PAUSE_MS);
  }
}

/** About what a change takes; up to twice as long, so that those who wait do not all come at once. */
const LEAST_PAUSE_MS = 5;

/** Null where another has the turn, or has had one meanwhile. */
function takeTurn<Made>(
  file: string,
  next: string,
  before: string,
  change: () => FileChange<Made>,
): FileChange<Made> | null {
  const opened = openNew(next);
  if (opened === null) return null;
  try {
    const changed = written(opened, change);
    if (changed.text === null) return changed;
    // Somebody may have come between before this turn was ours, or have given us up.
    if (markOf(file) !== before) return null;
    if (!replaced(file, next)) return null;
    clearPast(file);
    return changed;
  } finally {
    rmSync(next, { force: true });
  }
}

/** What is to replace a file that is there no more: whoever made it was killed, or sees before all that it is too late. */
function clearPast(file: string): void {
  const { dir, base } = path.parse(file);
  try {
    // Listed first: whoever comes after that, with the mark of a later change, is not taken for one of the past.
    const names = readdirSync(dir).filter((name) => name.startsWith(`${base}${NEXT}`));
    const present = `${base}${nextOf(markOf(file))}`;
    for (const name of names) {
      if (!name.startsWith(present)) rmSync(path.join(dir, name), { force: true });
    }
  } catch {
    // The change is made; what is left over is in nobody's way.
  }
}

const NEXT = '.next-';

/** How the names go on of what is to replace the file of this mark, before the turn's number. */
const nextOf = (before: string): string => `${NEXT}${before}-`;

function written<Made>(opened: number, change: () => FileChange<Made>): FileChange<Made> {
  try {
    const changed = change();
    if (changed.text !== null) writeFileSync(opened, changed.text);
    return changed;
  } finally {
    closeSync(opened);
  }
}

function openNew(file: string): number | null {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    if (isOthersTurn(error)) return null;
    throw error;
  }
}

/** False where another has the file open, as Windows keeps it then. */
function replaced(file: string, next: string): boolean {
  try {
    renameSync(next, file);
    return true;
  } catch (error) {
    if (isOthersTurn(error)) return false;
    throw error;
  }
}

/** Windows answers so for a name that is open elsewhere, or just being deleted. */
const HELD_ON_WINDOWS: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

function isOthersTurn(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code === 'EEXIST' || (process.platform === 'win32' && HELD_ON_WINDOWS.has(code));
}

/** Another after each change. */
function markOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.ino}-${found.mtimeNs}`;
}
