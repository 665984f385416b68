import { doctor as numbers } from '../config.ts';
import { type AskedAnew, KNOWN, type Known } from '../engine/asking-anew.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { type HostAnswer, type LastAnswers, newestOf } from './last-answers.ts';

interface AskingAgainPorts {
  readonly engine: Pick<Engine, 'state' | 'askAnew'>;
  readonly lastAnswers: Pick<LastAnswers, 'of'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'steadyMs'>;
  readonly clock: Pick<Clock, 'after'>;
}

/** What one look asks for. */
interface AskedForLook {
  /** What was asked has been answered, or is waited for no longer. Never rejects. */
  readonly over: Promise<void>;
  /** What the account was answered last, by whomever it was asked. */
  readonly last: (what: Known) => HostAnswer | null;
}

/**
 * Asks a host anew for what costs it little, each at most once a minute whoever wants it: what was answered within the
 * minute is as good.
 */
export function createAskingAgain(ports: AskingAgainPorts) {
  const { engine, lastAnswers, alarms } = ports;
  /** By what was asked for, on the steady clock. */
  const askedAtMs = new Map<Known, number>();
  /** What single accounts were answered, by their keys and what they were asked for. */
  const answers = new Map<string, HostAnswer>();

  function waitMsOf(what: Known, host: string): number {
    const sinceAskedMs = alarms.steadyMs() - (askedAtMs.get(what) ?? Number.NEGATIVE_INFINITY);
    const heardAtMs = lastAnswers.of(host, what)?.atMs ?? Number.NEGATIVE_INFINITY;
    const sinceHeardMs = alarms.nowMs() - heardAtMs;
    return numbers.askEveryMs - Math.min(sinceAskedMs, sinceHeardMs);
  }

  async function askFor(key: string, what: Known, signal: AbortSignal): Promise<void> {
    askedAtMs.set(what, alarms.steadyMs());
    const came = await engine.askAnew(key, what, signal);
    const outcome = outcomeOf(came);
    // Given up, it says nothing of the host.
    if (outcome === null || signal.aborted) return;
    answers.set(nameOf(key, what), { outcome, atMs: alarms.nowMs() });
  }

  function forgetGone(): void {
    const names = new Set(
      engine.state().accounts.flatMap(({ key }) => KNOWN.map((what) => nameOf(key, what))),
    );
    for (const name of answers.keys()) if (!names.has(name)) answers.delete(name);
  }

  function lastOf(key: string, host: string, what: Known): HostAnswer | null {
    const own = answers.get(nameOf(key, what)) ?? null;
    const { accounts } = engine.state();
    // What a host has answered may be another account's.
    const isAlone = accounts.filter((one) => one.host === host).length === 1;
    return isAlone ? newestOf([own, lastAnswers.of(host, what)]) : own;
  }

  return {
    ask(account: { readonly key: string } | null, host: string): AskedForLook {
      if (account === null) return { over: Promise.resolve(), last: () => null };
      forgetGone();
      const { key } = account;
      const due = KNOWN.filter((what) => waitMsOf(what, host) <= 0);
      const over = inTime((signal) => due.map((what) => askFor(key, what, signal)), ports.clock);
      return { over, last: (what) => lastOf(key, host, what) };
    },
  };
}

/** Null where nothing was sent. */
function outcomeOf(came: AskedAnew): HostAnswer['outcome'] | null {
  if (came.kind === 'said') return came.status;
  return came.kind === 'trouble' ? came.trouble : null;
}

/** Resolves when all are over, or their time is; then they are given up. */
function inTime(
  begin: (signal: AbortSignal) => readonly Promise<void>[],
  clock: Pick<Clock, 'after'>,
): Promise<void> {
  const giveUp = new AbortController();
  return new Promise((resolve) => {
    const cancel = clock.after(numbers.askMs, () => {
      giveUp.abort();
      resolve();
    });
    void Promise.allSettled(begin(giveUp.signal))
      .finally(cancel)
      .then(() => resolve());
  });
}

const nameOf = (key: string, what: Known): string => `${what} ${key}`;
