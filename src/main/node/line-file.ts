import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** A text file that grows line by line and never beyond its bound. No method throws. */
interface LineFile {
  /** Answers whether the line was written. */
  append(line: string): boolean;
  /** All lines there are, oldest first; none when they cannot be read. */
  lines(): readonly string[];
}

/**
 * The file, and one before it: when it has grown past the bound it takes the earlier one's place, so the two together
 * never take more than twice the bound. Each line is written at once, so that the line before a crash is there.
 */
export function openLineFile(file: string, maximumBytes: number): LineFile {
  const { dir, name, ext } = path.parse(file);
  const earlier = path.join(dir, `${name}.1${ext}`);
  return {
    append(line) {
      try {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
        if (size > maximumBytes) renameSync(file, earlier);
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
        return true;
      } catch {
        // A full or read-only disk must not stop the app.
        return false;
      }
    },
    lines: () => [...linesOf(earlier), ...linesOf(file)],
  };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}
