import { describe, expect, it } from 'vitest';
import { usageOf } from '../../../../src/main/github/usage.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { USAGE_SHAPES } from '../../../support/usage-shapes.ts';
import { createWireBench, steady } from '../../../support/wire-bench.ts';

/** The usage of a person who pays for it, with this quota. */
const premium = (snapshot: unknown, beside: object = {}) =>
  usageOf({ ...beside, quota_snapshots: { premium_interactions: snapshot } })?.quotas[0];

const SPENT = { entitlement: 300, remaining: 100 };

describe('usage as GitHub tells it', () => {
  it.each(USAGE_SHAPES)('is read in the shape $name', ({ body, plan, quotas }) => {
    expect(usageOf(body)).toEqual({ plan, quotas });
  });

  it.each([[null], ['ok'], [7], [undefined]])(
    'is none where the answer is no object: %j',
    (body) => {
      expect(usageOf(body)).toBeNull();
    },
  );

  it('begins anew by the first of four fields that says when', () => {
    const fields = [
      ['quota_reset_date_utc', '2026-10-02T00:00:00Z'],
      ['quota_reset_date', '2026-10-03'],
      ['limited_user_reset_date', '2026-10-04'],
    ] as const;
    const own = { ...SPENT, quota_reset_at: Date.UTC(2026, 9, 1) / 1_000 };
    const dayOf = (snapshot: object, beside: object) =>
      new Date(premium(snapshot, beside)?.reset?.atMs ?? 0).getUTCDate();
    expect(dayOf(own, Object.fromEntries(fields))).toBe(1);
    expect(dayOf(SPENT, Object.fromEntries(fields))).toBe(2);
    expect(dayOf(SPENT, Object.fromEntries(fields.slice(1)))).toBe(3);
    expect(dayOf(SPENT, Object.fromEntries(fields.slice(2)))).toBe(4);
    expect(premium(SPENT, {})?.reset).toBeNull();
  });

  it.each([
    ['2026-08-30T10:00:00Z', '2026-06-18T05:30:00Z', '2026-09-01', '2026-09-01'],
    ['2026-08-30T10:00:00Z', '2026-06-18T05:30:00Z', '2026-08-01', null],
    ['2026-09-01T10:00:00Z', '2026-08-30T10:00:00Z', '2026-09-01', '2026-09-01'],
    ['2026-09-02T00:00:00Z', '2026-09-01T00:00:00Z', '2026-09-01', null],
    [null, '2026-06-18T05:30:00Z', '2026-09-01', '2026-06-18'],
  ])(
    'begins anew on no day that is over: at %s, said %s and %s',
    async (now, own, beside, expected) => {
      const body = { quota_snapshots: { premium_interactions: { ...SPENT, quota_reset_at: own } } };
      const headers = {
        'x-github-request-id': 'ABCD:1',
        ...(now === null ? {} : { date: new Date(now).toUTCString() }),
      };
      const http = async () => Response.json({ ...body, quota_reset_date: beside }, { headers });
      const { github } = createWireBench({ http });
      const answer = await github.usage('github.com', new Secret('ghu_unitunitunit'), steady);
      const reset = answer.kind === 'told' ? answer.told?.quotas[0]?.reset : undefined;
      const day = reset == null ? null : new Date(reset.atMs).toISOString().slice(0, 10);
      expect(day).toBe(expected);
    },
  );

  it.each([
    0,
    '0',
    -1,
    '',
    'soon',
    '2026-02-31x',
    1e300,
    null,
    {},
    '2026-02-31',
    '2026-13-01',
    '2026-02-30T00:00:00Z',
    '2026-06-31T09:00:00',
  ])('begins anew on no day that is none: %j', (day) => {
    const beside = {
      quota_reset_date_utc: day,
      quota_reset_date: day,
      limited_user_reset_date: day,
    };
    expect(premium({ ...SPENT, quota_reset_at: day }, beside)?.reset).toBeNull();
  });

  it.each([
    ['more is left than there is', { entitlement: 300, remaining: 301 }],
    ['there is nothing to use', { entitlement: 0, remaining: 0, percent_remaining: 100 }],
    ['there is less than nothing', { entitlement: -5, remaining: -5, percent_remaining: 100 }],
    ['only all there is is told', { entitlement: 300 }],
    ['only what is left is told', { remaining: 12 }],
    ['more than everything is left', { percent_remaining: 170 }],
    ['the numbers are words', { entitlement: 'many', remaining: 'some', percent_remaining: 'x' }],
    ['the numbers are absurd', { entitlement: 1e300, remaining: 1e299 }],
    ['it is a list', [300, 100]],
    ['it is a word', 'unlimited'],
  ])('has no number where %s', (_why, snapshot) => {
    expect(premium(snapshot)).toBeUndefined();
  });

  it('takes the exact number of two that mean the same, and the plain one of two that do not', () => {
    const left = (more: object) => {
      const amount = premium({ ...SPENT, ...more })?.amount;
      return amount?.kind === 'counted' ? amount.left : null;
    };
    expect(left({ quota_remaining: 100.7 })).toBe(100.7);
    expect(left({ quota_remaining: 7 })).toBe(100);
    expect(left({ remaining: null, quota_remaining: 7 })).toBe(7);
  });

  it('is of premium requests unless GitHub says that credits are billed', () => {
    expect(premium(SPENT)?.name).toBe('premiumRequests');
    expect(premium(SPENT, { token_based_billing: false })?.name).toBe('premiumRequests');
    expect(premium(SPENT, { token_based_billing: 'true' })?.name).toBe('credits');
    expect(premium({ ...SPENT, token_based_billing: true })?.name).toBe('credits');
  });
});
