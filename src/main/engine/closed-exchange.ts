import { closedExchange, DEFAULT_CLIENT_ID } from '../config.ts';
import type { ExchangeHistory } from '../ports.ts';

/** An account as far as its exchange is concerned. Instants are by its host's clock. */
export interface Exchanger {
  readonly host: string;
  readonly clientId: string;
  /** With this client id. */
  readonly history: ExchangeHistory | null;
  /** To the moment, where it was in this run; null when this client id was never given one. */
  readonly lastTokenAtMs: number | null;
}

/** The history after a token; the same object where that says nothing new, for each change costs a write. */
export function afterToken(
  before: ExchangeHistory | null,
  clientId: string,
  nowMs: number,
): ExchangeHistory {
  const known = historyWith(before, clientId);
  if (known === null || nowMs < known.firstTokenAtMs) {
    return { clientId, firstTokenAtMs: nowMs, lastTokenAtMs: nowMs, gone: null };
  }
  const isOfToday = Math.abs(nowMs - known.lastTokenAtMs) < closedExchange.noteEveryMs;
  return isOfToday && known.gone === null ? known : { ...known, lastTokenAtMs: nowMs, gone: null };
}

/**
 * The history after the host has said that there is no exchange; null where it has never given a token.
 *
 * Between two such answers no more counts than a few hours, whatever the clocks say: they may have been set, and nobody
 * knows what the host would have said meanwhile.
 */
export function afterNotFound(
  before: ExchangeHistory | null,
  clientId: string,
  nowMs: number,
): ExchangeHistory | null {
  const known = historyWith(before, clientId);
  if (known === null) return null;
  const { sinceMs, forMs, heardAtMs, times } = known.gone ?? {
    sinceMs: nowMs,
    forMs: 0,
    heardAtMs: nowMs,
    times: 0,
  };
  // More would tell nothing more.
  if (forMs >= closedExchange.spanMs && times >= closedExchange.times) return known;
  const stepMs = Math.min(Math.max(nowMs - heardAtMs, 0), closedExchange.longestStepMs);
  const gone = { sinceMs, forMs: forMs + stepMs, heardAtMs: nowMs, times: times + 1 };
  return { ...known, gone };
}

/** The history after any other answer: whoever says something else there has an exchange. */
export function afterAnswer(before: ExchangeHistory | null): ExchangeHistory | null {
  return before?.gone == null ? before : { ...before, gone: null };
}

/**
 * What an exchange that is not found means.
 *
 * `notFound`: to who was never given a token there, or signs in with a client id of their own, that it is the client id.
 * `vanished`: it was there before; that may be an accident. `closed`: it had been there for days and has been gone for a
 * day, or for a quarter of one for several accounts alike, and nobody beside it was given a token since.
 */
export function whatIsNotFound(
  own: Exchanger,
  everybody: readonly Exchanger[],
): 'notFound' | 'vanished' | 'closed' {
  if (own.clientId !== DEFAULT_CLIENT_ID || own.lastTokenAtMs === null) return 'notFound';
  const alike = everybody.filter(({ clientId }) => clientId === DEFAULT_CLIENT_ID);
  const sinceMs = own.history?.gone?.sinceMs ?? Number.POSITIVE_INFINITY;
  const isGivenTheLie = alike.some(
    ({ host, lastTokenAtMs }) => host === own.host && (lastTokenAtMs ?? 0) > sinceMs,
  );
  const gone = alike.filter((one) => isGoneFor(one, closedExchange.spanOfSeveralMs));
  const spanMs = gone.length > 1 ? closedExchange.spanOfSeveralMs : closedExchange.spanMs;
  return !isGivenTheLie && isGoneFor(own, spanMs) ? 'closed' : 'vanished';
}

/** Whether it had renewed for days, and then has been said to be gone for so long, more than once. */
function isGoneFor({ history }: Exchanger, spanMs: number): boolean {
  if (history === null || history.gone === null) return false;
  const { firstTokenAtMs, lastTokenAtMs, gone } = history;
  const isOfDays = lastTokenAtMs - firstTokenAtMs >= closedExchange.renewedForMs;
  return isOfDays && gone.times >= closedExchange.times && gone.forMs >= spanMs;
}

/** A history says nothing of another client id. */
export function historyWith(
  history: ExchangeHistory | null,
  clientId: string,
): ExchangeHistory | null {
  return history?.clientId === clientId ? history : null;
}
