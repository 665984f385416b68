import * as v from 'valibot';
import { EntryLine, type Recorded } from '../../src/main/activity/entry-line.ts';
import { DAY_MS } from '../support/time-units.ts';

/** A report of the activity, as far as a life can be made of it. */
export interface ReportFile {
  readonly version: string;
  readonly accounts: readonly { readonly account: string; readonly host: string }[];
  readonly entries: readonly Recorded[];
}

/** A week is never more than this many entries, of this many bytes. */
const MOST_ENTRIES = 5_500;
const MOST_BYTES = 4 * 1024 * 1024;
/** A week, and a day more than nobody needs: living through years would take for ever. */
const MOST_MS = 8 * DAY_MS;

const Name = v.pipe(v.string(), v.maxLength(40));

const File = v.object({
  report: v.literal('pilot-light-activity'),
  format: v.literal(1),
  version: Name,
  accounts: v.pipe(v.array(v.object({ account: Name, host: Name })), v.maxLength(MOST_ENTRIES)),
  entries: v.pipe(v.array(EntryLine), v.maxLength(MOST_ENTRIES)),
});

/** Reads a report. Throws a sentence that says what is wrong with it, and where. */
export function readReport(text: string): ReportFile {
  if (text.length > MOST_BYTES) throw new Error('it is too large for a report');
  const parsed = v.safeParse(File, json(text));
  if (parsed.success) return inOrder(parsed.output);
  const [first] = parsed.issues;
  const place = v.getDotPath(first);
  throw new Error(place === null ? first.message : `at ${place}: ${first.message}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('it is not JSON', { cause: error });
  }
}

/** Instants count from the first entry, nothing goes back in time, and nothing is kept for longer than a week. */
function inOrder(file: ReportFile): ReportFile {
  let lastMs = 0;
  for (const [index, { atMs }] of file.entries.entries()) {
    if (atMs < lastMs) throw new Error(`at entries.${index}: it comes before the one above it`);
    if (atMs > MOST_MS)
      throw new Error(`at entries.${index}: it is more than a week after the first`);
    lastMs = atMs;
  }
  return file;
}
