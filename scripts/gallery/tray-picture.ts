import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import type { TrayIcon } from '../../src/main/faces/faces.ts';
import { type Colour, PANELS, type Panel } from '../../test/support/panels.ts';
import { ROOT } from '../../test/support/root.ts';
import { smallPng } from '../../test/support/small-png.ts';

/** In the order in which a person meets them, with what each says. */
const STATES: readonly (readonly [icon: TrayIcon, says: string])[] = [
  ['dim', 'signed out'],
  ['lit', 'ready'],
  ['flickering', 'trouble, still valid'],
  ['out', 'no token'],
  ['copied', 'just copied'],
];

/** As large as on a plain display, and as often as it takes to see each pixel. */
const TRUE_PX = 16;
const TIMES = 8;

/** Draws the icon in every state on the panels of every system, at its true size and much larger, into `tray.png`. */
export async function writeTrayPicture(folder: string, browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1_100, height: 10 } });
  const heads = STATES.map(([, says]) => `<th>${says}</th>`).join('');
  const rows = await Promise.all(PANELS.map(rowOf));
  await page.setContent(
    `<style>${STYLE}</style><table><tr><th></th>${heads}</tr>${rows.join('')}</table>`,
  );
  const picture = await page.locator('table').screenshot();
  await writeFile(path.join(folder, 'tray.png'), smallPng(picture));
  await page.close();
}

async function rowOf(panel: Panel): Promise<string> {
  const cells = await Promise.all(
    STATES.map(async ([state]) => {
      const one = await iconOf(state, panel);
      const style = `background:${css(panel.ground)}`;
      return `<td style="${style}"><span>${one(TRUE_PX)}${one(TRUE_PX * TIMES)}</span></td>`;
    }),
  );
  return `<tr><th>${panel.name}</th>${cells.join('')}</tr>`;
}

/** The icon as an element of so many pixels. */
async function iconOf(state: TrayIcon, { drawnFor, ink }: Panel): Promise<(px: number) => string> {
  const name = drawnFor === 'Template' ? `${state}Template` : `${state}-${drawnFor}`;
  const file = await readFile(path.join(ROOT, 'assets/tray', `${name}.png`));
  const source = `data:image/png;base64,${file.toString('base64')}`;
  return (px) => {
    const side = `width:${px}px;height:${px}px`;
    // A template has its shape in its alpha alone; the same is true of what is black where it is drawn.
    const filter = ink === null || ink[0] === 0 ? '' : ';filter:invert(1)';
    return `<img src="${source}" style="${side}${filter}">`;
  };
}

function css([red, green, blue]: Colour): string {
  return `rgb(${red} ${green} ${blue})`;
}

const STYLE = `
  body { margin: 0; font: 13px system-ui, sans-serif; }
  table { border-collapse: separate; border-spacing: 6px; background: #4a4a4a; color: #fff; }
  th { font-weight: 500; text-align: left; padding: 4px 8px; white-space: nowrap; }
  td { padding: 12px; }
  span { display: flex; gap: 12px; align-items: center; }
  img { image-rendering: pixelated; display: block; }
`;
