import { DAY_MS } from '../../shared/time-units.ts';
import type { Activity } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { type Recorded, readEntry } from './entry-line.ts';

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

/** Keeps what happened in the last seven days, bounded, over restarts. Entries carry no secrets by their type. */
export function createActivity(
  file: ActivityFile,
  alarms: Pick<Alarms, 'nowMs' | 'wallAt'>,
): ActivityStore {
  const wallMs = (): number => Math.round(alarms.wallAt(alarms.nowMs()));
  let kept: Recorded[] = [];
  /** How many lines the file has of this run, and whether those before them are kept too. */
  let written = 0;
  let isRead = false;

  /** Not before somebody looks: a week's lines would hold up the start. */
  function read(): void {
    if (isRead) return;
    isRead = true;
    const lines = file.lines();
    kept = [...lines.slice(0, Math.max(lines.length - written, 0)).flatMap(readLine), ...kept];
  }

  return {
    add(entry) {
      const recorded = { ...entry, atMs: wallMs(), runMs: Math.round(alarms.nowMs()) };
      kept.push(recorded);
      if (file.append(JSON.stringify(recorded))) written += 1;
      // Pruned in batches: copying the list for every entry would cost more than keeping a tenth too many.
      if (kept.length > KEEP_ENTRIES * 1.1) kept = recent(kept, recorded.atMs);
    },
    entries() {
      read();
      return recent(kept, wallMs());
    },
    clear() {
      kept = [];
      isRead = true;
      return file.clear();
    },
  };
}

/** A clock that was set leaves entries in the future; they stay, because they did happen. */
function recent(entries: readonly Recorded[], nowMs: number): Recorded[] {
  return entries.slice(-KEEP_ENTRIES).filter(({ atMs }) => nowMs - atMs < KEEP_MS);
}

const readLine = (line: string): readonly Recorded[] => {
  const entry = readEntry(line);
  return entry === null ? [] : [entry];
};
