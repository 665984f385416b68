import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** A text file that grows line by line and never beyond its bound. No method throws. */
interface LineFile {
  /** Answers whether the line was written. */
  append(line: string): boolean;
  /** All lines there are, oldest first; none when they cannot be read. */
  lines(): readonly string[];
  /** Takes all lines away. Answers whether they are gone. */
  clear(): boolean;
}

/**
 * The file, and one before it: when it has grown past the bound it takes the earlier one's place, so the two together
 * never take more than twice the bound. Each line is written at once, so that the line before a crash is there.
 *
 * Where nothing can take the earlier one's place (a folder, another program's hold on it) the newer half stays. A pipe
 * or a device is no such file: whoever waits for one waits for ever.
 */
export function openLineFile(file: string, maximumBytes: number): LineFile {
  const { dir, name, ext } = path.parse(file);
  const earlier = path.join(dir, `${name}.1${ext}`);
  /** What was written last may have been torn: by a crash before this, or by a disk that is full. */
  let isMaybeTorn = true;
  return {
    append(line) {
      try {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        const found = statSync(file, { throwIfNoEntry: false });
        if (found !== undefined && !found.isFile()) return false;
        if ((found?.size ?? 0) > maximumBytes) makeRoom(file, earlier, maximumBytes);
        const start = isMaybeTorn && !endsWithLine(file) ? '\n' : '';
        isMaybeTorn = true;
        appendFileSync(file, `${start}${line}\n`, { mode: 0o600 });
        isMaybeTorn = false;
        return true;
      } catch {
        // A full or read-only disk must not stop the app.
        return false;
      }
    },
    // The line that went over the bound may have been a long one.
    lines: () => [earlier, file].flatMap((one) => linesOf(one, 2 * maximumBytes)),
    clear: () => [earlier, file].map(isTakenAway).every(Boolean),
  };
}

function makeRoom(file: string, earlier: string, maximumBytes: number): void {
  try {
    renameSync(file, earlier);
  } catch {
    const newer = lastLines(file, maximumBytes / 2);
    writeFileSync(file, newer.map((line) => `${line}\n`).join(''));
  }
}

function linesOf(file: string, maximumBytes: number): readonly string[] {
  try {
    return statSync(file).isFile() ? lastLines(file, maximumBytes) : [];
  } catch {
    return [];
  }
}

/** What is no file has no lines; of a link, what it leads to has them. */
function isTakenAway(file: string): boolean {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return true;
    truncateSync(file);
    rmSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Whether what is added would be a line of its own. */
function endsWithLine(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.size === 0) return true;
  const descriptor = openSync(file, 'r');
  try {
    const last = Buffer.alloc(1);
    readSync(descriptor, last, 0, 1, found.size - 1);
    return last.toString() === '\n';
  } finally {
    closeSync(descriptor);
  }
}

/** The whole lines among the last so many bytes. */
function lastLines(file: string, maximumBytes: number): readonly string[] {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = statSync(file);
    const bytes = Buffer.alloc(Math.min(size, Math.ceil(maximumBytes)));
    const from = size - bytes.length;
    const length = readSync(descriptor, bytes, 0, bytes.length, from);
    const lines = bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
    return from === 0 ? lines : lines.slice(1);
  } finally {
    closeSync(descriptor);
  }
}
