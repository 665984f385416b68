import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../error-code.ts';

/** Whoever saves this many reports in a day has a folder that is not in order. */
const MOST_A_DAY = 99;

/**
 * Saves a report as a new file of its day in that folder, which nobody else may read, and answers where; null when it
 * could not. Never over a file that is there.
 */
export async function saveReport(
  folder: () => string,
  text: string,
  nowMs: number,
): Promise<string | null> {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  try {
    await mkdir(folder(), { recursive: true });
    for (let count = 1; count <= MOST_A_DAY; count++) {
      const name = `pilot-light-report-${day}${count === 1 ? '' : `-${count}`}.json`;
      const file = path.join(folder(), name);
      if (await isWritten(file, text)) return file;
    }
  } catch {
    // A full or read-only disk is told where it was pressed.
  }
  return null;
}

/** False where a file of that name is there already. */
async function isWritten(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
