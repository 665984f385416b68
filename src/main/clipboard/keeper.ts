import type { Platform } from '../../shared/platform.ts';
import type { CopyAnswer } from '../../shared/token-copy.ts';
import { clipboard as numbers } from '../config.ts';
import type { Clock, Power, Signal } from '../ports.ts';
import type { SignInState } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';
import { type ClipboardAccess, digestOf } from './access.ts';
import { type Copy, createLying, type Gone, type Kept, type Stay } from './lying.ts';
import { createTurns } from './turns.ts';

/** Puts secrets in the clipboard and takes them out again. No method rejects. */
export interface ClipboardKeeper {
  /**
   * Writes, and clears at its end. A later copy takes over: only what lies there is ever cleared.
   *
   * `copied` only if it surely lies there and may stay: not when an end came while it was being written.
   */
  copy(what: Kept, text: string, stay: Stay): Promise<CopyAnswer>;
  /** Writes what anybody may read, and never clears it. */
  copyPlain(text: string): Promise<CopyAnswer>;
  /** The end of every copied token has come. */
  clearTokens(): void;
  /** Whether something of ours lies there, or may, that is to be cleared. */
  isHolding(): boolean;
  /** That copy no longer lies in the clipboard. */
  readonly onGone: Signal<Gone>;
  /** `isHolding` may have changed. */
  readonly onChange: Signal;
}

export interface KeeperPorts {
  readonly access: ClipboardAccess;
  readonly platform: Platform;
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

/**
 * When the clipboard is cleared: at a copy's own end, which `token-copies.ts` and `code-copy.ts` set, and before that: a
 * token when the screen is locked, a code when no sign-in waits for it any more, and either when the app quits.
 *
 * Remembers a digest of what was copied, never the text, and clears only what still has that digest: whatever the
 * user copied since stays. While the clipboard cannot be read, nothing is cleared, and it is looked at again every few
 * seconds, whenever a window has the focus, and at quit, until the copy is worth nothing; an answer that comes late is
 * taken. Where another text may be what lay there before, it is looked at again as well, once a minute. One thing at a
 * time is done to the clipboard, and what lands there unseen, or although its end has come, is taken out at once.
 */
export function createClipboardKeeper(ports: KeeperPorts): ClipboardKeeper {
  const { access, alarms, engine } = ports;
  const turns = createTurns(ports.clock);
  const { inTurn, inTime } = turns;
  const lying = createLying({ ...ports, turns, isQuitting: () => hasQuit });
  const beingWritten = new Set<Copy>();
  let hasQuit = false;

  const clearTokens = (): void => void end((copy) => copy.what === 'token');
  ports.power.onLock(clearTokens);
  ports.onFocus(() => void lookIfDue());
  ports.beforeQuit(() => {
    hasQuit = true;
    turns.hurry();
    mark(() => true);
    return lookIfDue();
  });
  engine.onChange(() => {
    if (engine.state().signIn.kind !== 'awaitingUser') void end((copy) => copy.what === 'code');
  });

  /** The end of these copies has come. Answers whether it is news of any. */
  function mark(isOver: (copy: Copy) => boolean): boolean {
    const over = [...lying.all(), ...beingWritten].filter((copy) => copy.isWanted && isOver(copy));
    for (const copy of over) copy.isWanted = false;
    return over.length > 0;
  }

  async function end(isOver: (copy: Copy) => boolean): Promise<void> {
    if (mark(isOver)) await lookIfDue();
  }

  async function lookIfDue(): Promise<void> {
    if ([...lying.all(), ...beingWritten].some(({ isWanted }) => !isWanted))
      await inTurn(lying.look);
  }

  async function write(mine: Copy, text: string): Promise<CopyAnswer> {
    if (!mine.isWanted) return 'notWritten';
    const written = await inTime(
      numbers.writeMs,
      () => access.write(text, true),
      () => lying.mayLie(mine),
    );
    if (written === 'noFocus') return written;
    if (written !== 'written') {
      lying.mayLie(mine);
      return 'notWritten';
    }
    mine.isSeen = true;
    lying.keep([mine]);
    if (mine.isWanted) return 'copied';
    await lying.look();
    return 'notWritten';
  }

  return {
    clearTokens,
    onGone: lying.onGone,
    onChange: lying.onChange,
    isHolding: () => lying.all().some(({ isGone }) => !isGone),
    copyPlain: (text) =>
      inTurn(async () => {
        const written = await inTime(numbers.writeMs, () => access.write(text, false));
        if (written !== 'written') return written === 'noFocus' ? written : 'notWritten';
        lying.keep([]);
        return 'copied';
      }),
    async copy(what, text, stay) {
      const mine: Copy = { ...newCopy(what, text, stay), isWanted: !hasQuit };
      beingWritten.add(mine);
      const outcome = await inTurn(() => write(mine, text));
      beingWritten.delete(mine);
      const { clearsAtMs } = stay;
      if (outcome === 'copied' && lying.all().includes(mine) && clearsAtMs !== null) {
        mine.cancelEnd = alarms.at(clearsAtMs, () => void end((copy) => copy === mine));
      }
      return outcome;
    },
  };
}

function newCopy(what: Kept, text: string, stay: Stay): Copy {
  const isNew = { isWanted: true, isSeen: false, isGone: false, cancelEnd: () => undefined };
  return { ...stay, what, digest: digestOf(text), ...isNew };
}
