import type { TroubleKind } from '../../shared/trouble.ts';
import { politeness } from '../config.ts';
import type { Trouble } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Verdict, Way } from './governor.ts';

/**
 * How long hosts want single tokens to be left alone: GitHub limits accounts, and not whoever else is asked for beside
 * them. Every instant is of the steady clock.
 */
interface Waits {
  /** Until when this request has to wait for its token's sake, and why; null when it need not. */
  readonly of: (way: Way) => Wait | null;
  /**
   * A request has come to its end. Answers what of that is its host's affair: that all have to wait is believed when
   * several in a row were told so. A host that answers lets those wait no more who waited because it failed.
   */
  readonly ended: (way: Way, verdict: Verdict, nowMs: number) => Verdict;
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
  /** Stand for tokens, which nobody must keep for the sake of a wait: an account may be signed out. */
  const ids = new WeakMap<Secret, symbol>();
  const waits = new Map<symbol, Wait>();
  /** By door: who was told to wait since it last answered anybody. */
  const inARow = new Map<string, Set<symbol>>();

  function idOf(token: Secret): symbol {
    const id = ids.get(token) ?? Symbol('token');
    ids.set(token, id);
    return id;
  }

  function told(name: string, token: symbol, trouble: Trouble, nowMs: number): Trouble {
    const { kind, retryAfterMs } = trouble;
    if (retryAfterMs === null) return trouble;
    const believed = waits.get(token)?.believed ?? 0;
    waits.set(token, { door: name, kind, untilMs: nowMs + retryAfterMs, believed });
    const row = (inARow.get(name) ?? new Set()).add(token);
    inARow.set(name, row);
    return row.size < politeness.limitedInARow ? { ...trouble, retryAfterMs: null } : trouble;
  }

  function heard(name: string, token: symbol): void {
    inARow.delete(name);
    for (const [one, wait] of waits) {
      const isOver = one === token || (wait.door === name && wait.kind !== 'rateLimited');
      if (isOver) waits.delete(one);
    }
  }

  return {
    of({ token, leave }) {
      const wait = token === undefined ? undefined : waits.get(idOf(token));
      // A person may knock at a host that fails, but not at one that has asked to slow down.
      const mayKnock = leave === 'hand' && wait?.kind !== 'rateLimited';
      return wait === undefined || mayKnock ? null : wait;
    },
    ended({ host, door, token }, verdict, nowMs) {
      // Who somebody is, is asked beside all else and holds up nothing but itself.
      if (token === undefined || door === 'side' || verdict === 'lost') return verdict;
      const name = `${host} ${door}`;
      if (typeof verdict === 'object') return told(name, idOf(token), verdict, nowMs);
      heard(name, idOf(token));
      return verdict;
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
