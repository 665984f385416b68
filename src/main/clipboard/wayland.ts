import { clipboard as numbers } from '../config.ts';
import type { Clock, Lend, Loan, Signal } from '../ports.ts';
import {
  type ClipboardAccess,
  digestIn,
  digestOf,
  type Landing,
  type SystemClipboard,
} from './access.ts';

/** What a Wayland session has that others do not need. */
export interface WaylandSession {
  /** Whether a window of the app has the focus now. */
  readonly hasFocus: () => boolean;
  readonly lend: Lend;
}

interface WaylandPorts extends WaylandSession {
  readonly system: SystemClipboard;
  readonly clock: Pick<Clock, 'after'>;
  readonly onFocus: Signal;
  /** A window should come to the front. */
  readonly wantFocus: () => void;
}

/**
 * A compositor lets only the window that has the focus write, and gives what lies there to no other either. Electron
 * drops such a write in silence, and reads its own text back as if it lay there.
 *
 * So the window that has the focus writes; else `wl-copy` does, whose life tells whether the text is still there; and
 * where there is none, the app's window comes to the front for it.
 *
 * @see https://wayland.app/protocols/wayland#wl_data_device:request:set_selection
 */
export function createWaylandClipboard(ports: WaylandPorts): ClipboardAccess {
  const { system, hasFocus } = ports;
  /** What the app itself has written last: it is told when that is replaced, whoever has the focus. */
  let own: string | null = null;
  let lent: (Loan & { readonly digest: string }) | null = null;

  /** The former one only now: nobody is to find the clipboard empty in between. */
  function replace(now: typeof lent): void {
    lent?.end();
    lent = now;
  }

  async function writeSelf(text: string, isSecret: boolean): Promise<Landing> {
    const isTaken = await system.write(text, isSecret);
    // A window may have lost the focus meanwhile, and what it wrote with it.
    if (!isTaken || !hasFocus()) return 'unseen';
    replace(null);
    own = digestOf(text);
    return 'written';
  }

  function focus(): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (isThere: boolean) => (): void => {
        stop();
        cancel();
        resolve(isThere);
      };
      const stop = ports.onFocus(finish(true));
      const cancel = ports.clock.after(numbers.focusMs, finish(false));
      ports.wantFocus();
      // One that has it already is told nothing.
      if (hasFocus()) finish(true)();
    });
  }

  return {
    async write(text, isSecret) {
      if (hasFocus()) return writeSelf(text, isSecret);
      const loan = await ports.lend(text, isSecret);
      if (loan !== null) {
        replace({ ...loan, digest: digestOf(text) });
        own = null;
        return 'written';
      }
      return (await focus()) ? writeSelf(text, isSecret) : 'noFocus';
    },
    async read() {
      if (lent?.isHeld() === true) return lent.digest;
      const digest = await digestIn(system);
      return hasFocus() || digest === own ? digest : null;
    },
    clear() {
      if (lent?.isHeld() === true) replace(null);
      else system.clear();
    },
  };
}
