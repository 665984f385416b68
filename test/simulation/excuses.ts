/** Until when nothing is owed, and why: of one host, or of all that the machine does. True milliseconds. */
export interface Excuses {
  /** Trouble has begun that will end with `end`; `patienceMs`: how long the app may take to find out. */
  readonly begin: (scope: string, why: string, patienceMs: number) => () => void;
  /** Nothing is owed of this scope until then. */
  readonly until: (scope: string, untilMs: number) => void;
  /** Whether anything excuses it now, or did within the last `afterMs`. */
  readonly holdsFor: (scope: string, afterMs?: number) => boolean;
}

/** What a machine does counts for every host. */
export const MACHINE = 'the machine';

/** No excuse so far. */
export function createExcuses(trueMs: () => number): Excuses {
  const open = new Map<string, Set<symbol>>();
  const untilMs = new Map<string, number>();

  function until(scope: string, atMs: number): void {
    untilMs.set(scope, Math.max(untilMs.get(scope) ?? 0, atMs));
  }

  function isOpen(scope: string, afterMs: number): boolean {
    return (open.get(scope)?.size ?? 0) > 0 || trueMs() < (untilMs.get(scope) ?? 0) + afterMs;
  }

  return {
    begin(scope, why, patienceMs) {
      const mark = Symbol(why);
      const marks = open.get(scope) ?? new Set();
      open.set(scope, marks.add(mark));
      return () => {
        if (marks.delete(mark)) until(scope, trueMs() + patienceMs);
      };
    },
    until,
    holdsFor: (scope, afterMs = 0) => isOpen(MACHINE, afterMs) || isOpen(scope, afterMs),
  };
}

/** Of a host's GitHub tokens that are over: they cannot be renewed while only its login pages are down. */
export function renewalsAt(host: string): string {
  return `renewals at ${host}`;
}
