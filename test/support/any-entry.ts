import * as fc from 'fast-check';
import { type ActivityEntry, type Health, PLAIN_ANSWERS, type Said } from '../../src/main/ports.ts';
import { OBJECTIONS, REQUEST_PURPOSES } from '../../src/shared/activity.ts';
import { MISHAPS } from '../../src/shared/mishap.ts';
import { REFUSAL_REASONS } from '../../src/shared/refusal.ts';
import { STORAGE_KINDS } from '../../src/shared/storage.ts';
import { COPY_OUTCOMES } from '../../src/shared/token-copy.ts';
import { TROUBLE_KINDS } from '../../src/shared/trouble.ts';
import { DAY_MS, HOUR_MS } from './time-units.ts';

/** The accounts of whatever is made up here; the last is one that has no name yet. */
export const ENTRY_KEYS = ['github.com/1', 'octocorp.ghe.com/2', 'github.com/new-1'] as const;

const spanMs = fc.nat(2 * HOUR_MS);
const trouble = fc.constantFrom(...TROUBLE_KINDS);
const accountKey = fc.constantFrom(...ENTRY_KEYS);
const host = fc.constantFrom('github.com', 'octocorp.ghe.com');
const jitter = fc.nat(999).map((thousandths) => thousandths / 1_000);

const health: fc.Arbitrary<Health> = fc.record({
  hasToken: fc.boolean(),
  trouble: fc.option(fc.constantFrom(...TROUBLE_KINDS, ...OBJECTIONS)),
});

const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ kind: fc.constant('token' as const), lifeMs: spanMs, refreshInMs: spanMs }),
  fc.record({ kind: fc.constant('refused' as const), reason: fc.constantFrom(...REFUSAL_REASONS) }),
  fc.record({
    kind: fc.constant('grant' as const),
    endsInMs: fc.option(spanMs),
    isRenewable: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('trouble' as const),
    trouble,
    retryAfterMs: fc.option(spanMs),
    isPutOff: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom(...PLAIN_ANSWERS) }),
);

/** Anything that may happen, in whatever order and however unlikely. */
export const anyEntry: fc.Arbitrary<ActivityEntry> = fc.oneof(
  fc.record({
    kind: fc.constant('request' as const),
    host,
    purpose: fc.constantFrom(...REQUEST_PURPOSES),
    outcome: fc.oneof(fc.constantFrom(200, 401, 503), trouble),
    tookMs: spanMs,
  }),
  fc.record(
    {
      kind: fc.constant('event' as const),
      machine: fc.constant('session' as const),
      accountKey,
      event: fc.constantFrom('begun', 'exchanged', 'alarmRang'),
      state: fc.constantFrom('lit', 'flickering', 'out', 'refused'),
      health,
      said,
      skewMs: fc.integer({ min: -DAY_MS, max: DAY_MS }),
      jitter,
    },
    { requiredKeys: ['kind', 'machine', 'accountKey', 'event', 'state'] },
  ),
  fc.record({
    kind: fc.constant('event' as const),
    machine: fc.constant('sign-in' as const),
    accountKey: fc.constant(null),
    event: fc.constant('pollAnswered'),
    state: fc.constantFrom('awaitingUser', 'identifying', 'failed'),
  }),
  fc.record({
    kind: fc.constant('handOver' as const),
    accountKey,
    count: fc.nat(9),
    callers: fc.array(fc.constantFrom('codex', 'pi'), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('clock' as const),
    sleptMs: spanMs,
    setMs: fc.integer({ min: -DAY_MS, max: DAY_MS }),
  }),
  fc.record({
    kind: fc.constant('app' as const),
    event: fc.constantFrom('started' as const, 'quit' as const),
  }),
  fc.record({ kind: fc.constant('signedOut' as const), accountKey }),
  fc.record({ kind: fc.constant('named' as const), accountKey, wasKey: accountKey }),
  fc.record({
    kind: fc.constant('copy' as const),
    what: fc.constantFrom('token' as const, 'code' as const),
    accountKey: fc.option(accountKey),
    outcome: fc.constantFrom(...COPY_OUTCOMES),
  }),
  fc.record({ kind: fc.constant('mishap' as const), mishap: fc.constantFrom(...MISHAPS) }),
  fc.record({ kind: fc.constant('storage' as const), state: fc.constantFrom(...STORAGE_KINDS) }),
);
