import type { Page } from '@playwright/test';
import type { DeskAction, DeskItem, DeskState } from './desk-state.ts';

const ADDRESS = 'https://desk.test/';

/** Draws the desk anew. What has not changed stays as it is: the focus, the pointer, an open submenu. */
export function drawDesk(page: Page, state: DeskState): Promise<void> {
  return page.evaluate(drawInPage, state);
}

/** Makes this page an empty desk. What a person then does there is told to `onAction`. */
export async function layDesk(page: Page, onAction: (action: DeskAction) => void): Promise<void> {
  await page.exposeFunction('deskAct', onAction);
  // Only a page with a secure address has a clipboard.
  await page.route(ADDRESS, (route) =>
    route.fulfill({ contentType: 'text/html', body: DESK_PAGE }),
  );
  await page.goto(ADDRESS);
}

/** Runs in the page. */
function drawInPage(state: DeskState): void {
  const act = (action: DeskAction): void =>
    (globalThis as unknown as { deskAct(action: DeskAction): void }).deskAct(action);
  const element = (tag: string, className: string, ...contents: (Node | string)[]): HTMLElement => {
    const one = document.createElement(tag);
    one.className = className;
    one.append(...contents);
    return one;
  };
  const button = (className: string, action: DeskAction, ...contents: (Node | string)[]) => {
    const one = element('button', className, ...contents) as HTMLButtonElement;
    one.type = 'button';
    one.addEventListener('click', () => act(action));
    return one;
  };
  /** Draws a part whose contents come of `data`, if they have changed; a part of nothing is not seen. */
  const part = (id: string, data: unknown, contents: () => readonly (Node | string)[]): void => {
    const place = document.getElementById(id);
    const drawn = JSON.stringify(data);
    if (place === null || place.dataset['drawn'] === drawn) return;
    place.dataset['drawn'] = drawn;
    place.replaceChildren(...contents());
    const section = place.closest('section');
    if (section !== null) section.hidden = place.childNodes.length === 0;
  };
  const itemOf = (entry: DeskItem): HTMLElement => {
    if (entry.isSeparator) return document.createElement('hr');
    const label = `${entry.isChecked ? '✓ ' : ''}${entry.label}`;
    if (entry.submenu.length > 0) {
      const group = document.createElement('details');
      group.dataset['key'] = entry.key;
      group.open =
        document.querySelector(`details[data-key="${CSS.escape(entry.key)}"][open]`) !== null;
      group.append(element('summary', 'item', label), ...entry.submenu.map(itemOf));
      return group;
    }
    const item = button('item', { kind: 'item', key: entry.key }, label);
    item.disabled = !entry.isEnabled;
    return item;
  };
  const { tray, menu, notices, troubles, clipboard, pasteKeys, sentence } = state;
  document.body.dataset['panel'] = tray?.panel ?? 'dark';
  document.body.dataset['use'] = pasteKeys === '' ? 'picture' : 'desk';
  part('sentence', sentence, () => [sentence].filter((one) => one !== ''));
  part('tip', tray?.toolTip, () => [tray?.toolTip ?? 'The app has no tray icon.']);
  part('tray', tray?.icon, () => {
    if (tray === null) return [];
    const icon = document.createElement('img');
    icon.src = tray.icon;
    icon.alt = 'The flame in the tray';
    const flame = button('flame', { kind: 'tray' }, icon);
    flame.title = tray.toolTip;
    return [flame];
  });
  part('menu', menu, () => menu.map(itemOf));
  part('notices', notices, () =>
    notices.map(({ index, title, body, isUrgent }) =>
      element(
        'article',
        isUrgent ? 'notice urgent' : 'notice',
        button(
          'words',
          { kind: 'notice', index },
          element('strong', '', title),
          element('span', '', body),
        ),
        button('dismiss', { kind: 'dismiss', index }, '×'),
      ),
    ),
  );
  part('troubles', troubles, () =>
    troubles.map(({ id, label, isOn }) => {
      const one = button('trouble', { kind: 'trouble', id }, label);
      one.setAttribute('aria-pressed', String(isOn));
      return one;
    }),
  );
  part('clipboard', clipboard, () => [clipboard === '' ? 'empty' : clipboard]);
  // Only who uses a desk wants its parts named.
  for (const title of document.querySelectorAll('h2')) title.hidden = pasteKeys === '';
  const field = document.querySelector('textarea');
  const other = document.getElementById('other');
  if (other !== null) other.hidden = pasteKeys === '';
  if (field === null || field.placeholder !== '') return;
  field.placeholder = `Paste here: ${pasteKeys}`;
  field.addEventListener('input', () => act({ kind: 'typed', text: field.value }));
}

