import { assertNever } from '../../shared/assert-never.ts';
import type { TroubleKind } from '../../shared/trouble.ts';
import { backoff, politeness } from '../config.ts';
import type { Trouble } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import { backoffMs } from '../session/refresh-policy.ts';

/** What a host is asked for. GitHub runs these apart, so one may be in trouble while another is well. */
export type Door = 'exchange' | 'renewal' | 'side' | 'code' | 'revocation' | 'release';

/**
 * By whose leave a request goes out.
 *
 * - `life`: the token it renews was served, and half of its life is over
 * - `first`: nothing was asked for it yet
 * - `hand`: a person has pressed a button for it
 * - `grant`: it belongs to a sign-in that a person has approved
 * - `doubt`: its token was served, and the world has changed since: nobody here knows whether it still lives
 * - `retry`: the last one for that token was not served, or its token is young
 * - `pair`: the same for a GitHub token, without which nothing else is served
 * - `side`: nice to know
 * - `owed`: a person has pressed a button for it a while ago, and it could not be done
 */
export type Leave =
  | 'life'
  | 'first'
  | 'hand'
  | 'grant'
  | 'doubt'
  | 'retry'
  | 'pair'
  | 'side'
  | 'owed';

/** Where a request goes, and by whose leave. */
export interface Way {
  readonly host: string;
  readonly door: Door;
  readonly leave: Leave;
  /** What it is asked for, if it is for one account. */
  readonly token?: Secret;
}

/** What a request came to. `denied`: the host is well, and says no. `lost`: nobody waits for the answer any more. */
export type Verdict = 'served' | 'denied' | 'lost' | Trouble;

/** What the governor remembers of one host. Every instant is of the steady clock. */
export interface HostManners {
  readonly purse: Bucket;
  readonly presses: Bucket;
  /** When the wall clock was believed last that the purse has filled while no other clock ran. */
  readonly believedAtMs: number;
  readonly doors: Readonly<Record<Door, DoorManners>>;
}

interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

/** One door of a host. */
interface DoorManners {
  /** What the last request met; null when it was answered. */
  readonly trouble: TroubleKind | null;
  readonly failures: number;
  /** Waits that were shortened since the host was last heard. */
  readonly shortened: number;
  readonly sentAtMs: number;
  readonly heardAtMs: number;
  readonly opensAtMs: number;
  /** The host itself has asked to be left alone until then. */
  readonly serverAllowsAtMs: number;
}

const LONG_AGO_MS = Number.NEGATIVE_INFINITY;

const unknownDoor: DoorManners = {
  trouble: null,
  failures: 0,
  shortened: 0,
  sentAtMs: LONG_AGO_MS,
  heardAtMs: LONG_AGO_MS,
  opensAtMs: LONG_AGO_MS,
  serverAllowsAtMs: LONG_AGO_MS,
};

/** A host that has not been asked for anything. */
export function strangeHost(nowMs: number): HostManners {
  return {
    purse: { left: politeness.purse, atMs: nowMs },
    presses: { left: politeness.presses, atMs: nowMs },
    believedAtMs: LONG_AGO_MS,
    doors: {
      exchange: unknownDoor,
      renewal: unknownDoor,
      side: unknownDoor,
      code: unknownDoor,
      revocation: unknownDoor,
      release: unknownDoor,
    },
  };
}

/** The first instant at which this request may go out; it may already be over. */
export function allowedAtMs(host: HostManners, door: Door, leave: Leave): number {
  const doors = leadingTo(door).map((one) => host.doors[one]);
  return Math.max(...doors.map((one) => doorOpensAtMs(one, leave)), paidAtMs(host, leave));
}

/** Without tokens nothing is worth knowing about an account. */
function leadingTo(door: Door): readonly Door[] {
  return door === 'side' ? ['side', 'exchange'] : [door];
}

