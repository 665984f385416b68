import type { Activity, ActivityEntry } from '../ports.ts';

/** An entry with its moment on the wall clock, epoch milliseconds. */
export type Recorded = ActivityEntry & { readonly atMs: number };

export interface ActivityStore extends Activity {
  /** The newest entries, oldest first. */
  entries(): readonly Recorded[];
  clear(): void;
}

/** A week, as long as anybody asks "what happened"; lit day and night that is some 2,500 entries. */
const KEEP_MS = 7 * 24 * 60 * 60_000;
const KEEP_ENTRIES = 5_000;

/** Keeps what happened in the last seven days, in memory, bounded. Entries carry no secrets by their type. */
export function createActivity(wallMs: () => number): ActivityStore {
  let kept: Recorded[] = [];
  return {
    add(entry) {
      const atMs = wallMs();
      kept.push({ ...entry, atMs });
      // Pruned in batches: copying the list for every entry would cost more than keeping a tenth too many.
      if (kept.length > KEEP_ENTRIES * 1.1) kept = recent(kept, atMs);
    },
    entries: () => recent(kept, wallMs()),
    clear() {
      kept = [];
    },
  };
}

function recent(entries: readonly Recorded[], nowMs: number): Recorded[] {
  return entries.slice(-KEEP_ENTRIES).filter(({ atMs }) => nowMs - atMs < KEEP_MS);
}
