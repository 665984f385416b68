import * as fc from 'fast-check';
import { expect } from 'vitest';
import { usageOf } from '../../src/main/github/usage.ts';
import { QUOTA_NAMES, type Quota, type Usage, usedPart } from '../../src/shared/usage.ts';
import { USAGE_SHAPES } from '../support/usage-shapes.ts';
import { fuzz } from './fuzz.ts';
import { bent } from './hostile.ts';

type Fields = Readonly<Record<string, unknown>>;

const BODIES: readonly Fields[] = USAGE_SHAPES.map(({ body }) => body);
const SNAPSHOTS: readonly Fields[] = BODIES.flatMap(({ quota_snapshots: all }) =>
  all === null || all === undefined ? [] : (Object.values(all) as Fields[]),
);

/** A body whose numbers are bent one by one, and not as one field with all of them. */
const bentWithin = fc
  .tuple(fc.constantFrom(...BODIES), bent(...SNAPSHOTS), bent(...SNAPSHOTS), bent(...BODIES))
  .map(([body, premium, chat, around]) => ({
    ...body,
    ...(around as object),
    quota_snapshots: { premium_interactions: premium, chat },
  }));

/** Every number that stands in it, also as text. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return value.trim() === '' ? [] : [Number(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** Whether the number is GitHub's, or the difference of two of its numbers. */
function isGitHubs(shown: number, said: readonly number[]): boolean {
  const isNear = (one: number): boolean => Math.abs(one - shown) <= 1e-6 * Math.abs(one);
  return said.some(
    (one) => isNear(one) || isNear(-one) || said.some((other) => isNear(one - other)),
  );
}

function check({ name, amount, reset }: Quota, said: readonly number[]): void {
  expect(QUOTA_NAMES).toContain(name);
  const part = usedPart(amount);
  if (part !== null) expect(part >= 0 && part <= 1).toBe(true);
  if (reset !== null) expect(new Date(reset.atMs).getUTCFullYear()).toBeLessThan(3_000);
  if (amount.kind === 'part') {
    const { leftPercent, total } = amount;
    expect(leftPercent >= 0 && leftPercent <= 100).toBe(true);
    expect(leftPercent === 0 || isGitHubs(leftPercent, said)).toBe(true);
    expect(total === null || isGitHubs(total, said)).toBe(true);
  }
  if (amount.kind === 'unlimited' || amount.kind === 'pooled') {
    expect(amount.used === null || isGitHubs(amount.used, said)).toBe(true);
  }
  if (amount.kind !== 'counted') return;
  const { total, used, left, over } = amount;
  expect(total > 0 && left >= 0 && over >= 0 && (left === 0 || over === 0)).toBe(true);
  expect(used).toBeCloseTo(total - left + over, 3);
  expect(isGitHubs(total, said)).toBe(true);
  for (const one of [left, over]) expect(one === 0 || isGitHubs(one, said)).toBe(true);
}

fuzz<unknown>('usage', {
  honest: [BODIES[0], ...BODIES.slice(1)],
  random: fc.oneof(bentWithin, bent(...BODIES), fc.jsonValue()),
  read: (body) => {
    const usage: Usage | null = usageOf(body);
    if (usage === null) return false;
    const said = numbersIn(body);
    for (const quota of usage.quotas) check(quota, said);
    expect(JSON.stringify(usage).length).toBeLessThan(2_000);
    return true;
  },
});
