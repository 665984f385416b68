import * as v from 'valibot';
import { OBJECTIONS, REQUEST_PURPOSES } from '../../shared/activity.ts';
import { MISHAPS } from '../../shared/mishap.ts';
import { REFUSAL_REASONS } from '../../shared/refusal.ts';
import { STORAGE_KINDS } from '../../shared/storage.ts';
import { COPY_OUTCOMES } from '../../shared/token-copy.ts';
import { TROUBLE_KINDS } from '../../shared/trouble.ts';
import { type ActivityEntry, PLAIN_ANSWERS } from '../ports.ts';

/** An entry with its moment. */
export type Recorded = ActivityEntry & {
  /** On the wall clock as it stood then, epoch milliseconds. */
  readonly atMs: number;
  /** Milliseconds since that run of the app began, by its own time. Lines of earlier versions have none. */
  readonly runMs?: number;
};

const Finite = v.pipe(v.number(), v.finite());
const Span = v.pipe(Finite, v.minValue(0));
/** Names of hosts, accounts and programs, which have bounds of their own where they come from. */
const Name = v.pipe(v.string(), v.maxLength(320));
/** A state or an event of a machine. */
const Word = v.pipe(v.string(), v.maxLength(40));
const Trouble = v.picklist(TROUBLE_KINDS);

const Cause = v.variant('kind', [
  v.object({
    kind: v.literal('answer'),
    status: Finite,
    code: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  }),
  v.object({ kind: v.literal('network'), name: v.nullable(v.pipe(v.string(), v.maxLength(64))) }),
  v.object({
    kind: v.literal('limit'),
    limit: v.picklist(['deadlineMs', 'bodyBytes']),
    allowed: Finite,
  }),
  v.object({ kind: v.literal('aborted') }),
  v.object({ kind: v.literal('hostRefused') }),
]);

const Said = v.variant('kind', [
  v.object({ kind: v.literal('token'), lifeMs: Span, refreshInMs: Span }),
  v.object({ kind: v.literal('refused'), reason: v.picklist(REFUSAL_REASONS) }),
  v.object({ kind: v.literal('grant'), endsInMs: v.nullable(Finite), isRenewable: v.boolean() }),
  v.object({
    kind: v.literal('trouble'),
    trouble: Trouble,
    retryAfterMs: v.nullable(Span),
    isPutOff: v.boolean(),
  }),
  v.object({ kind: v.picklist(PLAIN_ANSWERS) }),
]);

const Health = v.object({
  hasToken: v.boolean(),
  trouble: v.nullable(v.picklist([...TROUBLE_KINDS, ...OBJECTIONS])),
});

const moment = { atMs: Finite, runMs: v.exactOptional(Span) };
const event = { ...moment, kind: v.literal('event'), event: Word, state: Word };

/** A line of the activity, and of a report of it. */
export const EntryLine = v.variant('kind', [
  v.object({
    ...moment,
    kind: v.literal('request'),
    host: Name,
    purpose: v.picklist(REQUEST_PURPOSES),
    outcome: v.union([Finite, Trouble]),
    tookMs: Finite,
    times: v.exactOptional(Span),
    cause: v.exactOptional(Cause),
  }),
  v.variant('machine', [
    v.object({
      ...event,
      machine: v.literal('session'),
      accountKey: Name,
      health: v.exactOptional(Health),
      said: v.exactOptional(Said),
      skewMs: v.exactOptional(Finite),
      jitter: v.exactOptional(v.pipe(Span, v.ltValue(1))),
    }),
    v.object({ ...event, machine: v.literal('sign-in'), accountKey: v.null() }),
  ]),
  v.object({
    ...moment,
    kind: v.literal('handOver'),
    accountKey: Name,
    count: Finite,
    callers: v.array(Name),
  }),
  v.object({ ...moment, kind: v.literal('clock'), sleptMs: Span, setMs: Finite }),
  v.object({ ...moment, kind: v.literal('app'), event: v.picklist(['started', 'quit']) }),
  v.object({ ...moment, kind: v.literal('signedOut'), accountKey: Name }),
  v.object({ ...moment, kind: v.literal('named'), accountKey: Name, wasKey: Name }),
  v.object({
    ...moment,
    kind: v.literal('copy'),
    what: v.picklist(['token', 'code']),
    accountKey: v.nullable(Name),
    outcome: v.picklist(COPY_OUTCOMES),
  }),
  v.object({ ...moment, kind: v.literal('mishap'), mishap: v.picklist(MISHAPS) }),
  v.object({ ...moment, kind: v.literal('storage'), state: v.picklist(STORAGE_KINDS) }),
]);

/** Null for a line of another version, or one torn by a crash. */
export function readEntry(line: string): Recorded | null {
  try {
    const parsed = v.safeParse(EntryLine, JSON.parse(line));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