function doorOpensAtMs(door: DoorManners, leave: Leave): number {
  if (door.trouble === null) return LONG_AGO_MS;
  const isLimited = door.trouble === 'rateLimited';
  switch (leave) {
    case 'life': // It may be another account's trouble, and this one has been served all the time: it knocks once.
      return LONG_AGO_MS;
    case 'hand':
    case 'grant': // A person may knock at a host that fails, but not at one that has asked to slow down.
      return isLimited ? door.serverAllowsAtMs : LONG_AGO_MS;
    case 'first':
    case 'doubt':
    case 'retry':
    case 'pair':
    case 'owed':
    case 'side':
      return door.opensAtMs;
    default:
      return assertNever(leave);
  }
}

function paidAtMs({ purse, presses }: HostManners, leave: Leave): number {
  switch (leave) {
    case 'grant':
      return LONG_AGO_MS;
    case 'pair':
      return filledAtMs(purse, 1 - politeness.pairCredit, politeness.refillMs);
    case 'life':
    case 'first':
    case 'doubt':
      return filledAtMs(purse, 1 - politeness.credit, politeness.refillMs);
    case 'hand':
      return filledAtMs(presses, 1, politeness.pressEveryMs);
    case 'retry':
    case 'owed':
      return filledAtMs(purse, 1, politeness.refillMs);
    case 'side':
      return filledAtMs(purse, 1 + politeness.reserve, politeness.refillMs);
    default:
      return assertNever(leave);
  }
}

function filledAtMs({ left, atMs }: Bucket, wanted: number, refillMs: number): number {
  return left >= wanted ? LONG_AGO_MS : atMs + (wanted - left) * refillMs;
}

/** Why a request that is not allowed now has to wait: what the host met, or that it has been asked enough. */
export function reasonToWait(host: HostManners, door: Door): TroubleKind {
  const troubled = leadingTo(door).find((one) => host.doors[one].trouble !== null);
  return (troubled === undefined ? null : host.doors[troubled].trouble) ?? 'rateLimited';
}

/** Whether it is unknown if this door answers: then one request goes ahead and all others wait for what it meets. */
export function isInDoubt(host: HostManners, door: Door, nowMs: number): boolean {
  const { trouble, heardAtMs } = host.doors[door];
  return trouble !== null || nowMs - heardAtMs > politeness.freshMs;
}

/** A request goes out. */
export function sent(host: HostManners, door: Door, leave: Leave, nowMs: number): HostManners {
  const paid = pay(host, leave, nowMs);
  return withDoor(paid, door, { ...paid.doors[door], sentAtMs: nowMs });
}

function pay(host: HostManners, leave: Leave, nowMs: number): HostManners {
  switch (leave) {
    case 'grant':
      return host;
    case 'hand': {
      const { presses, pressEveryMs } = politeness;
      return { ...host, presses: takeOne(host.presses, presses, pressEveryMs, nowMs) };
    }
    case 'life':
    case 'first':
    case 'doubt':
    case 'retry':
    case 'pair':
    case 'side':
    case 'owed':
      return { ...host, purse: takeOne(host.purse, politeness.purse, politeness.refillMs, nowMs) };
    default:
      return assertNever(leave);
  }
}

/** May run into debt, which only time pays. */
function takeOne(bucket: Bucket, most: number, refillMs: number, nowMs: number): Bucket {
  return { left: leftIn(bucket, most, refillMs, nowMs) - 1, atMs: nowMs };
}

function leftIn({ left, atMs }: Bucket, most: number, refillMs: number, nowMs: number): number {
  return Math.min(most, left + (nowMs - atMs) / refillMs);
}

