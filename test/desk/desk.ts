import type { Page } from '@playwright/test';
import { iconStateOf } from '../e2e/driver/driver.ts';
import type { Control } from '../simulator/control-contract.ts';
import type { Code } from '../simulator/reports.ts';
import { launchBareWindow } from '../stand-in/chromium.ts';
import type { StandIn } from '../stand-in/stand-in.ts';
import { drawDesk, layDesk } from './desk-page.ts';
import { type DeskAction, type DeskState, itemsOf, labelsIn, panelFor } from './desk-state.ts';
import { createGuide, type Facts } from './guide.ts';
import { type Layout, layoutOn } from './layout.ts';
import { mirrorClipboard } from './real-clipboard.ts';
import { createSystemBrowser } from './system-browser.ts';
import { createTroubles, type Troubles } from './troubles.ts';
import { moveWindow, screenOf } from './window-place.ts';

/** A desktop drawn in a window: for people who have a display but no Electron. */
export interface Desk {
  /** Where the other windows go, so that none covers another. */
  readonly layout: Layout;
  /** Surrounds a running app that was launched with this layout. Who then closes the desk quits the app. */
  receive(app: StandIn, github: GitHub): Promise<void>;
  close(): Promise<void>;
}

/** The simulator behind the desk. */
interface GitHub {
  readonly control: Control;
  readonly names: Readonly<Record<string, string>>;
}

/** How often the desk looks at what nobody tells it of: the windows, and what happens at GitHub. */
const LOOK_EVERY_MS = 300;

const PASTE_KEYS = process.platform === 'darwin' ? '⌘V' : 'Ctrl+V';

/** Opens the desk on the screen, still empty. */
export async function openDesk(): Promise<Desk> {
  // As on the smallest of usual screens, until it is known how large this one is.
  const { desk } = layoutOn({ left: 0, top: 0, width: 1280, height: 720 });
  const context = await launchBareWindow({ viewport: null }, { ...desk, title: 'Desk' });
  const page = context.pages()[0] ?? (await context.newPage());
  const layout = layoutOn(await screenOf(page));
  await moveWindow(page, layout.desk);
  return createDesk(page, layout);
}

/** Makes this page a desk, still empty. It is closed with its context. */
export function createDesk(page: Page, layout: Layout): Desk {
  const close = () =>
    page
      .context()
      .close()
      .catch(() => {});
  return {
    layout,
    close,
    async receive(app, { control, names }) {
      const put = await mirrorClipboard(page);
      const browser = createSystemBrowser({ browser: app.browser, place: layout.browser, names });
      const setOnline = (isOnline: boolean) => app.setOnline(isOnline);
      const troubles = createTroubles({ control, setOnline });
      const seen = { code: '', openedFor: '', typed: '' };
      const look = createLook({ app, control, troubles, seen });
      const draw = oneAfterAnother(async () => {
        const state = await look();
        await put(state.clipboard);
        await drawDesk(page, state);
      });
      await layDesk(page, (action) => {
        if (action.kind === 'typed') seen.typed = action.text;
        void perform(app, troubles, action)
          .catch(() => {})
          .then(draw);
      });
      app.onDeskChange(draw);
      app.onLink((address) => {
        seen.openedFor = seen.code;
        void browser.open(address).catch(() => {});
      });
      const timer = setInterval(draw, LOOK_EVERY_MS);
      page.on('close', () => {
        clearInterval(timer);
        void app.close().catch(() => {});
      });
      void app.exit.then(close);
      draw();
    },
  };
}

async function perform(app: StandIn, troubles: Troubles, action: DeskAction): Promise<void> {
  switch (action.kind) {
    case 'tray':
      return app.tray.click();
    case 'item':
      return (await app.popup.menu()) === null
        ? app.tray.clickItem(action.key)
        : app.popup.clickItem(action.key);
    case 'notice':
      return app.notices.click(action.index);
    case 'dismiss':
      return app.notices.close(action.index);
    case 'trouble':
      return troubles.press(action.id);
    case 'typed':
      return;
    default:
      return action satisfies never;
  }
}

interface Sight {
  readonly app: StandIn;
  readonly control: Control;
  readonly troubles: Troubles;
  /** The code that waits, the one for which a page was opened, and what the other program holds; '' for none. */
  readonly seen: { code: string; readonly openedFor: string; readonly typed: string };
}

/** Everything as it is now. */
function createLook({ app, control, troubles, seen }: Sight): () => Promise<DeskState> {
  const guide = createGuide();
  return async () => {
    const tray = await app.tray.snapshot();
    const menu = itemsOf((await app.popup.menu()) ?? tray?.menu ?? []);
    const notices = (await app.notices.all())
      .map((notice, index) => ({ ...notice, index, isUrgent: notice.urgency === 'critical' }))
      .filter(({ state }) => state === 'shown')
      .toReversed();
    const clipboard = await app.clipboard.text();
    const { codes, githubTokens } = await control.state();
    seen.code = codeIn(labelsIn(menu), codes);
    if (githubTokens.some(({ alive }) => alive)) troubles.approved();
    const all = troubles.all();
    const sentence = guide({
      flame: tray === null ? 'dim' : flameIn(tray.imagePath),
      isWindowShown: (await app.windowStates()).some((one) => one.visible && !one.minimized),
      code: seen.code === '' ? null : seen.code,
      isPageOpened: seen.openedFor === seen.code,
      clipboard: clipboard === seen.code ? 'code' : isToken(clipboard) ? 'token' : 'other',
      isTokenPasted: isToken(seen.typed),
      trouble: all.find(({ isOn }) => isOn) ?? null,
      isNoticeShown: notices.length > 0,
      pasteKeys: PASTE_KEYS,
    });
    return {
      sentence,
      tray: tray && { icon: tray.image, toolTip: tray.toolTip, panel: panelFor(tray.imagePath) },
      menu,
      notices,
      clipboard,
      troubles: all,
      pasteKeys: PASTE_KEYS,
    };
  };
}

/** The newest code of which the menu speaks: one that its person has given up is of no use. */
function codeIn(labels: readonly string[], codes: readonly Code[]): string {
  const waiting = codes.filter(({ status }) => status === 'pending').at(-1)?.userCode ?? '';
  return labels.some((label) => label.includes(waiting)) ? waiting : '';
}

/** In any form: every token of the simulator begins like this. */
const isToken = (text: string): boolean => text.includes('tid=');

/** The icon may for a moment say something else than how the token is. */
function flameIn(imagePath: string): Facts['flame'] {
  const state = iconStateOf(imagePath);
  return state === 'flickering' || state === 'out' || state === 'dim' ? state : 'lit';
}

/** Never two at once, and once more if it was asked for meanwhile. The app or the desk may be gone by then. */
function oneAfterAnother(work: () => Promise<void>): () => void {
  let isBusy = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    while (isWanted) {
      isWanted = false;
      await work().catch(() => {});
    }
    isBusy = false;
  };
  return () => {
    isWanted = true;
    if (!isBusy) void run();
  };
}
