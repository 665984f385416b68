import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { DrivenApp } from '../e2e/driver/driver.ts';
import { ROOT } from '../support/root.ts';
import { drawDesk, layDesk } from './desk-page.ts';
import { type DeskState, itemsOf, panelFor } from './desk-state.ts';

/** What of a desk is in a picture. */
export type DeskPart = 'menu' | 'notices';

/** Draws what lies around the app's window as it is now, these parts of it alone, on a page that only shows. */
export async function pictureDesk(
  page: Page,
  app: DrivenApp,
  parts: readonly DeskPart[],
): Promise<void> {
  await layDesk(page, () => {});
  await drawDesk(page, await deskAround(app, parts));
}

/** Icon and words are the app's own; only the menu and the notices are drawn as no system draws them. */
async function deskAround(app: DrivenApp, parts: readonly DeskPart[]): Promise<DeskState> {
  const { tray } = app;
  const file = await tray.iconFile();
  const bytes = readFileSync(path.join(ROOT, 'assets/tray', file));
  const notices = await app.notices();
  return {
    sentence: '',
    tray: {
      icon: `data:image/png;base64,${bytes.toString('base64')}`,
      toolTip: await tray.tooltip(),
      panel: panelFor(file),
    },
    menu: parts.includes('menu') ? itemsOf(await tray.menu()) : [],
    notices: notices
      .map((notice, index) => ({ ...notice, index, isUrgent: notice.urgency === 'critical' }))
      .filter(({ state }) => parts.includes('notices') && state === 'shown'),
    clipboard: '',
    troubles: [],
    pasteKeys: '',
  };
}