/** A request has come to its end. If it was served, one that a token's life required costs nothing. */
export function ended(
  host: HostManners,
  door: Door,
  isOwed: boolean,
  verdict: Verdict,
  nowMs: number,
): HostManners {
  const isFree = isOwed && verdict === 'served';
  const paid = isFree ? { ...host, purse: giveBack(host.purse) } : host;
  if (verdict === 'lost') return paid;
  const before = paid.doors[door];
  if (typeof verdict === 'string') {
    return withDoor(paid, door, { ...unknownDoor, sentAtMs: before.sentAtMs, heardAtMs: nowMs });
  }
  const failures = before.failures + 1;
  const serverAllowsAtMs = nowMs + (verdict.retryAfterMs ?? 0);
  // The shortest that a client may draw: what each account adds to it keeps clients apart.
  const opensAtMs = Math.max(nowMs + backoffMs(failures, 1), serverAllowsAtMs);
  const { kind: trouble } = verdict;
  return withDoor(paid, door, { ...before, trouble, failures, opensAtMs, serverAllowsAtMs });
}

/** Whether a token's life requires it, so that it costs nothing if it is served. */
export function isRequired(leave: Leave): boolean {
  return leave === 'life' || leave === 'first';
}

/** Whether somebody is without a token, or will be soon, for want of it. */
export function isNeeded(leave: Leave): boolean {
  return isRequired(leave) || leave === 'doubt' || leave === 'retry' || leave === 'pair';
}

function giveBack(bucket: Bucket): Bucket {
  return { ...bucket, left: bucket.left + 1 };
}

/**
 * The world has really changed: the network is back, or the machine was asleep. One wait is cut short for it, each time
 * to a longer rest after the last request, so that a world that changes all the time is asked no oftener for it.
 *
 * `aheadMs`: by this much the wall clock has run ahead of the steady one. It was set, or the machine was paused and that
 * span is over for the server too: a few times it is believed.
 */
export function worldChanged(host: HostManners, nowMs: number, aheadMs = 0): HostManners {
  const doors = Object.entries(host.doors).map(([name, door]) => [name, shorten(door, aheadMs)]);
  const filled = fillFor(host, nowMs, aheadMs);
  return { ...filled, doors: Object.fromEntries(doors) as HostManners['doors'] };
}

/** What the purse would hold if the steady clock had run as well: no more than one request, and that seldom. */
function fillFor(host: HostManners, nowMs: number, aheadMs: number): HostManners {
  if (nowMs - host.believedAtMs < politeness.believeEveryMs) return host;
  const left = leftIn(host.purse, politeness.purse, politeness.refillMs, nowMs);
  const filled = Math.min(left + Math.min(aheadMs / politeness.refillMs, 1), 1);
  if (filled <= left) return host;
  return { ...host, believedAtMs: nowMs, purse: { left: filled, atMs: nowMs } };
}

function shorten(door: DoorManners, aheadMs: number): DoorManners {
  if (door.trouble === null) return door;
  const { shortened } = door;
  const restMs = shortened === 0 ? 0 : backoffMs(shortened + 1, 0);
  const believedMs = shortened < politeness.believedJumps ? Math.max(aheadMs, 0) : 0;
  const serverAllowsAtMs = door.serverAllowsAtMs - believedMs;
  const opensAtMs = Math.max(Math.min(door.opensAtMs, door.sentAtMs + restMs), serverAllowsAtMs);
  return opensAtMs === door.opensAtMs
    ? door
    : { ...door, opensAtMs, serverAllowsAtMs, shortened: shortened + 1 };
}

function withDoor(host: HostManners, door: Door, manners: DoorManners): HostManners {
  return { ...host, doors: { ...host.doors, [door]: manners } };
}

/** No host silences us for longer than this, whatever it asks. */
export function withBoundedWait(trouble: Trouble): Trouble {
  const { kind, retryAfterMs } = trouble;
  if (retryAfterMs === null) return trouble;
  const mostMs =
    kind === 'rateLimited' ? backoff.maximumRetryAfterMs : backoff.maximumFailureRetryAfterMs;
  return { ...trouble, retryAfterMs: Math.min(retryAfterMs, mostMs) };
}
