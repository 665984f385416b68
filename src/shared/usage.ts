import { assertNever } from './assert-never.ts';

/** What GitHub counts for an account: what its AI features take, and the two that some plans count apart. */
export const QUOTA_NAMES = ['credits', 'premiumRequests', 'chat', 'completions'] as const;

/** One of {@link QUOTA_NAMES}. */
export type QuotaName = (typeof QUOTA_NAMES)[number];

/** Each number is GitHub's own, or the difference of two of them. */
export type QuotaAmount =
  /** `over`: so much more than all was used; `used`, `left` and `over` fit `total`. */
  | {
      readonly kind: 'counted';
      readonly total: number;
      readonly used: number;
      readonly left: number;
      readonly over: number;
    }
  /** Only the part of it is told that is left: 0 to 100. */
  | { readonly kind: 'part'; readonly total: number | null; readonly leftPercent: number }
  | { readonly kind: 'unlimited'; readonly used: number | null }
  /** The account shares what its organization has, and decides. */
  | { readonly kind: 'pooled'; readonly used: number | null };

/** When it begins anew; a whole day is told by its first instant in UTC, and its hour is not known. */
export interface QuotaReset {
  readonly atMs: number;
  readonly isWholeDay: boolean;
}

/** One thing that is counted. */
export interface Quota {
  readonly name: QuotaName;
  readonly amount: QuotaAmount;
  /** Null where GitHub names no day, and where nothing runs out. */
  readonly reset: QuotaReset | null;
}

/** What GitHub tells of an account's plan and of what is used of it. */
export interface Usage {
  /** One of `PLANS`, or as GitHub names it when it is none of them; null when it names none. */
  readonly plan: string | null;
  /** Empty where GitHub gives no numbers. */
  readonly quotas: readonly Quota[];
}

/** The part of it that is used, 0 to 1; null where no number says so. */
export function usedPart(amount: QuotaAmount): number | null {
  switch (amount.kind) {
    case 'counted':
      return Math.min(amount.used / amount.total, 1);
    case 'part':
      return 1 - amount.leftPercent / 100;
    case 'unlimited':
    case 'pooled':
      return null;
    default:
      return assertNever(amount);
  }
}

/** `known`: what was heard last, without a request. `shown`: somebody looks at it. `pressed`: they want it anew. */
export const USAGE_WISHES = ['known', 'shown', 'pressed'] as const;

/**
 * What came of a wish to look.
 *
 * - `looked`: GitHub has told it now
 * - `fresh`: what is known is so new that GitHub was not asked again
 * - `notHeard`: GitHub was not reached, or may not be asked now
 */
export type UsageOutcome = 'looked' | 'fresh' | 'notHeard';

/** What is known of an account's usage. */
export interface UsageAnswer {
  /** Null before GitHub was heard. */
  readonly heard: { readonly usage: Usage | null; readonly atMs: number } | null;
  /** Null where GitHub was not to be asked. */
  readonly outcome: UsageOutcome | null;
}
