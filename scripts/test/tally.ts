import fs from 'node:fs';
import * as v from 'valibot';

/** How many checks held. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    NOTHING,
  );
}

/** `N passed, N failed`, and what was skipped if anything was. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

/** The last {@link tallyLine} in a text; null when there is none. */
export function lastTally(text: string): Tally | null {
  const found = [...text.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  if (found === undefined) return null;
  const [passed = 0, failed = 0, skipped = 0] = found.slice(1).map((count) => Number(count ?? 0));
  return { passed, failed, skipped };
}

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
});

const PlaywrightReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    skipped: v.number(),
  }),
});

/** Reads Vitest's JSON report; null when there is none that makes sense. */
export function vitestTally(file: string): Tally | null {
  const report = v.safeParse(VitestReport, readJson(file));
  if (!report.success) return null;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.output;
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  };
}

/** Reads Playwright's JSON report; null when there is none that makes sense. */
export function playwrightTally(file: string): Tally | null {
  const report = v.safeParse(PlaywrightReport, readJson(file));
  if (!report.success) return null;
  const { expected, unexpected, skipped } = report.output.stats;
  return { passed: expected, failed: unexpected, skipped };
}

export function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
