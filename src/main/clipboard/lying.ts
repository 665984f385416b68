import type { Platform } from '../../shared/platform.ts';
import { clipboard as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Cancel, Signal } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import type { ClipboardAccess } from './access.ts';
import type { Turns } from './turns.ts';

/** What of ours lies in the clipboard. */
export type Kept = 'token' | 'code';

/** A copy that no longer lies there: taken out, or gone because somebody has copied something else. */
export interface Gone {
  readonly what: Kept;
  readonly isTakenOut: boolean;
}

/** How long a copy may stay, in timeline milliseconds. */
export interface Stay {
  /** It is cleared then; null leaves it until one of the other ends comes. */
  readonly clearsAtMs: number | null;
  /** From then on it is worth nothing to anybody. */
  readonly diesAtMs: number;
}

/** A copy that lies in the clipboard, or may: it is being written, or was written and not seen to be gone. */
export interface Copy extends Stay {
  readonly what: Kept;
  readonly digest: string;
  /** Its end has not come. */
  isWanted: boolean;
  /** It was there, or surely taken over. */
  isSeen: boolean;
  /** Another text was read in its place: it was told to be gone, and is looked for all the same. */
  isGone: boolean;
  cancelEnd: Cancel;
}

/** The copies that lie in the clipboard, or may. No method rejects. */
export interface Lying {
  /** The newest is last; more than one only when some were not seen to land, or to be gone. */
  all(): readonly Copy[];
  /** Looks at what lies there, and takes it out if it is a copy whose end has come. In turn only. */
  look(): Promise<void>;
  /** These lie there now, and of what lay there before nothing else. */
  keep(now: readonly Copy[]): void;
  /** It was not seen to land: if it lies there all the same, it is taken out. */
  mayLie(unseen: Copy): void;
  /** Such a copy no longer lies there. */
  readonly onGone: Signal<Gone>;
  readonly onChange: Signal;
}

interface LyingPorts {
  readonly access: ClipboardAccess;
  /** On Linux what is read may be what lay there before: another text is no proof that ours is gone. */
  readonly platform: Platform;
  readonly alarms: Pick<Alarms, 'at' | 'nowMs'>;
  readonly turns: Pick<Turns, 'inTurn' | 'inTime'>;
  /** Then nobody looks again. */
  readonly isQuitting: () => boolean;
}

/** None yet. */
export function createLying(ports: LyingPorts): Lying {
  const { access, alarms, platform, isQuitting } = ports;
  const { inTurn, inTime } = ports.turns;
  const left = createListeners<Gone>();
  const changed = createListeners();
  let kept: readonly Copy[] = [];
  let cancelLook: Cancel = () => undefined;

  /** Looks at what lies in the clipboard, and takes it out if it is a copy whose end has come. */
  async function look(): Promise<void> {
    if (kept.every(({ isWanted }) => isWanted)) return;
    const before = kept;
    const present = await inTime(
      numbers.answerMs,
      () => access.read(),
      (late) => {
        // One that always takes its time would never be seen otherwise. What was copied since, it has not seen.
        if (kept.every((copy) => before.includes(copy))) judge(late);
      },
    );
    judge(present);
  }

  /** `present`: the digest of what lies in the clipboard; null when nobody can tell. */
  function judge(present: string | null): void {
    cancelLook();
    if (kept.every(({ isWanted }) => isWanted)) return;
    const lying = kept.filter((copy) => copy.digest === present);
    const staying = lying.filter(({ isWanted }) => isWanted);
    if (present === null) return lookLater();
    if (lying.length === 0) return believe();
    const isTakenOut = staying.length === 0;
    if (isTakenOut && !wipe(access)) return lookLater();
    leave(staying, isTakenOut);
  }

  /** Somebody has copied something since, or so it seems. */
  function believe(): void {
    const isBelieved = (copy: Copy): boolean => copy.isSeen && platform !== 'linux';
    const doubted = isQuitting() ? [] : kept.filter((copy) => !isBelieved(copy));
    keep([]);
    for (const copy of doubted) Object.assign(copy, { isWanted: false, isGone: true });
    kept = doubted;
    lookLater();
  }

  /** What is worth nothing any more need not be looked for. */
  function lookLater(): void {
    const nowMs = alarms.nowMs();
    kept = kept.filter(({ isWanted, diesAtMs }) => isWanted || nowMs < diesAtMs);
    changed.tell();
    if (kept.every(({ isWanted }) => isWanted)) return;
    const isOwed = kept.some(({ isWanted, isGone }) => !isWanted && !isGone);
    const waitMs = isOwed ? numbers.lookAgainMs : numbers.lookForGoneMs;
    cancelLook = alarms.at(nowMs + waitMs, () => void inTurn(look));
  }

  /** These lie in the clipboard now, and of what lay there before nothing else. */
  function keep(now: readonly Copy[]): void {
    leave(now, false);
  }

  function leave(now: readonly Copy[], isTakenOut: boolean): void {
    const gone = kept.filter((copy) => !now.includes(copy) && !copy.isGone);
    kept = now;
    cancelLook();
    for (const copy of gone) copy.cancelEnd();
    for (const what of ['token', 'code'] as const) {
      const is = (copy: Copy): boolean => copy.what === what;
      if (gone.some(is) && !now.some(is)) left.tell({ what, isTakenOut });
    }
    changed.tell();
  }

  /** The person is told that it was not copied: if it lies there all the same, or lands at last, it is taken out. */
  function mayLie(unseen: Copy): void {
    Object.assign(unseen, { isWanted: false, isGone: false });
    kept = [...kept.filter((copy) => copy !== unseen), unseen];
    changed.tell();
    void inTurn(look);
  }

  return {
    all: () => kept,
    look,
    keep,
    mayLie,
    onGone: left.add,
    onChange: changed.add,
  };
}

/** Answers whether it could be cleared. */
function wipe(access: Pick<ClipboardAccess, 'clear'>): boolean {
  try {
    access.clear();
    return true;
  } catch {
    return false;
  }
}
