import type { Quota, QuotaReset } from '../../src/shared/usage.ts';

/** An answer of `/copilot_internal/user` as it was seen somewhere, without what says nothing of usage. */
export interface UsageShape {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly plan: string | null;
  readonly quotas: readonly Quota[];
}

const at = (text: string): QuotaReset => ({ atMs: Date.parse(text), isWholeDay: false });
const on = (day: string): QuotaReset => ({ atMs: Date.parse(day), isWholeDay: true });

const unlimited = (name: Quota['name']): Quota => ({
  name,
  amount: { kind: 'unlimited', used: null },
  reset: null,
});

const counted = (
  name: Quota['name'],
  [total, used, left, over = 0]: readonly [number, number, number, number?],
  reset: QuotaReset | null,
): Quota => ({ name, amount: { kind: 'counted', total, used, left, over }, reset });

const snapshot = (more: object) => ({
  overage_count: 0,
  overage_permitted: false,
  timestamp_utc: '2026-09-10T12:00:00.000Z',
  ...more,
});

/** What GitHub writes where nothing runs out, in each month of the year. */
const FREELY = snapshot({
  entitlement: 0,
  remaining: 0,
  quota_remaining: 0.0,
  percent_remaining: 100.0,
  unlimited: true,
});

/** A seat of an organization that has set no budget: every bucket is the same placeholder. */
const POOL = {
  overage_count: 0,
  overage_entitlement: 0,
  overage_permitted: true,
  percent_remaining: 100.0,
  quota_remaining: 0.0,
  unlimited: true,
  has_quota: true,
  quota_reset_at: 0,
  token_based_billing: true,
  remaining: 0,
  entitlement: 0,
};

const FREE = { copilot_plan: 'individual', access_type_sku: 'free_limited_copilot' };
const PRO = { copilot_plan: 'individual', access_type_sku: 'monthly_subscriber' };
const SEAT = { copilot_plan: 'business', access_type_sku: 'copilot_for_business_seat_quota' };

