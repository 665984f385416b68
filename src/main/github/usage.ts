import * as v from 'valibot';
import { DAY_MS } from '../../shared/time-units.ts';
import type { Quota, QuotaAmount, QuotaName, QuotaReset, Usage } from '../../shared/usage.ts';
import { http } from '../config.ts';
import type { NicetyAnswer } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import { bodyOf, isSuccess } from './answer.ts';
import { noneOf, troubleOf } from './failures.ts';
import { planOf } from './plan.ts';
import type { Tools } from './tools.ts';
import { nameText, optional, WholeText, WireInstant, WireNumber, wholeDay } from './wire-fields.ts';

const LONGEST_PLAN = 60;

/** Nobody has a trillion of anything; such a number is a mistake, or an attack on the screen. */
const MOST = 1e12;

/** Nice to have: it may not hold up a sign-in. */
const LIMITS = { ...http, deadlineMs: http.identityDeadlineMs };

/** What cannot be read is as good as missing: this answer has changed its shape seven times within a year. */
const perhaps = <S extends v.GenericSchema>(schema: S) => v.fallback(optional(schema), null);

const Amount = v.pipe(WireNumber, v.minValue(-MOST), v.maxValue(MOST));
const Flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((word) => word === 'true'),
  ),
]);

/** 1970 is how GitHub writes "no date" into this field. */
const SomeInstant = v.pipe(WireInstant, v.minValue(1));
const WholeDay = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.transform(wholeDay),
  v.minValue(1),
);
const Reset = v.union([
  v.pipe(
    WholeDay,
    v.transform((atMs): QuotaReset => ({ atMs, isWholeDay: true })),
  ),
  v.pipe(
    SomeInstant,
    v.transform((atMs): QuotaReset => ({ atMs, isWholeDay: false })),
  ),
]);

/** `has_quota` is not read: it is always false where AI credits are counted. */
const Snapshot = v.object({
  entitlement: perhaps(Amount),
  remaining: perhaps(Amount),
  quota_remaining: perhaps(Amount),
  percent_remaining: perhaps(Amount),
  credits_used: perhaps(Amount),
  overage_count: perhaps(Amount),
  unlimited: perhaps(Flag),
  token_based_billing: perhaps(Flag),
  quota_reset_at: perhaps(Reset),
});
type Snapshot = v.InferOutput<typeof Snapshot>;

/** What the Free plan says apart: `limited_user_quotas` is what is left, `monthly_quotas` all there is. */
const Apart = v.object({ chat: perhaps(Amount), completions: perhaps(Amount) });

const Body = v.object({
  copilot_plan: perhaps(nameText(LONGEST_PLAN)),
  access_type_sku: perhaps(WholeText),
  token_based_billing: perhaps(Flag),
  quota_snapshots: perhaps(
    v.object({
      chat: perhaps(Snapshot),
      completions: perhaps(Snapshot),
      premium_interactions: perhaps(Snapshot),
    }),
  ),
  limited_user_quotas: perhaps(Apart),
  monthly_quotas: perhaps(Apart),
  quota_reset_at: perhaps(Reset),
  quota_reset_date_utc: perhaps(Reset),
  quota_reset_date: perhaps(Reset),
  limited_user_reset_date: perhaps(Reset),
});
type Body = v.InferOutput<typeof Body>;

/** Asks for the plan and what is used of it. Never rejects. */
export async function fetchUsage(
  tools: Tools,
  host: string,
  token: Secret,
  signal: AbortSignal,
): Promise<NicetyAnswer<Usage>> {
  const request = tools.requests.rest(
    { host, method: 'GET', space: 'internal', endpoint: 'copilotUser' },
    token,
  );
  const reply = await tools.send({ host, purpose: 'plan', request, signal, limits: LIMITS });
  if (reply.kind === 'trouble') return noneOf(reply.trouble);
  const { answer } = reply;
  if (!isSuccess(answer)) return noneOf(troubleOf(answer), answer);
  return { kind: 'told', told: usageOf(bodyOf(answer), answer.serverMs) };
}

/**
 * What `/copilot_internal/user` says, in any shape that it was ever seen in; null for what is no object.
 *
 * @param nowMs the server's present time, null where it is not known: GitHub goes on naming the ends of periods past
 * @see https://github.com/microsoft/vscode/issues/333415
 */
export function usageOf(body: unknown, nowMs: number | null = null): Usage | null {
  const read = v.safeParse(Body, body);
  if (!read.success) return null;
  const plan = planOf(read.output.copilot_plan, read.output.access_type_sku);
  return { plan, quotas: quotasOf(read.output, plan, nowMs ?? Number.NEGATIVE_INFINITY) };
}

