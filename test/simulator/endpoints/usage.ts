import { createHash } from 'node:crypto';
import { assertNever } from '../assert-never.ts';
import type { Person, Usage } from '../choices.ts';
import { PLANS } from '../plans.ts';
import { json } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';
import { serverNowMs, type World } from '../world.ts';
import { callerOf } from './bearer.ts';
import { endpointsOf } from './endpoints-of.ts';

/** `GET /copilot_internal/user`: plan and quotas. Answers the tokens of any app. */
export function usage(request: SimulatedRequest, world: World): Reply {
  const caller = callerOf(request, world);
  if (caller.kind === 'stranger') return caller.reply;
  return json(200, usageBody(caller.person, world));
}

function usageBody(person: Person, world: World): Record<string, unknown> {
  const now = new Date(serverNowMs(world));
  const resetsAt = startOfNextMonth(now);
  const plan = PLANS[person.usage];
  const isBusiness = !plan.individual;
  return {
    login: person.login,
    access_type_sku: plan.sku,
    analytics_tracking_id: createHash('md5').update(`analytics ${person.id}`).digest('hex'),
    assigned_date: '2026-01-15T10:00:00-08:00',
    can_signup_for_limited: false,
    chat_enabled: true,
    copilot_plan: plan.copilotPlan,
    copilotignore_enabled: isBusiness,
    is_mcp_enabled: true,
    restricted_telemetry: isBusiness,
    organization_login_list: isBusiness ? ['octo-org'] : [],
    organization_list: isBusiness ? [{ login: 'octo-org', name: 'Octo Org' }] : [],
    endpoints: endpointsOf(world),
    ...quotaFields(person.usage, now, resetsAt),
  };
}

const startOfNextMonth = (now: Date): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));

function quotaFields(usage: Usage, now: Date, resetsAt: Date): Record<string, unknown> {
  const resets = {
    quota_reset_date: resetsAt.toISOString().slice(0, 10),
    quota_reset_date_utc: resetsAt.toISOString(),
  };
  const unlimited = quota(0, 0, now, { unlimited: true });
  const paid = (premium: object, more: object = {}) => ({
    ...resets,
    ...more,
    ...snapshots({ chat: unlimited, completions: unlimited, premium_interactions: premium }),
  });
  switch (usage) {
    case 'paid':
      return paid(quota(300, 211.4, now));
    case 'negative':
      return paid(quota(300, -24.6, now));
    case 'numericStrings':
      return paid(asStrings(quota(300, 211.4, now)));
    case 'credits':
      return paid(credits(7_000, 4_561.5, now, resetsAt), BILLED);
    case 'overspent':
      return paid({ ...credits(20_000, 0, now, resetsAt), overage_count: 1_250 }, BILLED);
    case 'percentOnly':
      return paid({ percent_remaining: 12.5, unlimited: false }, BILLED);
    case 'free':
    case 'freeCredits':
    case 'missingSnapshots':
      return freeFields(usage, now, resetsAt, resets);
    case 'business':
    case 'pooled':
    case 'pooledOwn':
      return seatFields(usage, now, resets);
    case 'uncounted':
      return {};
    default:
      return assertNever(usage);
  }
}

const BILLED = { token_based_billing: true } as const;

/** `has_quota` is always false where credits are counted, and their own reset is in seconds. */
function credits(total: number, left: number, now: Date, resetsAt: Date): Record<string, unknown> {
  return {
    ...quota(total, left, now),
    entitlement: String(total),
    credits_used: total - left,
    has_quota: false,
    quota_reset_at: resetsAt.getTime() / 1_000,
    overage_entitlement: 0,
    ...BILLED,
  };
}

function freeFields(
  usage: 'free' | 'freeCredits' | 'missingSnapshots',
  now: Date,
  resetsAt: Date,
  resets: object,
): Record<string, unknown> {
  if (usage === 'missingSnapshots') return limitedFields(resetsAt);
  const all = { chat: quota(50, 41, now), completions: quota(2000, 1873, now) };
  if (usage === 'free') return { ...resets, ...limitedFields(resetsAt), ...snapshots(all) };
  const none = { entitlement: 0, remaining: 0, percent_remaining: 0, unlimited: false };
  return { ...resets, ...BILLED, ...snapshots({ ...all, premium_interactions: none }) };
}

/** A seat that shares its organization's credits carries a placeholder that looks like an empty quota, or like none. */
function seatFields(
  usage: 'business' | 'pooled' | 'pooledOwn',
  now: Date,
  resets: object,
): Record<string, unknown> {
  const pool = {
    ...quota(0, 0, now, { unlimited: usage !== 'business' }),
    ...BILLED,
    has_quota: true,
    quota_reset_at: 0,
  };
  const own = usage === 'pooledOwn' ? { ...pool, credits_used: 298.7 } : pool;
  const free = usage === 'business' ? quota(0, 0, now, { unlimited: true }) : pool;
  return {
    ...resets,
    ...BILLED,
    ...snapshots({ chat: free, completions: free, premium_interactions: own }),
  };
}

/** The Free plan says its remaining and its total in fields of their own. */
function limitedFields(resetsAt: Date): Record<string, unknown> {
  return {
    limited_user_quotas: { chat: 41, completions: 1873 },
    monthly_quotas: { chat: 50, completions: 2000 },
    limited_user_subscribed_day: 1,
    limited_user_reset_date: resetsAt.toISOString().slice(0, 10),
  };
}

function snapshots(byId: Readonly<Record<string, object>>): Record<string, unknown> {
  const named = Object.entries(byId).map(([id, snapshot]) => [id, { ...snapshot, quota_id: id }]);
  return { quota_snapshots: Object.fromEntries(named) };
}

function quota(
  entitlement: number,
  remaining: number,
  now: Date,
  more: Readonly<Record<string, boolean>> = {},
): Record<string, unknown> {
  const percent = entitlement === 0 ? 100 : Math.round((remaining / entitlement) * 1000) / 10;
  return {
    entitlement,
    remaining: Math.floor(remaining),
    quota_remaining: remaining,
    percent_remaining: percent,
    unlimited: false,
    overage_count: Math.max(0, Math.ceil(-remaining)),
    overage_permitted: true,
    quota_reset_at: more['unlimited'] === true ? 0 : startOfNextMonth(now).getTime() / 1_000,
    timestamp_utc: now.toISOString(),
    ...more,
  };
}

function asStrings(quota: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(quota).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value) : value,
    ]),
  );
}
