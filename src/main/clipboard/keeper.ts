import { createHash } from 'node:crypto';

import { clipboard as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Cancel, Clock, Power, Signal } from '../ports.ts';
import type { SignInState } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';
import { createTurns } from './turns.ts';

/** The system clipboard, as far as this app touches it. No method rejects. */
export interface ClipboardAccess {
  /** Answers whether the system took it. `isSecret` adds the marks that keep it out of clipboard histories. */
  write(text: string, isSecret: boolean): Promise<boolean>;
  /**
   * Null when it cannot be read now: macOS may ask the user. Empty says nothing: Wayland gives that to a window without
   * focus, whatever lies there.
   */
  read(): Promise<string | null>;
  clear(): void;
}

/** What of ours lies in the clipboard. */
export type Kept = 'token' | 'code';

/** How long a copy may stay, in timeline milliseconds. */
interface Stay {
  /** It is cleared then; null leaves it until one of the other ends comes. */
  readonly clearsAtMs: number | null;
  /** From then on it is worth nothing to anybody. */
  readonly diesAtMs: number;
}

/** Puts secrets in the clipboard and takes them out again. No method rejects. */
export interface ClipboardKeeper {
  /**
   * Writes, and clears at its end. A later copy takes over: only what lies there is ever cleared.
   *
   * Answers whether the clipboard took it, and it may stay: not when an end came while it was being written.
   */
  copy(what: Kept, text: string, stay: Stay): Promise<boolean>;
  /** Writes what anybody may read, and never clears it. Answers whether the clipboard took it. */
  copyPlain(text: string): Promise<boolean>;
  /** That copy no longer lies in the clipboard. */
  readonly onCleared: Signal<Kept>;
}

export interface KeeperPorts {
  readonly clipboard: ClipboardAccess;
  readonly alarms: Pick<Alarms, 'at' | 'nowMs'>;
  /** Real time: the clipboard does not hurry. */
  readonly clock: Pick<Clock, 'after'>;
  readonly power: Pick<Power, 'onLock'>;
  /** A window of the app has the focus: what could not be read may be readable now. */
  readonly onFocus: Signal;
  readonly engine: {
    readonly state: () => { readonly signIn: Pick<SignInState, 'kind'> };
    readonly onChange: Signal;
  };
  /** Has `clean` called when the app quits, and lets it end before the app does. */
  readonly beforeQuit: (clean: () => Promise<void>) => void;
}

/** A copy that lies in the clipboard, or may: it is being written, or was written and not seen to be gone. */
interface Copy extends Stay {
  readonly what: Kept;
  readonly digest: string;
  /** Its end has not come. */
  isWanted: boolean;
  cancelEnd: Cancel;
}

/**
 * When the clipboard is cleared: at a copy's own end, which `token-copies.ts` and `code-copy.ts` set, and before that: a
 * token when the screen is locked, a code when no sign-in waits for it any more, and either when the app quits.
 *
 * Remembers a digest of what was copied, never the text, and clears only what still has that digest: whatever the
 * user copied since stays. While the clipboard cannot be read, nothing is cleared, and it is looked at again every few
 * seconds, whenever a window has the focus, and at quit, until the copy is worth nothing; an answer that comes late is
 * taken. One thing at a time is done to the clipboard, and what lands there although its end has come is taken out at
 * once.
 */
