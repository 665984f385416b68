import { DAY_MS } from '../../shared/time-units.ts';
import type { Activity, ActivityEntry, RequestEntry } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { type Recorded, readEntry } from './entry-line.ts';
import { straighten } from './straighten.ts';

export interface ActivityStore extends Activity {
  /** The newest entries, oldest first. */
  entries(): readonly Recorded[];
  /** Forgets all of it, here and on the disk. Answers whether the disk has. */
  clear(): boolean;
}

/** Where entries outlive the app: one line each. No method throws. */
interface ActivityFile {
  append(line: string): boolean;
  lines(): readonly string[];
  clear(): boolean;
}

/** A week, as long as anybody asks "what happened"; lit day and night that is some 2,500 entries. */
const KEEP_MS = 7 * DAY_MS;
const KEEP_ENTRIES = 5_000;

/** What the file of entries may grow to: all that are kept, at about 200 bytes each. */
export const ACTIVITY_FILE_BYTES = 1024 * 1024;

/** The file and the one before it hold no more entries, of which the shortest take 60 bytes; what is beyond is damage. */
const MOST_LINES = 40_000;

/** Keeps what happened in the last seven days, bounded, over restarts. Entries carry no secrets by their type. */
export function createActivity(
  file: ActivityFile,
  alarms: Pick<Alarms, 'nowMs' | 'wallAt'>,
): ActivityStore {
  let kept: Recorded[] = [];
  /** Whether what the file has of earlier runs is kept too. */
  let isRead = false;
  /** The last poll, which was noted, and how often it has been answered alike since, which was not. */
  let polled: { entry: RequestEntry; times: number } | null = null;

  function now() {
    const runMs = alarms.nowMs();
    return { atMs: Math.round(alarms.wallAt(runMs)), runMs: Math.round(runMs) };
  }

  /** Not before somebody looks: a week's lines would hold up the start. */
  function read(): void {
    if (isRead) return;
    isRead = true;
    const own = new Set(kept.map((entry) => JSON.stringify(entry)));
    const others = file
      .lines()
      .slice(-MOST_LINES)
      .filter((line) => !own.has(line));
    kept = [...newestIn(others), ...kept];
  }

  function put(entry: ActivityEntry): void {
    const recorded = { ...entry, ...now() };
    kept.push(recorded);
    file.append(JSON.stringify(recorded));
    // Pruned in batches: copying the list for every entry would cost more than keeping a tenth too many.
    if (kept.length > KEEP_ENTRIES * 1.1) kept = kept.slice(-KEEP_ENTRIES);
  }

  /** A code waits for a quarter of an hour and is asked about every five seconds: one entry tells of all that is alike. */
  function putPolls(): void {
    if (polled === null || polled.times === 0) return;
    const { entry, times } = polled;
    put(times === 1 ? entry : { ...entry, times });
    polled.times = 0;
  }

  return {
    add(entry) {
      const isPoll = entry.kind === 'request' && entry.purpose === 'poll';
      if (isPoll && polled !== null && isAlike(entry, polled.entry)) {
        polled = { entry, times: polled.times + 1 };
        return;
      }
      putPolls();
      put(entry);
      polled = isPoll ? { entry, times: 0 } : null;
    },
    entries() {
      putPolls();
      read();
      return recent(kept.slice(-KEEP_ENTRIES), now());
    },
    clear() {
      kept = [];
      polled = null;
      isRead = true;
      return file.clear();
    },
  };
}

/** Whoever waits for trouble to end wants to see each try. */
function isAlike(entry: RequestEntry, { host, outcome }: RequestEntry): boolean {
  return typeof outcome === 'number' && entry.outcome === outcome && entry.host === host;
}

/** By when each happened, whatever the clock showed then: it may have been wrong by years, or not set yet. */
function recent(
  entries: readonly Recorded[],
  now: { readonly atMs: number; readonly runMs: number },
): readonly Recorded[] {
  const oldest = straighten(entries, now).findIndex(({ atMs }) => now.atMs - atMs < KEEP_MS);
  return oldest === -1 ? [] : entries.slice(oldest);
}

/** Those that are kept, and no more than that is read. */
function newestIn(lines: readonly string[]): readonly Recorded[] {
  const newest: Recorded[] = [];
  for (const line of lines.toReversed()) {
    const entry = readEntry(line);
    if (entry !== null) newest.push(entry);
    if (newest.length === KEEP_ENTRIES) break;
  }
  return newest.toReversed();
}
