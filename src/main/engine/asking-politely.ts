import { http } from '../config.ts';
import type { Trouble } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import {
  allowedAtMs,
  ended,
  type HostManners,
  isInDoubt,
  isNeeded,
  isRequired,
  reasonToWait,
  sent,
  strangeHost,
  type Verdict,
  type Way,
  worldChanged,
} from './governor.ts';
import { createWaits } from './waits.ts';

/** A request before it is sent. */
export interface Wish<Answer> extends Way {
  /** From when on (steady clock) a token's life requires it. */
  readonly requiredAtMs?: number;
  readonly signal: AbortSignal;
  /** Never rejects. */
  readonly send: () => Promise<Answer>;
  readonly verdictOf: (answer: Answer) => Verdict;
  /** The answer that says what the host is in and how long to wait. */
  readonly refuse: (trouble: Trouble) => Answer;
}

/** What the governor needs from the engine. */
export interface PoliteAskingPorts {
  readonly alarms: Alarms;
  /** A host that was in trouble has answered: whoever waits for it may ask now. Told before the answer is taken. */
  readonly onHostBack: (host: string) => void;
  /** A request that a token needs was refused: the same may be sent at this instant (timeline). */
  readonly onPutOff: (host: string, untilMs: number) => void;
}

/** The governor at work: it sees every request before it goes out, and every answer. */
export interface PoliteAsking {
  /**
   * Sends the wish if it is allowed now; answers it at once, without a request, if it is not. While it is unknown
   * whether a door answers, one request goes ahead and all others wait for what it meets, as long as most requests take.
   */
  readonly ask: <Answer>(wish: Wish<Answer>) => Promise<Answer>;
  /** From when on (timeline) this may be asked; it may already be over. */
  readonly allowedAtMs: (way: Way) => number;
  /** The network is back, or the machine was asleep; the wall clock may have run ahead of the steady one by this much. */
  readonly worldChanged: (aheadMs: number) => void;
}

const LATER_MS = Number.POSITIVE_INFINITY;

