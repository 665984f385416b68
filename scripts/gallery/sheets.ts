import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Look } from '../../test/e2e/screens/look.ts';
import { launchChromium } from '../../test/stand-in/chromium.ts';
import { smallPng } from '../../test/support/small-png.ts';

/** Half size: enough to find a screen, small enough for a page of documentation. */
const WIDTH_PX = 180;
const COLUMNS = 10;

/** One contact sheet a look: every screen with its name. */
export async function writeSheets(
  folder: string,
  names: readonly string[],
  looks: readonly Look[],
): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({
      viewport: { width: COLUMNS * (WIDTH_PX + 20), height: 10 },
    });
    for (const { language, theme } of looks) {
      const figures = await Promise.all(
        names.map(async (name) => {
          const file = await readFile(path.join(folder, `${name}.${language}.${theme}.png`));
          const source = `data:image/png;base64,${file.toString('base64')}`;
          return `<figure><img src="${source}"><figcaption>${name}</figcaption></figure>`;
        }),
      );
      await page.setContent(`<style>${STYLE}</style><main>${figures.join('')}</main>`);
      const sheet = await page.locator('main').screenshot();
      await writeFile(path.join(folder, `contact-sheet.${language}.${theme}.png`), smallPng(sheet));
    }
  } finally {
    await browser.close();
  }
}

const STYLE = `
  body { margin: 0; font: 11px system-ui, sans-serif; }
  main {
    display: grid;
    grid-template-columns: repeat(${COLUMNS}, ${WIDTH_PX}px);
    align-items: start;
    gap: 16px 20px;
    padding: 10px;
    background: #8a8a8a;
    color: #fff;
  }
  figure { margin: 0; }
  img { width: 100%; display: block; }
`;