/** The script stands in for a helper that tsx puts around inner functions, also around those sent to a page. */
const DESK_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The desk of the demo</title>
<script>globalThis.__name = (one) => one;</script><style>
  :root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
  * { box-sizing: border-box; } [hidden] { display: none !important; }
  body { margin: 0; min-height: 100vh; background: light-dark(#dfe6ee, #14181d); color: light-dark(#1b222a, #e6edf3); }
  header { display: flex; gap: 10px; align-items: center; justify-content: flex-end; padding: 4px 12px; background: #1d1d20; color: #f2f2f2; }
  [data-panel=light] header { background: #f6f8fa; color: #1b222a; }
  #tip { font-size: 12px; opacity: .8; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  button, summary { font: inherit; color: inherit; border: 0; background: none; text-align: start; cursor: pointer; border-radius: 6px; }
  :focus-visible { outline: 2px solid #d97706; outline-offset: 1px; }
  .flame { padding: 5px; } .flame:hover { background: #8884; } #tray img { display: block; width: 22px; height: 22px; }
  #sentence { margin: 0; padding: 14px 16px; background: light-dark(#fff7ed, #33240f); border-bottom: 1px solid light-dark(#fed7aa, #5c4018); font-size: 16px; font-weight: 600; text-wrap: pretty; min-height: 98px; }
  #sentence:empty { display: none; }
  main { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 5fr); gap: 14px; padding: 14px; align-items: start; }
  .side { grid-column: 2; } .column { display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); } main > * { min-width: 0; } .column:not(:has(> :not([hidden]))) { display: none; }
  h2 { margin: 0 0 6px; font-size: 12px; font-weight: 600; opacity: .75; }
  #menu, .notice, textarea, .trouble { background: light-dark(#fff, #262d35); }
  #menu, .notice { border-radius: 10px; box-shadow: 0 4px 16px #0002; }
  #menu { padding: 6px; display: grid; } details { display: grid; } details .item { margin-inline-start: 20px; width: calc(100% - 20px); }
  .item { width: 100%; padding: 5px 10px; display: block; list-style: none; } summary.item { margin: 0 !important; width: 100% !important; }
  .item:enabled:hover, summary.item:hover { background: light-dark(#e3e9ef, #313a44); } .item:disabled { opacity: .62; cursor: default; }
  summary.item::after { content: '▸'; float: inline-end; opacity: .7; } [open] > summary.item::after { content: '▾'; }
  hr { width: 100%; border: 0; border-top: 1px solid light-dark(#d0d7de, #3d4650); margin: 4px 0; }
  #notices { display: grid; gap: 10px; } .notice { display: flex; border-inline-start: 4px solid #8b949e; } .urgent { border-color: #d97706; }
  .words { flex: 1; display: grid; padding: 10px 12px; } .dismiss { padding: 0 12px; font-size: 18px; }
  textarea { width: 100%; height: 52px; padding: 8px 10px; border: 1px solid light-dark(#b6c0ca, #4b5560); border-radius: 8px; color: inherit; font: 12px/1.4 ui-monospace, monospace; resize: vertical; display: block; }
  .clipboard { margin: 6px 0 0; font-size: 12px; opacity: .8; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  #troubles { display: grid; gap: 6px; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); } .trouble { padding: 7px 10px; border: 1px solid light-dark(#b6c0ca, #4b5560); }
  .trouble:hover { border-color: #d97706; } .trouble[aria-pressed=true] { background: #b45309; border-color: #b45309; color: #fff; }
  .trouble[aria-pressed=true]::before { content: '✓ '; }
  @media (max-width: 430px) {
    #sentence { font-size: 15px; min-height: 90px; padding: 10px 14px; }
    main { padding: 10px 14px; gap: 10px; } h2:has(+ #menu) { display: none; }
    main { display: flex; flex-direction: column; align-items: stretch; } .column { display: contents; }
    .column > section { order: 1; } [data-use=desk] #told { position: fixed; inset: auto 10px 10px; }
  }
</style></head><body>
  <header><span id="tip"></span><div id="tray"></div></header>
  <p id="sentence" role="status"></p>
  <main>
    <div class="column">
      <section id="other"><h2>Another program</h2><textarea aria-label="Another program" placeholder=""></textarea>
        <p class="clipboard">On the clipboard: <span id="clipboard"></span></p></section>
      <section hidden><h2>Make something go wrong</h2><div id="troubles"></div></section>
      <section id="told" hidden><div id="notices" role="group" aria-label="Notifications"></div></section>
    </div>
    <section class="side" hidden><h2>The flame’s menu</h2><nav id="menu" aria-label="The flame’s menu"></nav></section>
  </main>
</body></html>`;
