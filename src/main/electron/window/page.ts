import type { WebContents } from 'electron';
import type { Screen } from '../../../shared/ipc.ts';
import type { View } from '../../../shared/view.ts';
import type { Handlers } from '../../commands/command.ts';
import type { Clock, Log } from '../../ports.ts';
import { announce, serve } from './serve.ts';
import type { PopupWindow } from './window.ts';

/** The page in the window, as the rest of main talks to it. */
export interface Page {
  readonly show: (view: View) => void;
  /** Shows the window with this screen in it. */
  readonly open: (screen: Screen) => void;
  /** Somebody has it before them. */
  readonly isLookedAt: () => boolean;
}

/** What the page needs from the rest of main. */
interface PagePorts {
  readonly window: Pick<PopupWindow, 'contents' | 'isLookedAt' | 'isOurs' | 'keepOpen' | 'show'>;
  readonly handlers: Handlers;
  readonly log: Log;
  readonly clock: Clock;
}

/** Answers what the page asks, and keeps it true to the view. */
export function createPage({ window, handlers, log, clock }: PagePorts): Page {
  const screens = createScreens(window.contents);
  const asked: Handlers = {
    ...handlers,
    'view:get': (argument) => {
      screens.listens();
      return handlers['view:get'](argument);
    },
  };
  serve(asked, window.isOurs, { log, clock });
  return {
    isLookedAt: window.isLookedAt,
    open(screen) {
      window.show();
      screens.open(screen);
    },
    show(view) {
      window.keepOpen(view.signIn.kind === 'awaitingUser');
      announce(window.contents(), 'view:changed', view);
    },
  };
}

/** Brings screens to the front. */
interface Screens {
  readonly open: (screen: Screen) => void;
  /** The page has asked for its first view: from now on it listens. */
  readonly listens: () => void;
}

/** A page that is still loading hears nothing, so what it should show waits until it has asked for its first view. */
function createScreens(contents: () => WebContents | null): Screens {
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
