/** A number that must not be passed, and what was measured. */
export interface Budget {
  readonly name: string;
  /** Null when it could not be measured; `why` says what was missing. */
  readonly ratio: number | null;
  /** Null for what is only told: nobody has promised anything of it. */
  readonly budget: number | null;
  /** Never true for what was not measured. */
  readonly ok: boolean;
  readonly why?: string;
}

/** The middle one; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that this part of all does not exceed. Throws for none at all. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** One side against the other: how much longer, or larger. */
export function compare(name: string, budget: number | null, ours: number, theirs: number): Budget {
  const ratio = Number((ours / theirs).toFixed(3));
  return { name, ratio, budget, ok: budget === null || ratio <= budget };
}

/** What could not be measured has not held. */
export function notMeasured(name: string, budget: number | null, why: string): Budget {
  return { name, ratio: null, budget, ok: false, why };
}

/** The last line for programs. What was not measured has not held, and is named. */
export function verdictOf(budgets: readonly Budget[]): {
  readonly ok: boolean;
  readonly budgets: readonly Budget[];
  readonly notMeasured: readonly string[];
} {
  const missing = budgets.filter(({ ratio }) => ratio === null).map(({ name }) => name);
  return { ok: budgets.every(({ ok }) => ok), budgets, notMeasured: missing };
}
