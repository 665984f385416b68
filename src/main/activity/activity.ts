import * as v from 'valibot';
import { DAY_MS } from '../../shared/time-units.ts';
import { TROUBLE_KINDS } from '../../shared/trouble.ts';
import { type Activity, type ActivityEntry, REQUEST_PURPOSES } from '../ports.ts';

/** An entry with its moment on the wall clock, epoch milliseconds. */
type Recorded = ActivityEntry & { readonly atMs: number };

export interface ActivityStore extends Activity {
  /** The newest entries, oldest first. */
  entries(): readonly Recorded[];
}

/** Where entries outlive the app: one line each. No method throws. */
interface ActivityFile {
  append(line: string): boolean;
  lines(): readonly string[];
}

/** A week, as long as anybody asks "what happened"; lit day and night that is some 2,500 entries. */
const KEEP_MS = 7 * DAY_MS;
const KEEP_ENTRIES = 5_000;

/** What the file of entries may grow to: all that are kept, at about 150 bytes each. */
export const ACTIVITY_FILE_BYTES = 768 * 1024;

/** Keeps what happened in the last seven days, bounded, over restarts. Entries carry no secrets by their type. */
export function createActivity(file: ActivityFile, wallMs: () => number): ActivityStore {
  let kept: Recorded[] = recent(file.lines().flatMap(readLine), wallMs());
  return {
    add(entry) {
      const recorded: Recorded = { ...entry, atMs: wallMs() };
      kept.push(recorded);
      file.append(JSON.stringify(recorded));
      // Pruned in batches: copying the list for every entry would cost more than keeping a tenth too many.
      if (kept.length > KEEP_ENTRIES * 1.1) kept = recent(kept, recorded.atMs);
    },
    entries: () => recent(kept, wallMs()),
  };
}

/** A clock that was set leaves entries in the future; they stay, because they did happen. */
function recent(entries: readonly Recorded[], nowMs: number): Recorded[] {
  return entries.slice(-KEEP_ENTRIES).filter(({ atMs }) => nowMs - atMs < KEEP_MS);
}

const instant = { atMs: v.pipe(v.number(), v.finite()) };
const Cause = v.variant('kind', [
  v.object({ kind: v.literal('answer'), status: v.number(), code: v.nullable(v.string()) }),
  v.object({ kind: v.literal('network'), name: v.nullable(v.string()) }),
  v.object({
    kind: v.literal('limit'),
    limit: v.picklist(['deadlineMs', 'bodyBytes']),
    allowed: v.number(),
  }),
  v.object({ kind: v.literal('aborted') }),
  v.object({ kind: v.literal('hostRefused') }),
]);
const Line = v.variant('kind', [
  v.object({
    ...instant,
    kind: v.literal('request'),
    host: v.string(),
    purpose: v.picklist(REQUEST_PURPOSES),
    outcome: v.union([v.number(), v.picklist(TROUBLE_KINDS)]),
    tookMs: v.number(),
    cause: v.exactOptional(Cause),
  }),
  v.object({
    ...instant,
    kind: v.literal('event'),
    machine: v.picklist(['sign-in', 'session']),
    accountKey: v.nullable(v.string()),
    event: v.string(),
    state: v.string(),
  }),
  v.object({
    ...instant,
    kind: v.literal('handOver'),
    accountKey: v.string(),
    count: v.number(),
    callers: v.array(v.string()),
  }),
]);

/** A line of another version, or one torn by a crash, is passed over. */
function readLine(line: string): readonly Recorded[] {
  try {
    const parsed = v.safeParse(Line, JSON.parse(line));
    return parsed.success ? [parsed.output satisfies Recorded] : [];
  } catch {
    return [];
  }
}