/** Every shape that has been seen; the comment says when or where. */
export const USAGE_SHAPES: readonly UsageShape[] = [
  {
    name: 'of spring: premium requests in numbers',
    body: {
      ...PRO,
      quota_reset_date: '2026-04-01',
      quota_snapshots: {
        chat: { ...FREELY, quota_id: 'chat' },
        completions: { ...FREELY, quota_id: 'completions' },
        premium_interactions: snapshot({
          quota_id: 'premium_interactions',
          entitlement: 300,
          remaining: 211,
          quota_remaining: 211.4,
          percent_remaining: 70.4,
          unlimited: false,
          overage_permitted: true,
        }),
      },
    },
    plan: 'individual',
    quotas: [
      counted('premiumRequests', [300, 300 - 211.4, 211.4], on('2026-04-01')),
      unlimited('chat'),
      unlimited('completions'),
    ],
  },
  {
    name: 'of May: the entitlement is a string',
    body: {
      ...PRO,
      quota_reset_date_utc: '2026-06-01T00:00:00.000Z',
      quota_reset_date: '2026-06-01',
      quota_snapshots: {
        premium_interactions: snapshot({
          entitlement: '300',
          remaining: 120,
          percent_remaining: 40.0,
          unlimited: false,
        }),
      },
    },
    plan: 'individual',
    quotas: [counted('premiumRequests', [300, 180, 120], at('2026-06-01T00:00:00Z'))],
  },
  {
    name: 'of June: AI credits under the old name, a reset of their own, has_quota always false',
    body: {
      copilot_plan: 'individual_pro',
      access_type_sku: 'plus_monthly_subscriber_quota',
      token_based_billing: true,
      quota_reset_date_utc: '2026-07-02T00:00:00.000Z',
      quota_reset_date: '2026-07-02',
      quota_snapshots: {
        chat: { ...FREELY, token_based_billing: true, has_quota: false },
        premium_interactions: snapshot({
          entitlement: '7000',
          remaining: 4500,
          percent_remaining: 64.3,
          unlimited: false,
          has_quota: false,
          token_based_billing: true,
          quota_reset_at: 1_782_864_000,
        }),
      },
    },
    plan: 'individual_pro',
    quotas: [counted('credits', [7000, 2500, 4500], at('2026-07-01T00:00:00Z')), unlimited('chat')],
  },
  {
    name: 'of July: credits_used beside what is left',
    body: {
      copilot_plan: 'individual_max',
      token_based_billing: true,
      quota_reset_date_utc: '2026-08-01T00:00:00.000Z',
      quota_snapshots: {
        premium_interactions: snapshot({
          entitlement: '20000',
          quota_remaining: 7654.5,
          remaining: 7654,
          credits_used: 12345.5,
          percent_remaining: 38.2,
          overage_entitlement: 0,
          unlimited: false,
          quota_reset_at: 0,
        }),
      },
    },
    plan: 'individual_max',
    quotas: [counted('credits', [20_000, 12_345.5, 7654.5], at('2026-08-01T00:00:00Z'))],
  },
  {
    name: 'with what is used and not what is left',
    body: {
      copilot_plan: 'individual_edu',
      token_based_billing: true,
      quota_snapshots: {
        premium_interactions: {
          entitlement: '1500',
          credits_used: 1500,
          percent_remaining: 0,
          overage_count: 40,
          overage_entitlement: 100,
          overage_permitted: true,
        },
        chat: { unlimited: true, credits_used: 2.5 },
      },
    },
    plan: 'individual_edu',
    quotas: [
      counted('credits', [1500, 1540, 0, 40], null),
      { name: 'chat', amount: { kind: 'unlimited', used: 2.5 }, reset: null },
    ],
  },
  {
    name: 'with a part alone',
    body: {
      ...PRO,
      token_based_billing: true,
      quota_reset_date: '2026-09-01',
      quota_snapshots: { premium_interactions: { percent_remaining: '12.5', unlimited: false } },
    },
    plan: 'individual',
    quotas: [
      {
        name: 'credits',
        amount: { kind: 'part', total: null, leftPercent: 12.5 },
        reset: on('2026-09-01'),
      },
    ],
  },
  {
    name: 'beyond the end, where what is left is negative',
    body: {
      ...PRO,
      quota_snapshots: {
        premium_interactions: snapshot({
          entitlement: 300,
          remaining: -1,
          quota_remaining: -1,
          percent_remaining: -0.33,
          unlimited: false,
        }),
      },
    },
    plan: 'individual',
    quotas: [counted('premiumRequests', [300, 301, 0, 1], null)],
  },
  {
    name: 'with every number in a string',
    body: {
      ...PRO,
      quota_reset_date: '2026-10-01',
      quota_snapshots: {
        premium_interactions: {
          entitlement: '300',
          remaining: '-24',
          quota_remaining: '-24.6',
          percent_remaining: '-8.2',
          unlimited: 'false',
          overage_count: '25',
        },
      },
    },
    plan: 'individual',
    quotas: [counted('premiumRequests', [300, 325, 0, 25], on('2026-10-01'))],
  },
  {
    name: 'of a seat that shares a pool, as an empty quota',
    body: {
      ...SEAT,
      token_based_billing: true,
      quota_reset_date: '2026-10-01',
      quota_snapshots: {
        chat: FREELY,
        completions: FREELY,
        premium_interactions: snapshot({
          entitlement: 0,
          remaining: 0,
          percent_remaining: 100.0,
          unlimited: false,
        }),
      },
    },
    plan: 'business',
    quotas: [
      { name: 'credits', amount: { kind: 'pooled', used: null }, reset: null },
      unlimited('chat'),
      unlimited('completions'),
    ],
  },
  {
    name: 'of a seat that shares a pool, as "unlimited"',
    body: {
      ...SEAT,
      token_based_billing: true,
      quota_snapshots: {
        premium_interactions: { ...POOL, quota_id: 'premium_interactions' },
        chat: { ...POOL, quota_id: 'chat' },
        completions: { ...POOL, quota_id: 'completions' },
      },
    },
    plan: 'business',
    quotas: [
      { name: 'credits', amount: { kind: 'pooled', used: null }, reset: null },
      unlimited('chat'),
      unlimited('completions'),
    ],
  },
  {
    name: 'of a seat that shares a pool and is told its own part',
    body: {
      copilot_plan: 'enterprise',
      token_based_billing: true,
      quota_snapshots: { premium_interactions: { ...POOL, credits_used: 298.7 } },
    },
    plan: 'enterprise',
    quotas: [{ name: 'credits', amount: { kind: 'pooled', used: 298.7 }, reset: null }],
  },
  {
    name: 'of a seat with a budget',
    body: {
      ...SEAT,
      token_based_billing: true,
      quota_reset_date_utc: '2026-12-01T00:00:00.000Z',
      quota_snapshots: {
        premium_interactions: {
          ...POOL,
          unlimited: false,
          entitlement: '30000',
          remaining: 10_782,
          quota_remaining: 10_782.3,
          percent_remaining: 35.9,
        },
      },
    },
    plan: 'business',
    quotas: [counted('credits', [30_000, 30_000 - 10_782.3, 10_782.3], at('2026-12-01T00:00:00Z'))],
  },
  {
    name: 'of a seat without any snapshot',
    body: { ...SEAT, quota_snapshots: null },
    plan: 'business',
    quotas: [{ name: 'premiumRequests', amount: { kind: 'pooled', used: null }, reset: null }],
  },
  {
    name: 'of Free, with credits that it has none of',
    body: {
      ...FREE,
      token_based_billing: true,
      quota_reset_date: '2026-12-01',
      quota_snapshots: {
        chat: { entitlement: 200, remaining: 182, percent_remaining: 91.0 },
        completions: { entitlement: 2000, remaining: 1989, percent_remaining: 99.4 },
        premium_interactions: { entitlement: 0, remaining: 0, percent_remaining: 0.0 },
      },
    },
    plan: 'free',
    quotas: [
      counted('chat', [200, 18, 182], on('2026-12-01')),
      counted('completions', [2000, 11, 1989], on('2026-12-01')),
    ],
  },
  {
    name: 'of Free without snapshots: what is left and all there is, in fields apart',
    body: {
      ...FREE,
      limited_user_quotas: { chat: 41, completions: '1873' },
      monthly_quotas: { chat: 50, completions: 2000 },
      limited_user_subscribed_day: 9,
      limited_user_reset_date: '2026-10-09',
    },
    plan: 'free',
    quotas: [
      counted('chat', [50, 9, 41], on('2026-10-09')),
      counted('completions', [2000, 127, 1873], on('2026-10-09')),
    ],
  },
  {
    name: 'of which nobody made anything',
    body: { copilot_plan: 'individual', token_based_billing: { is: true }, quota_snapshots: [] },
    plan: 'individual',
    quotas: [],
  },
];
