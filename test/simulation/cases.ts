import { MINUTE_MS } from '../support/time-units.ts';
import type { Happening } from './happening.ts';

/** What broke a promise once, cut down to what it takes. */
interface Case {
  /** Goes on after "keeps its promises when". */
  readonly name: string;
  readonly days: number;
  readonly seed: number;
  readonly trace: readonly Happening[];
}

const OWING = ['a sign-in', 'a sign-in', 'a quit with work owed'] as const;

/** Lives that are lived again in every run of the tests. */
export const CASES: readonly Case[] = [
  {
    name: 'it is quit with work owed, again and again',
    days: 0.1,
    seed: 1,
    trace: Array.from({ length: 12 }, (_, index) => ({
      atMs: (index + 1) * 10 * MINUTE_MS,
      kind: OWING[index % OWING.length] ?? OWING[0],
      seed: index,
    })),
  },
  {
    // Of seed 20261122.
    name: 'the clipboard takes longer for every answer than it is waited for',
    days: 0.1,
    seed: 1,
    trace: [
      { atMs: 10 * MINUTE_MS, kind: 'a sign-in', seed: 1 },
      { atMs: 20 * MINUTE_MS, kind: 'a clipboard that is slow', seed: 2_036_794_987 },
    ],
  },
  {
    // Of seed 210 with three times as much of everything.
    name: 'a copy of a damaged store is owed to a sign-out over a restart',
    days: 1,
    seed: 210,
    trace: [
      { atMs: 10 * MINUTE_MS, kind: 'a sign-in', seed: 1_600_622_258 },
      { atMs: 60 * MINUTE_MS, kind: 'a damaged store', seed: 1_199_699_445 },
      { atMs: 120 * MINUTE_MS, kind: 'a disk that fails a flush', seed: 1_163_107_711 },
      { atMs: 180 * MINUTE_MS, kind: 'a quit with work owed', seed: 879_486_290 },
    ],
  },
];
