import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { collectGarbage } from '../support/collect-garbage.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';

/** Everything that reads what others wrote, and how large its part of all cases is. */
const PARTS = {
  'device code': 2,
  'sign-in answer': 2,
  'renewal of a GitHub token': 1,
  exchange: 3,
  refusal: 1,
  user: 1,
  usage: 2,
  revocation: 1,
  'life of a revocation': 1,
  avatar: 1,
  probe: 1,
  'waiting time': 1,
  host: 1,
  link: 1,
  'reason of a failed request': 1,
  'vault envelope': 2,
  'vault document': 1,
  'settings document': 1,
  'argument of a request': 2,
  'line for the log': 1,
  'request to the agent': 2,
} as const;

export type Part = keyof typeof PARTS;

const ALL_PARTS = Object.values(PARTS).reduce<number>((sum, part) => sum + part, 0);

/** Of all parts together; `FUZZ_CASES` asks for more. */
const CASES = Number(process.env['FUZZ_CASES'] ?? sized(1_000, 20_000));

/** An honest case takes about one; a pattern that runs wild takes minutes. Processor time, as the machine may be busy. */
const LONGEST_CASE_MS = 2_000;

/** What may stay behind after thousands of cases: caches and compiled code, but nothing that grows with each case. */
const MOST_LEFT_BYTES = 16 * 1024 * 1024;

const TIMEOUT_MS = 600_000;

/** Where something failed once: these cases come along for ever, whatever the run's own seed. */
const KEPT_SEEDS: Readonly<Partial<Record<Part, readonly number[]>>> = {
  'argument of a request': [2_135_351_443],
  'renewal of a GitHub token': [52_526_431, 670_586_174],
};

/** What a reader is fed. */
export interface Food<T> {
  /** Each must be understood: so the checks on what was understood are reached, and not by luck. */
  readonly honest: readonly [T, ...T[]];
  /** Of these perhaps none is. */
  readonly random: fc.Arbitrary<T>;
  /** Must not throw, hang, or leave memory behind; checks what it got, and answers whether it got anything. */
  readonly read: (given: T) => Promise<boolean> | boolean;
}

/** Feeds a reader what it is made for, then its part of all random cases. */
export function fuzz<T>(part: Part, { honest, random, read }: Food<T>): void {
  test.each(honest.map((given, index) => [index + 1, given] as const))(
    `understands an honest ${part}, no. %i`,
    async (_, given) => {
      expect(await read(given)).toBe(true);
    },
  );

  const numRuns = Math.ceil((CASES * PARTS[part]) / ALL_PARTS);
  test.each([SEED, ...(KEPT_SEEDS[part] ?? [])])(
    `survives ${numRuns} times any ${part}, seed %i`,
    { timeout: TIMEOUT_MS },
    async (seed) => {
      const before = heapBytes();
      const timed = fc.asyncProperty(random, async (given) => {
        const start = process.cpuUsage();
        await read(given);
        const { user, system } = process.cpuUsage(start);
        expect((user + system) / 1_000).toBeLessThan(LONGEST_CASE_MS);
      });
      await fc.assert(timed, { numRuns, seed });
      expect(heapBytes() - before).toBeLessThan(MOST_LEFT_BYTES);
    },
  );
}

/** What is really in use: after a collection. */
function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
