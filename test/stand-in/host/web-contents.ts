import type { AppSide, HostSide } from '../contract.ts';
import type { Link } from '../link.ts';
import type { Addresses } from './addresses.ts';
import type { AppWindow } from './app-window.ts';

/** What the pages of the app's windows do for it. */
export interface WebContentsAnswers {
  /** Waits until every load that the app asked for has ended, well or not. */
  settled(): Promise<void>;
}

/** Answers what the app asks of what its windows show: to load it, to speak to it, to take its picture. */
export function answerWebContents(
  link: Link<HostSide, AppSide>,
  windowOf: (id: number) => Promise<AppWindow>,
  addresses: Addresses,
): WebContentsAnswers {
  const loads = new Set<Promise<unknown>>();

  /** Runs one of the app's own loads, so that the navigation is not asked about. */
  async function whileLoading<T>(window: AppWindow, work: () => Promise<T>): Promise<T> {
    window.isLoading = true;
    const load = work();
    loads.add(load);
    try {
      return await load;
    } finally {
      loads.delete(load);
      window.isLoading = false;
    }
  }

  link.answer('loadUrl', async (id, url) => {
    const window = await windowOf(id);
    return whileLoading(window, async () => {
      try {
        await window.page.goto(addresses.toWeb(url), { waitUntil: 'load' });
        return null;
      } catch (error) {
        const code = /net::(ERR_\w+)/.exec(String(error))?.[1] ?? 'ERR_FAILED';
        link.tell('pageEvent', id, 'did-fail-load', [-2, code, url, true]);
        return code;
      }
    });
  });
  link.answer('reload', async (id) => {
    const window = await windowOf(id);
    await whileLoading(window, () => window.page.reload());
  });
  link.answer('sendToPage', async (id, frameId, channel, args) =>
    (await windowOf(id)).worlds.deliver(frameId, channel, args),
  );
  link.answer('executeJavaScript', async (id, code) => (await windowOf(id)).page.evaluate(code));
  link.answer('insertCss', async (id, content) => {
    await (await windowOf(id)).page.addStyleTag({ content });
  });
  link.answer(
    'capture',
    async (id) => new Uint8Array(await (await windowOf(id)).page.screenshot()),
  );

  return {
    async settled() {
      await Promise.allSettled(loads);
    },
  };
}
