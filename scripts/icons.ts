/**
 * Draws every icon from `assets/source/*.svg`: `npx tsx scripts/icons.ts`. The results are committed, so that a build
 * needs no browser.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { PANEL_PICTURES } from '../src/main/faces/tray/panel.ts';
import { launchChromium } from '../test/stand-in/chromium.ts';
import { ROOT } from '../test/support/root.ts';
import { icnsOf, icoOf, type Picture } from './icon-files.ts';

const ASSETS = path.join(ROOT, 'assets');

type Palette = Readonly<Record<'flame' | 'core' | 'metal' | 'smoke', string>>;

/** At least 3:1 against the panels of each system, in each of its themes (WCAG 2.2, 1.4.11). */
const PALETTES = {
  'on-dark': { flame: '#ffa94d', core: '#fff3bf', metal: '#e9ecef', smoke: '#ced4da' },
  'on-light': { flame: '#d9480f', core: '#ffe8cc', metal: '#343a40', smoke: '#495057' },
  // Half way between the two in light: for panels that do not say which of them they are.
  'on-either': { flame: '#df4f0d', core: '#ffe8cc', metal: '#7c8288', smoke: '#7c8288' },
  // macOS looks at the alpha alone and paints the rest itself.
  template: { flame: '#000', core: 'transparent', metal: '#000', smoke: '#000' },
} as const satisfies Record<string, Palette>;

const STATES = ['lit', 'flickering', 'out', 'dim', 'copied'] as const;

/** Windows scales its tray from 100 % to 200 %; more sizes cost memory for each display. */
const ICO_TRAY_PX = [16, 20, 24, 32] as const;
const ICO_APP_PX = [16, 24, 32, 48, 64, 256] as const;
const LINUX_APP_PX = [16, 32, 48, 64, 128, 256, 512] as const;
const MAC_APP_PX = [16, 32, 64, 128, 256, 512, 1024] as const;

async function main(): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await mkdir(path.join(ASSETS, 'tray'), { recursive: true });
    await mkdir(path.join(ASSETS, 'app/linux'), { recursive: true });
    for (const state of STATES) await drawTray(page, state);
    await drawApp(page);
  } finally {
    await browser.close();
  }
}

async function drawTray(page: Page, state: (typeof STATES)[number]): Promise<void> {
  const draw = drawer(page, await source(`tray-${state}`));
  for (const tone of ['on-dark', 'on-light', 'on-either'] as const) {
    for (const { px, suffix } of PANEL_PICTURES) {
      await save(`tray/${state}-${tone}${suffix}.png`, (await draw(px, PALETTES[tone])).png);
    }
    if (tone === 'on-either') continue;
    const pictures = await Promise.all(ICO_TRAY_PX.map((px) => draw(px, PALETTES[tone])));
    await save(`tray/${state}-${tone}.ico`, icoOf(pictures));
  }
  await save(`tray/${state}Template.png`, (await draw(16, PALETTES.template)).png);
  await save(`tray/${state}Template@2x.png`, (await draw(32, PALETTES.template)).png);
}

async function drawApp(page: Page): Promise<void> {
  const draw = drawer(page, await source('app'));
  const all = (sizes: readonly number[]) =>
    Promise.all(sizes.map((px) => draw(px, PALETTES['on-dark'])));
  await save('app/icon.ico', icoOf(await all(ICO_APP_PX)));
  await save('app/icon.icns', icnsOf(await all(MAC_APP_PX)));
  for (const { px, png } of await all(LINUX_APP_PX)) await save(`app/linux/${px}x${px}.png`, png);
}

const source = (name: string) => readFile(path.join(ASSETS, `source/${name}.svg`), 'utf8');

const save = (name: string, bytes: Uint8Array) => writeFile(path.join(ASSETS, name), bytes);

/** Paints an SVG on a canvas of any size. The palette reaches it as CSS variables. */
function drawer(page: Page, svg: string): (px: number, palette: Palette) => Promise<Picture> {
  return async (px, palette) => {
    const variables = Object.entries(palette).map(([name, colour]) => `--${name}:${colour}`);
    const styled = svg.replace('>', `><style>:root{${variables.join(';')}}</style>`);
    const painted = await page.evaluate(paint, { svg: styled, px });
    return {
      px,
      png: Buffer.from(painted.png, 'base64'),
      rgba: Buffer.from(painted.rgba, 'base64'),
    };
  };
}

/** Runs in the page. */
async function paint({ svg, px }: { readonly svg: string; readonly px: number }) {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${btoa(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = px;
  canvas.height = px;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, px, px);
  const { data } = context.getImageData(0, 0, px, px);
  const rgba = btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
  return { png: canvas.toDataURL('image/png').split(',')[1] ?? '', rgba };
}

await main();
