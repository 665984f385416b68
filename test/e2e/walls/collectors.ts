import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { DrivenApp } from '../driver/driver.ts';
import { trayLabels } from '../support/person.ts';
import { RECORDED, type Recorded } from './recorder.ts';

/** A place that no secret may reach. */
export interface Collector {
  readonly place: string;
  /** `shown` to a person now, or `written` to where it stays. */
  readonly kind: 'shown' | 'written';
  readonly collect: (app: DrivenApp, page: Page) => Promise<string>;
}

/**
 * Every place but the clipboard, which is where a person asked a token to go.
 *
 * A new place (a screen, a file, a socket) joins by a line here.
 */
export const COLLECTORS: readonly Collector[] = [
  { place: 'the output', kind: 'written', collect: async (app) => app.output() },
  { place: 'a file', kind: 'written', collect: async (app) => filesBelow(app.userData) },
  { place: 'a message to the page', kind: 'shown', collect: messagesToPage },
  { place: 'the page', kind: 'shown', collect: (_app, page) => wholePage(page) },
  {
    place: 'a notice',
    kind: 'shown',
    collect: async (app) => JSON.stringify(await app.notices()),
  },
  {
    place: 'the tray',
    kind: 'shown',
    collect: async (app) => [...(await trayLabels(app)), await app.tray.tooltip()].join('\n'),
  },
  {
    place: 'a link',
    kind: 'shown',
    collect: async (app) => JSON.stringify(await app.openedLinks()),
  },
];

/** Names and contents, byte by byte, whatever they are. */
function filesBelow(folder: string): string {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${file}\n${fs.readFileSync(file, 'latin1')}`)
    .join('\n');
}

async function messagesToPage(app: DrivenApp): Promise<string> {
  return app.evaluate(
    (_electron, key) => (Reflect.get(globalThis, key) as Recorded).toPage.join('\n'),
    RECORDED,
  );
}

/** Markup, what is typed into its fields, and what the page keeps for itself. */
async function wholePage(page: Page): Promise<string> {
  const kept = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
    const stores = [localStorage, sessionStorage].map((one) => Object.entries(one));
    return JSON.stringify([fields, stores, document.cookie]);
  });
  return `${await page.content()}\n${kept}`;
}
