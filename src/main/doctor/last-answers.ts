import type { TroubleKind } from '../../shared/trouble.ts';
import type { Activity, RequestPurpose } from '../ports.ts';

/** What a request came to, and when (timeline). */
export interface HostAnswer {
  /** HTTP status, or the trouble that came instead. */
  readonly outcome: number | TroubleKind;
  readonly atMs: number;
}

/** What each host last answered to each kind of request, in this run. */
export interface LastAnswers {
  /** An activity that notes them and passes everything on. */
  readonly activity: Activity;
  readonly of: (host: string, purpose: RequestPurpose) => HostAnswer | null;
}

/** The newest of some answers; null where there is none. */
export function newestOf(answers: readonly (HostAnswer | null)[]): HostAnswer | null {
  return answers.reduce(
    (newest, one) => (one !== null && one.atMs >= (newest?.atMs ?? one.atMs) ? one : newest),
    null,
  );
}

/** Hosts are few, but a person may try any name for one. */
const MOST = 200;

/** Nobody has answered yet. */
export function createLastAnswers(activity: Activity, nowMs: () => number): LastAnswers {
  const answers = new Map<string, HostAnswer>();
  return {
    activity: {
      add(entry) {
        if (entry.kind === 'request') note(nameOf(entry.host, entry.purpose), entry.outcome);
        activity.add(entry);
      },
    },
    of: (host, purpose) => answers.get(nameOf(host, purpose)) ?? null,
  };

  function note(name: string, outcome: HostAnswer['outcome']): void {
    // Deleted first, so that the oldest stands first.
    answers.delete(name);
    answers.set(name, { outcome, atMs: nowMs() });
    const [oldest] = answers.keys();
    if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
  }
}

const nameOf = (host: string, purpose: RequestPurpose): string => `${purpose} ${host}`;
