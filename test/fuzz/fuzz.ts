import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { sized } from '../support/size.ts';

/** Everything that reads what others wrote, and how large its part of all cases is. */
const PARTS = {
  'device code': 2,
  'sign-in answer': 2,
  'renewal of a GitHub token': 1,
  exchange: 3,
  refusal: 1,
  user: 1,
  plan: 1,
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

/**
 * Feeds a reader its part of all cases. `read` must not throw, hang, or leave memory behind; it checks what it got, and
 * answers whether it got anything: cases that are all refused at the door would show nothing.
 */
export function fuzz<T>(
  part: Part,
  cases: fc.Arbitrary<T>,
  read: (given: T) => Promise<boolean> | boolean,
): void {
  const numRuns = Math.ceil((CASES * PARTS[part]) / ALL_PARTS);
  test(`survives ${numRuns} times any ${part}`, { timeout: TIMEOUT_MS }, async () => {
    const before = heapBytes();
    let understood = 0;
    const timed = fc.asyncProperty(cases, async (given) => {
      const start = process.cpuUsage();
      if (await read(given)) understood += 1;
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(LONGEST_CASE_MS);
    });
    await fc.assert(timed, { numRuns });
    expect(understood).toBeGreaterThan(0);
    expect(heapBytes() - before).toBeLessThan(MOST_LEFT_BYTES);
  });
}

/** What is really in use: after a collection. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
