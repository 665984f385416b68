import type { TakerView } from '../../shared/agent.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/time-units.ts';
import { agent as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Activity, Cancel, Clock, Signal } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';

/** Who was given a token. Everything is bounded, however many names callers give themselves. */
export interface Takers {
  /** A token was handed over. */
  record(taken: Taken): void;
  /** The last one first. */
  list(): readonly TakerView[];
  countLastHour(): number;
  /** Writes down what the activity has not been told yet. */
  flush(): void;
  /** Something was taken; told at most once a second. */
  readonly onChange: Signal;
}

/** One hand-over. */
interface Taken {
  readonly label: string | null;
  readonly accountKey: string;
  readonly accountName: string;
}

interface TakersPorts {
  readonly alarms: Pick<Alarms, 'nowMs' | 'steadyMs' | 'wallAt'>;
  /** Real time: who looks at a list does not hurry for the app. */
  readonly clock: Pick<Clock, 'after'>;
  readonly activity: Activity;
}

interface Taker extends Taken {
  readonly count: number;
  /** Timeline milliseconds. */
  readonly lastAtMs: number;
}

/** Keeps who took what, in memory, for as long as the app runs; the activity has a line of it now and then. */
export function createTakers({ alarms, clock, activity }: TakersPorts): Takers {
  const listeners = createListeners();
  const notes = createNotes(clock, activity);
  const takers = new Map<string, Taker>();
  /** Hand-overs by the minute, the oldest first. */
  let minutes: readonly { readonly minute: number; readonly count: number }[] = [];
  let isTelling = false;

  function tellSoon(): void {
    if (isTelling) return;
    isTelling = true;
    clock.after(numbers.tellEveryMs, () => {
      isTelling = false;
      listeners.tell();
    });
  }

  function countOne(): void {
    const minute = Math.floor(alarms.steadyMs() / MINUTE_MS);
    const last = minutes.at(-1);
    const isSame = last?.minute === minute;
    const before = isSame ? minutes.slice(0, -1) : lastHour();
    minutes = [...before, { minute, count: isSame ? last.count + 1 : 1 }];
  }

  function lastHour(): typeof minutes {
    const oldest = Math.floor((alarms.steadyMs() - HOUR_MS) / MINUTE_MS);
    return minutes.filter(({ minute }) => minute > oldest);
  }

  function record(taken: Taken): void {
    const { label, accountKey } = taken;
    const id = JSON.stringify([label, accountKey]);
    const count = (takers.get(id)?.count ?? 0) + 1;
    // Set anew, it is the last one in the order of the map.
    takers.delete(id);
    takers.set(id, { ...taken, count, lastAtMs: alarms.nowMs() });
    const [oldest] = takers.keys();
    if (takers.size > numbers.takers && oldest !== undefined) takers.delete(oldest);
    countOne();
    notes.add(accountKey, label);
    tellSoon();
  }

  return {
    record,
    list: () =>
      [...takers.values()].toReversed().map(({ label, accountName, count, lastAtMs }) => {
        return { label, accountName, count, lastAtMs: alarms.wallAt(lastAtMs) };
      }),
    countLastHour: () => lastHour().reduce((sum, { count }) => sum + count, 0),
    flush: notes.flush,
    onChange: listeners.add,
  };
}

interface Note {
  readonly count: number;
  readonly callers: readonly string[];
  readonly cancel: Cancel;
}

const NOTHING_TAKEN = { count: 0, callers: [] } as const;

/** The activity is told of the first hand-over of an account at once, and of those that follow by the number. */
function createNotes(clock: Pick<Clock, 'after'>, activity: Activity) {
  const open = new Map<string, Note>();

  function write(accountKey: string, { count, callers }: Pick<Note, 'count' | 'callers'>): void {
    if (count > 0) activity.add({ kind: 'handOver', accountKey, count, callers });
  }

  function rest(accountKey: string): void {
    const cancel = clock.after(numbers.noteEveryMs, () => {
      const note = open.get(accountKey);
      open.delete(accountKey);
      if (note === undefined || note.count === 0) return;
      write(accountKey, note);
      rest(accountKey);
    });
    open.set(accountKey, { ...NOTHING_TAKEN, cancel });
  }

  return {
    add(accountKey: string, label: string | null): void {
      const note = open.get(accountKey);
      const callers = [...new Set([...(note?.callers ?? []), ...(label === null ? [] : [label])])];
      const next = {
        count: (note?.count ?? 0) + 1,
        callers: callers.slice(0, numbers.notedCallers),
      };
      if (note !== undefined) return void open.set(accountKey, { ...note, ...next });
      write(accountKey, next);
      rest(accountKey);
    },
    flush(): void {
      for (const [accountKey, note] of open) {
        note.cancel();
        write(accountKey, note);
      }
      open.clear();
    },
  };
}
