/**
 * Takes a picture of every screen of the running app, in each language and theme, and lays them out on sheets, and draws the
 * tray's menu, its icon on every panel and a notification: `npm run gallery`. With names of walks (`npm run gallery --
 * settings`) only their pictures are taken again, without the sheets, and with `tray` the icon's. The pictures are committed.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { createStandInDriver } from '../test/e2e/driver/stand-in-driver.ts';
import { type Look, PLAIN, putOn } from '../test/e2e/screens/look.ts';
import { WALKS } from '../test/e2e/screens/screens.ts';
import type { Stage } from '../test/e2e/screens/stage.ts';
import { takeWalk, type Walk } from '../test/e2e/screens/walk.ts';
import { launchChromium } from '../test/stand-in/chromium.ts';
import { ROOT } from '../test/support/root.ts';
import { smallPng } from '../test/support/small-png.ts';
import { DAY_MS, MINUTE_MS } from '../test/support/time-units.ts';
import { deskWalk, takeDeskPicture } from './gallery/desk-pictures.ts';
import { writeSheets } from './gallery/sheets.ts';
import { writeTrayPicture } from './gallery/tray-picture.ts';
import { ensureBuilt } from './host/app-build.ts';
import { ensureBrowser } from './host/browser.ts';
import { createCleanUp } from './host/clean-up.ts';
import { runScript } from './host/complaint.ts';

const GALLERY = path.join(ROOT, 'docs/gallery');

const LOOKS: readonly Look[] = [
  PLAIN,
  { language: 'en', theme: 'dark' },
  { language: 'ja', theme: 'light' },
  { language: 'ja', theme: 'dark' },
];

/** The hour in the pictures. */
const HOUR = 14;
const MINUTE = 30;

async function gallery(): Promise<void> {
  await ensureBrowser({ headed: false });
  await ensureBuilt();
  // Chromium and the app read the time zone from here.
  process.env['TZ'] = 'UTC';
  const cleanUp = createCleanUp();
  const driver = await createStandInDriver();
  cleanUp.add(() => driver.close());
  const browser = await launchChromium();
  cleanUp.add(() => browser.close());
  const asked = process.argv.slice(2);
  const isAsked = ({ name }: Walk) => asked.length === 0 || asked.includes(name);
  await mkdir(GALLERY, { recursive: true });
  if (asked.length === 0) await forgetPictures();
  const names: string[] = [];
  const begin = async (stage: Stage, { isTimeless }: Walk) => {
    if (isTimeless !== true) await untilHalfPastTwo(stage);
  };
  const world = { launch: driver.launch, isGitHub: true, begin };
  try {
    for (const walk of WALKS.filter(isAsked)) {
      await takeWalk(walk, {
        ...world,
        async visit({ name }, { page }) {
          names.push(name);
          await takePictures(name, page);
        },
      });
    }
    for (const walk of [deskWalk].filter(isAsked)) {
      await takeWalk(walk, {
        ...world,
        visit: ({ name }, stage) => takeDeskPictures(name, stage, browser),
      });
    }
    if (asked.length === 0) await writeSheets(GALLERY, names, LOOKS);
    if (asked.length === 0 || asked.includes('tray')) await writeTrayPicture(GALLERY, browser);
  } finally {
    await cleanUp.run();
  }
  console.log(`${names.length} screens, each in ${LOOKS.length} looks, are in docs/gallery`);
}

/** Lets the time pass until the same hour in every run. */
async function untilHalfPastTwo({ sleep, time }: Stage): Promise<void> {
  const wantedMs = (HOUR * 60 + MINUTE) * MINUTE_MS;
  await sleep((wantedMs - (time.nowMs() % DAY_MS) + DAY_MS) % DAY_MS);
}

async function takePictures(name: string, page: Page): Promise<void> {
  // Where it is, nothing lies under it.
  await page.mouse.move(0, 0);
  for (const look of LOOKS) {
    await putOn(page, look);
    await writeFile(path.join(GALLERY, fileOf(name, look)), await pictureOf(page));
  }
  await putOn(page, PLAIN);
}

async function takeDeskPictures(name: string, stage: Stage, browser: Browser): Promise<void> {
  for (const look of LOOKS) {
    const picture = await takeDeskPicture(name, look, stage, browser);
    if (picture === null) continue;
    await writeFile(path.join(GALLERY, fileOf(name, look)), smallPng(picture));
  }
  await putOn(stage.page, PLAIN);
}

/** Those that are taken here, and none that were put beside them. */
async function forgetPictures(): Promise<void> {
  const endings = LOOKS.map((look) => fileOf('', look));
  const files = await readdir(GALLERY);
  const ours = files.filter((file) => endings.some((ending) => file.endsWith(ending)));
  await Promise.all(ours.map((file) => rm(path.join(GALLERY, file))));
}

/** The whole content, however long: nothing is hidden below an edge. */
async function pictureOf(page: Page): Promise<Buffer> {
  return smallPng(await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' }));
}

function fileOf(name: string, { language, theme }: Look): string {
  return `${name}.${language}.${theme}.png`;
}

runScript(gallery);
