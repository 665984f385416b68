import type { TroubleKind } from '../../shared/trouble.ts';
import { politeness } from '../config.ts';
import type { Trouble } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Leave } from './governor.ts';

/**
 * How long hosts want single tokens to be left alone: GitHub limits accounts, and not whoever else is asked for beside
 * them. Every instant is of the steady clock.
 */
interface Waits {
  /** Until when a request for this token has to wait, and why; null when it need not. */
  readonly of: (token: Secret, leave: Leave) => Wait | null;
  /**
   * A request for this token has met trouble at this door of its host. Answers what that is to the host, which is believed
   * to want all of them to wait when it has told so to several in a row.
   */
  readonly told: (door: string, token: Secret, trouble: Trouble, nowMs: number) => Trouble;
  /** It has answered a request for this token. Who was to wait because it failed need not wait any more. */
  readonly heard: (door: string, token: Secret) => void;
  /** The wall clock has run ahead of the steady one by this much: a few times it is believed. */
  readonly ranAhead: (aheadMs: number) => void;
}

interface Wait {
  readonly door: string;
  readonly kind: TroubleKind;
  readonly untilMs: number;
  readonly believed: number;
}

/** Nobody has been told to wait. */
export function createWaits(): Waits {
  const waits = new Map<Secret, Wait>();
  /** By door: who was told to wait since it last answered anybody. */
  const inARow = new Map<string, Set<Secret>>();

  return {
    of(token, leave) {
      const wait = waits.get(token) ?? null;
      // A person may knock at a host that fails, but not at one that has asked to slow down.
      return leave === 'hand' && wait?.kind !== 'rateLimited' ? null : wait;
    },
    told(door, token, trouble, nowMs) {
      const { kind, retryAfterMs } = trouble;
      if (retryAfterMs === null) return trouble;
      const believed = waits.get(token)?.believed ?? 0;
      waits.set(token, { door, kind, untilMs: nowMs + retryAfterMs, believed });
      const told = (inARow.get(door) ?? new Set()).add(token);
      inARow.set(door, told);
      return told.size < politeness.limitedInARow ? { ...trouble, retryAfterMs: null } : trouble;
    },
    heard(door, token) {
      inARow.delete(door);
      for (const [one, wait] of waits) {
        const isOver = one === token || (wait.door === door && wait.kind !== 'rateLimited');
        if (isOver) waits.delete(one);
      }
    },
    ranAhead(aheadMs) {
      if (aheadMs <= 0) return;
      for (const [token, wait] of waits) {
        if (wait.believed === politeness.believedJumps) continue;
        const { untilMs, believed } = wait;
        waits.set(token, { ...wait, untilMs: untilMs - aheadMs, believed: believed + 1 });
      }
    },
  };
}
