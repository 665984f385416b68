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
  {
    // Of seed 1: the renewal is on its way when the lid closes, and its answer does not come after waking.
    name: 'a renewal is slept through',
    days: 1.25,
    seed: 1,
    trace: [
      { atMs: 641_400, kind: 'a sign-in', seed: 1_123_642_337 },
      { atMs: 74_584_800, kind: 'a clock that is set', seed: 1_999_247_709 },
      { atMs: 88_033_800, kind: 'a sleep', seed: 707_942_746 },
      { atMs: 88_350_000, kind: 'trouble: timeout', seed: 1_682_844_428 },
      { atMs: 90_293_400, kind: 'a sleep at work', seed: 318_719_393 },
      { atMs: 101_765_280, kind: 'a sleep at work', seed: 1_151_136_544 },
    ],
  },
  {
    // As in seed 1003.
    name: 'the renewal of one account is late, and another account needs its own',
    days: 0.5,
    seed: 1,
    trace: [
      { atMs: 10 * MINUTE_MS, kind: 'a sign-in', seed: 100_000_000 },
      { atMs: 20 * MINUTE_MS, kind: 'somebody else approves', seed: 100_000_000 },
      { atMs: 450 * MINUTE_MS, kind: 'a renewal that is late', seed: 500_000_007 },
      { atMs: 455 * MINUTE_MS, kind: 'a sleep', seed: 200_000_003 },
    ],
  },
  {
    // Of seed 12.
    name: 'the ninth failure of a renewal is one from before a sleep',
    days: 4.7,
    seed: 12,
    trace: [
      { atMs: 604_200, kind: 'a sign-in', seed: 1_491_483_430 },
      { atMs: 360_968_280, kind: 'a sleep', seed: 101_544_950 },
      { atMs: 365_373_516, kind: 'a sleep', seed: 811_200_890 },
      { atMs: 372_889_800, kind: 'a sleep', seed: 1_817_357_264 },
      { atMs: 378_284_100, kind: 'trouble: malformed', seed: 857_899_284 },
      { atMs: 388_154_700, kind: 'a sleep', seed: 1_603_732_649 },
      { atMs: 395_387_100, kind: 'a sleep with the clock set back', seed: 994_372_971 },
    ],
  },
  {
    // Of seed 44: the clock is set in the very millisecond of waking, and a renewal waits behind another's.
    name: 'a renewal waits its turn while the clock is set',
    days: 3,
    seed: 44,
    trace: [
      { atMs: 160_651_549, kind: 'a sign-in', seed: 136_652_015 },
      { atMs: 178_627_741, kind: 'somebody else approves', seed: 1_535_629_447 },
      { atMs: 233_118_625, kind: 'a sleep', seed: 1_151_452_738 },
      { atMs: 236_224_739, kind: 'a renewal that is late', seed: 430_247_853 },
      { atMs: 237_465_663, kind: 'a clock that is set', seed: 787_639_134 },
      { atMs: 239_485_080, kind: 'a sign-out', seed: 931_194_393 },
    ],
  },
];
