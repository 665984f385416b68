import { expect, test } from 'vitest';
import { size, sized } from '../support/size.ts';
import { keepsOf, matrix } from './matrix.ts';
import { beginSearch, endSearch, type Searched } from './search/search.ts';

/** `real`: what decides the outcome really misbehaved (a process, file, socket, server). `modelled`: a double did. */
export type How = 'real' | 'modelled';

declare module 'vitest' {
  interface TaskMeta {
    /** SIGKILLed writers, and how many of them left a store that could not be read or had lost a verified token. */
    kills?: number;
    lost?: number;
    searched?: Searched;
  }
}

/** A busy machine starts a process in seconds, and the full size starts hundreds. */
const TIMEOUT_MS = sized(60_000, 900_000);

/** What a fault's test counted besides passing. */
export interface Tally {
  /** Adds to the sums that `npm run faults` prints. */
  kills(kills: number, lost: number): void;
}

/**
 * Registers one test of a fault in the {@link matrix}; a fault with several tests holds only if all of them pass.
 *
 * `letters` names the promises that this test checks; they must be among the fault's own.
 */
export function fault(
  number: number,
  how: How,
  letters: string,
  title: string,
  check: (tally: Tally) => Promise<void> | void,
): void {
  const row = matrix.find((one) => one.number === number);
  if (row === undefined) throw new Error(`There is no fault ${number}.`);
  const strange = keepsOf(letters).filter((letter) => !row.keeps.includes(letter));
  if (strange.length > 0) throw new Error(`Fault ${number} does not promise ${strange.join()}.`);
  test(`fault ${String(number).padStart(2, '0')}: ${title} (${how})`, {
    timeout: TIMEOUT_MS,
  }, async ({ task }) => {
    beginSearch();
    await check({
      kills(kills, lost) {
        task.meta.kills = (task.meta.kills ?? 0) + kills;
        task.meta.lost = (task.meta.lost ?? 0) + lost;
      },
    });
    const searched = await endSearch();
    task.meta.searched = searched;
    expect(searched.leaks, 'secrets where none may be').toEqual([]);
    expect(Math.max(...Object.values(searched.characters)), 'places to look in').toBeGreaterThan(0);
  });
}

/** A {@link fault} that only the full size checks, because another test of the same fault always runs and costs less. */
export const fullFault: typeof fault = size === 'full' ? fault : () => undefined;
