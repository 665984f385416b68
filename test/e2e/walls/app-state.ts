import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../../src/shared/ipc.ts';
import type { SignedIn } from './recorded-app.ts';

/**
 * Everything that an attack could have changed, as plain data to compare before and after.
 *
 * Rejects when main no longer answers the window.
 */
export async function stateOf({ app, page, simulator }: SignedIn): Promise<unknown> {
  const view = await viewOf(page);
  const prototypes = await app.evaluate(() => ({
    object: Reflect.ownKeys(Object.prototype).map(String),
    array: Reflect.ownKeys(Array.prototype).map(String),
  }));
  return {
    view,
    prototypes,
    address: page.url(),
    windows: app.windows().length,
    pages: page.context().pages().length,
    isShown: (await app.windowStates()).map(({ visible }) => visible),
    files: filesIn(app.userData),
    clipboard: await app.clipboard.contents(),
    links: await app.openedLinks(),
    notices: await app.notices(),
    requests: (await simulator.control.log()).map(({ endpoint }) => endpoint),
    icon: await app.tray.iconState(),
  };
}

function viewOf(page: Page): Promise<unknown> {
  return page.evaluate(() => (window as unknown as { pilotLight: Bridge }).pilotLight.getView());
}

/** The app's own files by content. Not its log, in which each refusal is a line. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  const hashed = names.map((name) => {
    const bytes = fs.readFileSync(path.join(folder, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(hashed);
}
