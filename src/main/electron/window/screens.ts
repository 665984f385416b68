import type { WebContents } from 'electron';
import type { Screen } from '../../../shared/ipc.ts';
import { announce } from './serve.ts';

/** Brings screens of the window to the front. */
interface Screens {
  /** Call after the window was asked to show itself. */
  readonly open: (screen: Screen) => void;
  /** The page has asked for its first view: from now on it listens. */
  readonly listens: () => void;
}

/** A page that is still loading hears nothing, so what it should show waits until it has asked for its first view. */
export function createScreens(contents: () => WebContents | null): Screens {
  const listening = new WeakSet<WebContents>();
  let waiting: Screen | null = null;
  return {
    open(screen) {
      const page = contents();
      if (page !== null && listening.has(page)) announce(page, 'screen:show', screen);
      else waiting = screen;
    },
    listens() {
      const page = contents();
      if (page === null) return;
      listening.add(page);
      if (waiting !== null) announce(page, 'screen:show', waiting);
      waiting = null;
    },
  };
}