export function createClipboardKeeper(ports: KeeperPorts): ClipboardKeeper {
  const { clipboard, alarms, engine } = ports;
  const cleared = createListeners<Kept>();
  const { inTurn, inTime, hurry } = createTurns(ports.clock);
  /** The newest is last; more than one only when writes have landed that nobody waited for any more. */
  let kept: readonly Copy[] = [];
  const beingWritten = new Set<Copy>();
  let hasQuit = false;
  let cancelLook: Cancel = () => undefined;

  ports.power.onLock(() => void end((copy) => copy.what === 'token'));
  ports.onFocus(() => void lookIfDue());
  ports.beforeQuit(() => {
    hasQuit = true;
    hurry();
    return end(() => true);
  });
  engine.onChange(() => {
    if (engine.state().signIn.kind !== 'awaitingUser') void end((copy) => copy.what === 'code');
  });

  /** The end of these copies has come. */
  function end(isOver: (copy: Copy) => boolean): Promise<void> {
    for (const copy of [...kept, ...beingWritten]) if (isOver(copy)) copy.isWanted = false;
    return lookIfDue();
  }

  async function lookIfDue(): Promise<void> {
    if ([...kept, ...beingWritten].some(({ isWanted }) => !isWanted)) await inTurn(look);
  }

  /** Looks at what lies in the clipboard, and takes it out if it is a copy whose end has come. */
  async function look(): Promise<void> {
    if (kept.every(({ isWanted }) => isWanted)) return;
    const before = kept;
    const present = await inTime(
      () => clipboard.read(),
      (late) => {
        // One that always takes its time would never be seen otherwise. What was copied since, it has not seen.
        if (kept.every((copy) => before.includes(copy))) judge(late);
      },
    );
    judge(present);
  }

  /** `present`: what lies in the clipboard; null when it cannot be read. */
  function judge(present: string | null): void {
    cancelLook();
    const due = kept.filter(({ isWanted }) => !isWanted);
    if (due.length === 0) return;
    if (present === null || present === '') return lookLater(due);
    const digest = digestOf(present);
    const lying = kept.filter((copy) => copy.digest === digest);
    const staying = lying.filter(({ isWanted }) => isWanted);
    if (lying.length > 0 && staying.length === 0 && !wipe(clipboard)) return lookLater(due);
    keep(staying);
  }

  /** What is worth nothing any more need not be looked for. */
  function lookLater(due: readonly Copy[]): void {
    const nowMs = alarms.nowMs();
    kept = kept.filter((copy) => !due.includes(copy) || nowMs < copy.diesAtMs);
    if (kept.every(({ isWanted }) => isWanted)) return;
    cancelLook = alarms.at(nowMs + numbers.lookAgainMs, () => void inTurn(look));
  }

  /** These lie in the clipboard now, and of what lay there before nothing else. */
  function keep(now: readonly Copy[]): void {
    const gone = kept.filter((copy) => !now.includes(copy));
    kept = now;
    for (const copy of gone) copy.cancelEnd();
    for (const what of ['token', 'code'] as const) {
      const is = (copy: Copy): boolean => copy.what === what;
      if (gone.some(is) && !now.some(is)) cleared.tell(what);
    }
  }

  async function write(mine: Copy, text: string): Promise<boolean> {
    if (!mine.isWanted) return false;
    const isWritten = await inTime(
      () => clipboard.write(text, true),
      async (late) => {
        if (late) await landed(mine);
      },
    );
    if (isWritten !== true) return false;
    keep([mine]);
    if (mine.isWanted) return true;
    await look();
    return false;
  }

  /** Nobody waited for it any more, and the person was told that it was not written. */
  function landed(late: Copy): Promise<void> {
    late.isWanted = false;
    kept = [...kept, late];
    return look();
  }

  return {
    onCleared: cleared.add,
    copyPlain: (text) =>
      inTurn(async () => {
        const isWritten = (await inTime(() => clipboard.write(text, false))) === true;
        if (isWritten) keep([]);
        return isWritten;
      }),
    async copy(what, text, stay) {
      const mine: Copy = { ...newCopy(what, text, stay), isWanted: !hasQuit };
      beingWritten.add(mine);
      const isWritten = await inTurn(() => write(mine, text));
      beingWritten.delete(mine);
      const { clearsAtMs } = stay;
      if (isWritten && kept.includes(mine) && clearsAtMs !== null) {
        mine.cancelEnd = alarms.at(clearsAtMs, () => void end((copy) => copy === mine));
      }
      return isWritten;
    },
  };
}

/** Answers whether it could be cleared. */
function wipe(clipboard: Pick<ClipboardAccess, 'clear'>): boolean {
  try {
    clipboard.clear();
    return true;
  } catch {
    return false;
  }
}

function newCopy(what: Kept, text: string, stay: Stay): Copy {
  return { ...stay, what, digest: digestOf(text), isWanted: true, cancelEnd: () => undefined };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
