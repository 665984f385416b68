import { existsSync } from 'node:fs';
import path from 'node:path';
import { type NotStarted, whyNotStarted } from './why-not-started.ts';

/** No browser starts here: one sentence that says why, and the command that gets one. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser';
}

/** A browser that is there, and why it did not start. */
export interface Failure {
  readonly path: string;
  readonly why: NotStarted;
}

/** Passes over what is there and does not start. Rejects with a {@link NoBrowser} in the given words when none does. */
export async function firstThatStarts<T>(
  paths: readonly string[],
  start: (path: string) => Promise<T>,
  wordsOf: (failures: readonly Failure[]) => string,
): Promise<T> {
  const failures: Failure[] = [];
  for (const one of paths) {
    try {
      return await start(one);
    } catch (error) {
      failures.push({ path: one, why: whyNotStarted(String(error)) });
    }
  }
  throw new NoBrowser(wordsOf(failures));
}

/** One sentence about all that was tried, and one about what to do. */
export function noBrowserWords(failures: readonly Failure[], command: string | null): string {
  const tried = failures.map(({ path: one, why }) => `${one} ${FAILED_BECAUSE[why.kind](why)}`);
  const lack = tried.length === 0 ? 'none was found' : `none starts: ${tried.join('; ')}`;
  const mend = command === null ? 'Install one.' : `Run: ${command}`;
  return `A Chromium, Chrome or Edge is needed, and ${lack}. ${mend}`;
}

const FAILED_BECAUSE: Readonly<Record<NotStarted['kind'], (why: NotStarted) => string>> = {
  display: () => 'finds no display',
  library: (why) => `lacks ${why.kind === 'library' ? why.name : 'a library'}`,
  root: () => 'does not run as root',
  sandbox: () => 'may not confine its pages here',
  snap: () => 'only stands for a snap that does not run here',
  unknown: () => 'ends at once',
};

/**
 * The browser that `CHROMIUM_PATH` names; null where it names none. Throws {@link NoBrowser} when what it names is not
 * there.
 */
export function namedBrowser({ CHROMIUM_PATH: named = '' }: NodeJS.ProcessEnv): string | null {
  if (named === '') return null;
  if (path.isAbsolute(named) && existsSync(named)) return named;
  const what = JSON.stringify(named.slice(0, 200));
  throw new NoBrowser(
    `CHROMIUM_PATH must be the whole path of a browser, and nothing is at ${what}.`,
  );
}
