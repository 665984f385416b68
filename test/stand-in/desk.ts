import type { BrowserContext, Page } from '@playwright/test';
import type { MenuEntry, NoticeSnapshot, TraySnapshot } from './contract.ts';
import type { StandIn } from './stand-in.ts';

export interface Desk {
  readonly refresh: () => void;
  /** Opens an address beside the desk, as the system's browser would. */
  readonly openLink: (url: string) => void;
}

/** What the desk page needs to draw itself; plain data. */
interface DeskState {
  readonly tray: TraySnapshot | null;
  /** The menu that is open, or the one that always belongs to the icon. */
  readonly menu: readonly MenuEntry[];
  readonly clipboard: string;
  readonly notices: readonly (NoticeSnapshot & { readonly index: number })[];
}

/** What a person did on the desk page. */
type DeskAction =
  | { readonly kind: 'tray' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'item'; readonly key: string }
  | { readonly kind: 'notice'; readonly index: number }
  | { readonly kind: 'dismiss'; readonly index: number };

/** Redraws at once would be many while the app builds its menu; one per frame is what an eye can see. */
const REDRAW_AFTER_MS = 16;

/**
 * A page that stands for the desktop around the app: the tray icon with its menu, and the notices. For people who
 * have a display but no Electron. Closing it quits the app.
 */
export async function openDesk(app: StandIn): Promise<Desk> {
  const context = await app.browser.newContext({ viewport: null });
  const page = await context.newPage();
  let isDrawing = false;
  const refresh = () => {
    if (isDrawing) return;
    isDrawing = true;
    setTimeout(() => {
      isDrawing = false;
      // The app or the desk may just have been closed.
      draw(app, page).catch(() => {});
    }, REDRAW_AFTER_MS);
  };
  await page.exposeFunction('standInAct', async (action: DeskAction) => {
    await perform(app, action).catch(() => {});
    refresh();
  });
  await page.setContent(DESK_PAGE);
  page.on('close', () => void app.close().catch(() => {}));
  void app.exit.then(() => context.close().catch(() => {}));
  refresh();
  return { refresh, openLink: (url) => void visit(context, url).catch(() => {}) };
}

async function visit(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(url);
}

async function perform(app: StandIn, action: DeskAction): Promise<void> {
  switch (action.kind) {
    case 'tray':
      return app.tray.click();
    case 'menu':
      return app.tray.rightClick();
    case 'item':
      return (await app.popup.menu()) === null
        ? app.tray.clickItem(action.key)
        : app.popup.clickItem(action.key);
    case 'notice':
      return app.notices.click(action.index);
    case 'dismiss':
      return app.notices.close(action.index);
    default:
      return action satisfies never;
  }
}

async function draw(app: StandIn, page: Page): Promise<void> {
  const notices = (await app.notices.all()).map((notice, index) => ({ ...notice, index }));
  const tray = await app.tray.snapshot();
  const shown = notices.filter((notice) => notice.state === 'shown').toReversed();
  const menu = (await app.popup.menu()) ?? tray?.menu ?? [];
  const clipboard = await app.clipboard.text();
  const state: DeskState = { tray, menu, clipboard, notices: shown };
  await page.evaluate(drawInPage, state);
}

/** Runs in the page. */
function drawInPage(state: DeskState): void {
  const act = (action: DeskAction) =>
    (globalThis as unknown as { standInAct(action: DeskAction): void }).standInAct(action);
  const element = (tag: string, className: string, text: string): HTMLElement => {
    const one = document.createElement(tag);
    one.className = className;
    one.textContent = text;
    return one;
  };
  const button = (className: string, text: string, action: DeskAction): HTMLElement => {
    const one = element('button', className, text);
    one.addEventListener('click', () => act(action));
    return one;
  };
  const itemOf = (entry: MenuEntry): HTMLElement[] => {
    if (entry.type === 'separator') return [document.createElement('hr')];
    const mark = entry.checked ? '✓ ' : '';
    const label = mark + entry.label.replaceAll(/&(&?)/g, '$1');
    const item = button('item', label, { kind: 'item', key: entry.id || entry.label });
    (item as HTMLButtonElement).disabled = !entry.enabled;
    return [item, ...entry.submenu.flatMap(itemOf)];
  };
  const fill = (selector: string, ...contents: (Node | string)[]) =>
    document.querySelector(selector)?.replaceChildren(...contents);
  const icon = document.createElement('img');
  icon.src = state.tray?.image ?? '';
  icon.alt = 'Tray icon';
  const tray = button('tray', '', { kind: 'tray' });
  tray.append(icon);
  tray.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    act({ kind: 'menu' });
  });
  fill('#tray', tray);
  fill('#tip', state.tray?.toolTip ?? 'The app has no tray icon.');
  fill('#menu', ...state.menu.flatMap(itemOf));
  const cards = state.notices.map((notice) => {
    const card = element('article', `notice ${notice.urgency}`, '');
    const body = button('words', '', { kind: 'notice', index: notice.index });
    body.append(element('strong', '', notice.title), element('span', '', notice.body));
    card.append(body, button('dismiss', '×', { kind: 'dismiss', index: notice.index }));
    return card;
  });
  fill('#notices', ...cards);
  fill('#clipboard', state.clipboard === '' ? '' : `On the clipboard: ${state.clipboard}`);
}

/** The script stands in for a helper that tsx puts around inner functions, also around those sent to a page. */
const DESK_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Desk</title>
<script>globalThis.__name = (one) => one;</script><style>
  :root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; background: light-dark(#dfe6ee, #14181d); color: light-dark(#1b222a, #e6edf3); }
  header { display: flex; gap: 12px; align-items: center; padding: 6px 14px; background: light-dark(#f6f8fa, #20262d); }
  header span { flex: 1; opacity: .7; }
  button { font: inherit; color: inherit; border: 0; background: none; text-align: left; cursor: pointer; border-radius: 6px; }
  button:focus-visible { outline: 2px solid #d97706; }
  .tray { padding: 6px; } .tray:hover, .item:enabled:hover { background: light-dark(#d0d9e2, #313a44); }
  #tray img { display: block; width: 22px; height: 22px; }
  main { display: grid; grid-template-columns: minmax(220px, 300px) minmax(220px, 340px); gap: 20px; padding: 20px; justify-content: end; align-items: start; }
  footer { position: fixed; inset: auto 0 0; padding: 6px 14px; opacity: .7; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  #menu, .notice { background: light-dark(#fff, #262d35); border-radius: 10px; box-shadow: 0 6px 24px #0003; }
  #menu { padding: 6px; display: grid; order: 2; } .item { padding: 6px 10px; } .item:disabled { opacity: .55; cursor: default; }
  hr { width: 100%; border: 0; border-top: 1px solid light-dark(#d0d7de, #3d4650); margin: 4px 0; }
  #notices { display: grid; gap: 10px; } .notice { display: flex; border-left: 4px solid #8b949e; } .critical { border-color: #d97706; }
  .words { flex: 1; display: grid; padding: 10px 12px; } .dismiss { padding: 0 12px; font-size: 18px; }
</style></head><body>
  <header><span id="tip"></span><div id="tray"></div></header>
  <main><section id="notices" aria-label="Notices"></section><nav id="menu" aria-label="Tray menu"></nav></main>
  <footer id="clipboard"></footer>
</body></html>`;