function quotasOf(body: Body, plan: string | null, nowMs: number): readonly Quota[] {
  const { chat, completions, premium_interactions: premium } = body.quota_snapshots ?? {};
  // GitHub's own clients take it so: the name of the field has stayed, and what is counted under it is another.
  const hasCredits = (body.token_based_billing ?? premium?.token_based_billing) === true;
  const isPooled = plan === 'business' || plan === 'enterprise';
  const resets: ResetChoice = (snapshot) => nextReset(body, snapshot ?? null, nowMs);
  return [
    quotaOf(
      hasCredits ? 'credits' : 'premiumRequests',
      premium,
      isPooled ? pooledAmount(premium ?? null, hasCredits) : amountOf(premium ?? null),
      resets,
    ),
    quotaOf('chat', chat, amountOf(chat ?? null) ?? amountApart('chat', body), resets),
    quotaOf(
      'completions',
      completions,
      amountOf(completions ?? null) ?? amountApart('completions', body),
      resets,
    ),
  ].filter((quota) => quota !== null);
}

/** When this begins anew. */
type ResetChoice = (snapshot: Snapshot | null | undefined) => QuotaReset | null;

function quotaOf(
  name: QuotaName,
  snapshot: Snapshot | null | undefined,
  amount: QuotaAmount | null,
  resets: ResetChoice,
): Quota | null {
  if (amount === null) return null;
  const runsOut = amount.kind === 'counted' || amount.kind === 'part';
  return { name, amount, reset: runsOut ? resets(snapshot) : null };
}

/** The first that is said and not over; a day is over with its last hour. */
function nextReset(body: Body, snapshot: Snapshot | null, nowMs: number): QuotaReset | null {
  const said = [
    snapshot?.quota_reset_at ?? null,
    body.quota_reset_at,
    body.quota_reset_date_utc,
    body.quota_reset_date,
    body.limited_user_reset_date,
  ];
  const isToCome = ({ atMs, isWholeDay }: QuotaReset): boolean =>
    atMs + (isWholeDay ? DAY_MS : 0) > nowMs;
  return said.find((reset) => reset !== null && isToCome(reset)) ?? null;
}

/**
 * A seat that shares a pool is told nothing of it: its "unlimited" is a placeholder where credits are counted, and so is
 * its entitlement of 0 anywhere. Only where the organization has set a budget there are numbers.
 */
function pooledAmount(snapshot: Snapshot | null, hasCredits: boolean): QuotaAmount {
  const amount = snapshot === null ? null : amountOf(snapshot);
  const isPlaceholder = amount === null || (amount.kind === 'unlimited' && hasCredits);
  return isPlaceholder ? { kind: 'pooled', used: spentIn(snapshot) } : amount;
}

/** Null where there is no number and no word for it, which is also what an entitlement of 0 comes to. */
function amountOf(snapshot: Snapshot | null): QuotaAmount | null {
  if (snapshot === null) return null;
  const { entitlement: total, percent_remaining: percent } = snapshot;
  if (snapshot.unlimited === true) return { kind: 'unlimited', used: spentIn(snapshot) };
  if (total !== null && total <= 0) return null;
  const counted = total === null ? null : countedAmount(total, leftIn(snapshot), snapshot);
  if (counted !== null || percent === null || percent > 100) return counted;
  return { kind: 'part', total, leftPercent: Math.max(percent, 0) };
}

/** Below zero, more than all was used; GitHub also says that apart, beside nothing left. */
function countedAmount(
  total: number,
  left: number | null,
  { overage_count: beyond }: Pick<Snapshot, 'overage_count'>,
): QuotaAmount | null {
  // More left than there is: of numbers that contradict one another none is shown.
  if (left === null || left > total) return null;
  const over = left > 0 ? 0 : Math.max(-left, beyond ?? 0);
  return {
    kind: 'counted',
    total,
    used: total - Math.max(left, 0) + over,
    left: Math.max(left, 0),
    over,
  };
}

/** `quota_remaining` is the exact one of two, as long as they mean the same. */
function leftIn(snapshot: Snapshot): number | null {
  const { entitlement, remaining, quota_remaining: exact, credits_used: spent } = snapshot;
  const isSame = exact !== null && (remaining === null || Math.abs(exact - remaining) <= 1);
  const left = isSame ? exact : remaining;
  if (left !== null || entitlement === null || spent === null) return left;
  return entitlement - spent;
}

function spentIn(snapshot: Snapshot | null): number | null {
  const spent = snapshot?.credits_used ?? null;
  return spent === null || spent < 0 ? null : spent;
}

function amountApart(name: 'chat' | 'completions', body: Body): QuotaAmount | null {
  const total = body.monthly_quotas?.[name] ?? null;
  const left = body.limited_user_quotas?.[name] ?? null;
  return total === null || total <= 0 ? null : countedAmount(total, left, { overage_count: null });
}