/** Keeps the manners towards every host, and asks by them. */
export function createPoliteAsking(ports: PoliteAskingPorts): PoliteAsking {
  const { alarms } = ports;
  const hosts = new Map<string, HostManners>();
  const waits = createWaits();
  /** When the world changed last (steady clock). */
  let changedAtMs = Number.NEGATIVE_INFINITY;
  /** How often it has: within one millisecond it may change right before a wish and right after. */
  let changes = 0;
  /** By host and door. */
  const scouts = new Map<string, Promise<void>>();
  /** By host. */
  const refundable = new Map<string, Set<Promise<void>>>();

  const mannersOf = (host: string): HostManners =>
    hosts.get(host) ?? strangeHost(alarms.steadyMs());

  /** Whole milliseconds: of a fraction, the timeline and the steady clock may each think otherwise for ever. */
  const waitMsOf = (way: Way): number => {
    const hostsMs = allowedAtMs(mannersOf(way.host), way.door, way.leave);
    return Math.floor(Math.max(hostsMs, waits.of(way)?.untilMs ?? hostsMs) - alarms.steadyMs());
  };

  async function ask<Answer>(wish: Wish<Answer>): Promise<Answer> {
    const { host, door, leave, signal, refuse } = wish;
    const changesBefore = changes;
    for (;;) {
      const waitMs = waitMsOf(wish);
      const first = waitMs > 0 ? refundAhead(wish) : scoutAhead(wish);
      if (first === null && waitMs <= 0) return send(wish);
      if (first === null) {
        const untilRequiredMs = (wish.requiredAtMs ?? LATER_MS) - alarms.steadyMs();
        const isEarly = untilRequiredMs > 0;
        const retryAfterMs = Math.ceil(isEarly ? Math.min(waitMs, untilRequiredMs) : waitMs);
        if (isNeeded(leave)) ports.onPutOff(host, alarms.nowMs() + retryAfterMs);
        const kind = waits.of(wish)?.kind ?? reasonToWait(mannersOf(host), door);
        return refuse({ kind, retryAfterMs, isPutOff: true });
      }
      await first;
      if (signal.aborted) return refuse({ kind: 'network', retryAfterMs: null });
      // Whoever wished for it may take it for sent, and for lost in a sleep.
      if (changes > changesBefore)
        return refuse({ kind: 'network', retryAfterMs: 0, isPutOff: true });
    }
  }

  /** While nobody knows whether a door answers, the one request that finds out. */
  function scoutAhead({ host, door, leave }: Way): Promise<void> | null {
    return leave === 'hand' ? null : (scouts.get(`${host} ${door}`) ?? null);
  }

  /** What the request of another account has paid it gets back when it is served. */
  function refundAhead({ host, leave }: Way): Promise<void> | null {
    const open = isRequired(leave) ? [...(refundable.get(host) ?? [])] : [];
    return open.length === 0 ? null : Promise.race(open);
  }

  function send<Answer>(wish: Wish<Answer>): Promise<Answer> {
    const { host, door, signal } = wish;
    const name = `${host} ${door}`;
    const isScout = isInDoubt(mannersOf(host), door, alarms.steadyMs()) && !scouts.has(name);
    const answer = sendNow(wish);
    if (isScout) {
      const end = endOf(answer, signal, alarms);
      scouts.set(name, end);
      void end.then(() => scouts.delete(name));
    }
    if (isOwed(wish, alarms.steadyMs())) {
      const open = refundable.get(host) ?? new Set();
      const end = endOf(answer, signal, alarms);
      refundable.set(host, open.add(end));
      void end.then(() => open.delete(end));
    }
    return answer;
  }

  async function sendNow<Answer>(wish: Wish<Answer>): Promise<Answer> {
    const { host, door, leave, signal } = wish;
    const sentAtMs = alarms.steadyMs();
    const isPaidBack = isOwed(wish, alarms.steadyMs());
    hosts.set(host, sent(mannersOf(host), door, leave, sentAtMs));
    const answer = await wish.send();
    const isLate = alarms.steadyMs() - sentAtMs > http.deadlineMs;
    const late: Verdict = changedAtMs >= sentAtMs ? 'lost' : unheard;
    const verdict = signal.aborted ? 'lost' : inTime(wish.verdictOf(answer), isLate ? late : null);
    const before = mannersOf(host);
    const nowMs = alarms.steadyMs();
    const forHost = waits.ended(wish, verdict, nowMs);
    hosts.set(host, ended(before, door, isPaidBack, forHost, nowMs));
    const isBack = verdict === 'served' || verdict === 'denied';
    if (isBack && before.doors[door].trouble !== null) ports.onHostBack(host);
    return answer;
  }

  return {
    ask,
    allowedAtMs: (way) => alarms.nowMs() + waitMsOf(way),
    worldChanged(aheadMs) {
      waits.ranAhead(aheadMs);
      changedAtMs = alarms.steadyMs();
      changes += 1;
      for (const [host, manners] of hosts) {
        hosts.set(host, worldChanged(manners, changedAtMs, aheadMs));
      }
    },
  };
}

/** Whether it costs nothing if it is served: also the one that succeeds after some that did not. */
function isOwed(
  { leave, requiredAtMs = LATER_MS }: Pick<Wish<never>, 'leave' | 'requiredAtMs'>,
  nowMs: number,
): boolean {
  return isRequired(leave) || (isNeeded(leave) && nowMs >= requiredAtMs);
}

const unheard: Trouble = { kind: 'timeout', retryAfterMs: null };

/**
 * A wait that was asked for before the machine slept is not counted from its waking, and trouble that a request met
 * before the world changed says nothing of the world that is now. `late`: what trouble counts as then; null in time.
 */
function inTime(verdict: Verdict, late: Verdict | null): Verdict {
  return typeof verdict === 'object' ? (late ?? verdict) : verdict;
}

/**
 * Settles with the answer, or as soon as nobody waits for it any more: whoever has sent it may wait for minutes, for an
 * answer that comes only once.
 */
function endOf(answer: Promise<unknown>, signal: AbortSignal, alarms: Alarms): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = alarms.at(alarms.nowMs() + http.deadlineMs, end);
    signal.addEventListener('abort', end);
    void answer.finally(end);
  });
}
