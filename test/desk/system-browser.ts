import type { Browser, Route } from '@playwright/test';
import type { Rectangle } from './layout.ts';
import { moveWindow } from './window-place.ts';

/** The browser of the person at the desk. */
export interface SystemBrowser {
  /** Opens an address in the browser's window, the next ones in further tabs. */
  open(address: string): Promise<void>;
}

interface Surroundings {
  readonly browser: Browser;
  readonly place: Rectangle;
  /** Hosts, and where each is answered. */
  readonly names: Readonly<Record<string, string>>;
}

/** A window of its own, in which only the given hosts are there. */
export function createSystemBrowser({ browser, place, names }: Surroundings): SystemBrowser {
  const pages = openContext();

  async function openContext() {
    const context = await browser.newContext({ viewport: null });
    await context.route('**/*', (route) => answer(route, names).catch(() => route.abort()));
    return context;
  }

  return {
    async open(address) {
      const context = await pages;
      const isFirst = context.pages().length === 0;
      const page = await context.newPage();
      if (isFirst) await moveWindow(page, place);
      await page.goto(address);
      await page.bringToFront();
    },
  };
}

async function answer(route: Route, names: Surroundings['names']): Promise<void> {
  const url = new URL(route.request().url());
  const base = names[url.host];
  if (base === undefined) {
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: elsewhere(url.href) });
  }
  const response = await route.fetch({ url: `${base}${url.pathname}${url.search}` });
  return route.fulfill({ response });
}

function elsewhere(address: string): string {
  const shown = address.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><meta charset="utf-8"><title>Not in the demo</title>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:30em;margin:15vh auto;padding:0 16px">
<h1 style="font-size:22px">Your browser would now be at</h1><p style="overflow-wrap:anywhere"><code>${shown}</code></p>
<p>Nothing in the demo leaves this machine, so there is nothing to see here. You can close this page.</p>`;
}
