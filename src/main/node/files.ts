import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

import { codeOf } from '../error-code.ts';
import type { FileContent, Files } from '../store/ports.ts';

const PRIVATE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;
const OTHERS_MODE_BITS = 0o077;
const isWindows = process.platform === 'win32';

/** The real file system. Synchronous: the files are small, and electron-store writes synchronously anyway. */
export const files: Files = {
  read,
  list(folder) {
    return whenThere(() => readdirSync(folder)) ?? [];
  },
  assertWritable(folder) {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    accessSync(folder, constants.W_OK);
  },
  writeDurably,
  overwrite,
  flush(file) {
    flushEntry(file);
    flushFolderOf(file);
  },
  follow,
  rename(from, to) {
    renameSync(from, to);
    flushFolderOf(to);
  },
  remove(file) {
    rmSync(file, { force: true });
    flushFolderOf(file);
  },
};

/** Those of these names that begin with `base` and go on as `rest` says to their end: what was put beside a file. */
export function namesGoingOn(
  names: readonly string[],
  base: string,
  rest: RegExp,
): readonly string[] {
  return names.filter((name) => name.startsWith(base) && rest.test(name.slice(base.length)));
}

/**
 * The name of a temporary file beside `file`, in the form that electron-store's own ones have
 * (`.tmp-` and 16 hexadecimal digits), so that one pattern finds both after a crash.
 *
 * @see https://github.com/fabiospampinato/atomically/blob/master/src/utils/temp.ts
 */
function temporaryName(file: string): string {
  return `${file}.tmp-${randomBytes(8).toString('hex')}`;
}

function read(file: string, maximumBytes: number): FileContent {
  const seen = whenThere(() => lstatSync(file));
  if (seen === null) return { kind: 'absent' };
  // Looked at by name first, because merely opening a device or a pipe can have effects.
  const refused = refusal(seen, maximumBytes);
  if (refused !== null) return refused;
  // Neither follows a link nor waits for a pipe that took the file's place in between. Windows has no such flags.
  const careful = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const descriptor = openSync(file, careful);
  try {
    const opened = fstatSync(descriptor);
    return refusal(opened, maximumBytes) ?? readOpened(descriptor, opened);
  } finally {
    closeSync(descriptor);
  }
}

function refusal(stats: Stats, maximumBytes: number): FileContent | null {
  if (!stats.isFile()) return { kind: 'refused', reason: 'notAFile' };
  if (isForeign(stats)) return { kind: 'refused', reason: 'foreign' };
  return stats.size > maximumBytes ? { kind: 'refused', reason: 'tooLarge' } : null;
}

/** Of another user. Windows names none. */
function isForeign({ uid }: Stats): boolean {
  return process.getuid !== undefined && uid !== process.getuid();
}

function readOpened(descriptor: number, stats: Stats): FileContent {
  const wasExposed = !isWindows && (stats.mode & OTHERS_MODE_BITS) !== 0;
  if (wasExposed) fchmodSync(descriptor, PRIVATE_MODE);
  // One byte more than there should be, so that a file which grows while it is read is noticed.
  const buffer = Buffer.alloc(stats.size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return { kind: 'bytes', bytes: buffer.subarray(0, length), wasExposed };
    length += count;
    if (length === buffer.length) throw new GrowingFileError();
  }
}

/** Somebody is writing to the file right now; it may be whole the next time. */
class GrowingFileError extends Error {
  readonly code = 'EBUSY';
}

function writeDurably(file: string, bytes: Uint8Array): void {
  const temporary = temporaryName(file);
  try {
    const descriptor = openSync(temporary, 'wx', PRIVATE_MODE);
    try {
      writeFileSync(descriptor, bytes);
      flushOpened(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolderOf(file);
}

function overwrite(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    if (refusal(fstatSync(descriptor), Number.POSITIVE_INFINITY) !== null)
      throw new StrangeFileError();
    let at = 0;
    while (at < bytes.length) at += writeSync(descriptor, bytes, at, bytes.length - at, at);
    ftruncateSync(descriptor, bytes.length);
    flushOpened(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** No file, or not ours. */
class StrangeFileError extends Error {
  readonly code = 'EPERM';
}

/** More links in a row are a circle, or a joke. */
const MAXIMUM_LINKS = 8;

function follow(file: string): string {
  let reached = file;
  for (let count = 0; count < MAXIMUM_LINKS; count += 1) {
    const at = reached;
    const seen = whenThere(() => lstatSync(at));
    if (seen === null || !seen.isSymbolicLink() || isForeign(seen)) return reached;
    reached = path.resolve(path.dirname(at), readlinkSync(at));
  }
  return file;
}

/** The file system answers that it has nothing to flush with: network folders, FUSE and the like. No word of a failure. */
const NOT_OFFERED = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** A folder may take new names and not be opened itself. */
const NOT_OFFERED_FOR_FOLDERS = new Set([...NOT_OFFERED, 'EACCES', 'EPERM', 'EISDIR', 'EBADF']);

function flushFolderOf(file: string): void {
  // Windows cannot open a folder; NTFS journals the entry.
  if (!isWindows) whereOffered(() => flushEntry(path.dirname(file)), NOT_OFFERED_FOR_FOLDERS);
}

function flushEntry(entry: string): void {
  const descriptor = openSync(entry, isWindows ? 'r+' : 'r');
  try {
    flushOpened(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function flushOpened(descriptor: number): void {
  whereOffered(() => fsyncSync(descriptor), NOT_OFFERED);
}

function whereOffered(flush: () => void, notOffered: ReadonlySet<string>): void {
  try {
    flush();
  } catch (error) {
    if (!notOffered.has(codeOf(error) ?? '')) throw error;
  }
}

function whenThere<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
