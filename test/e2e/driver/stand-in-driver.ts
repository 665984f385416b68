import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { launchChromium } from '../../stand-in/chromium.ts';
import type { MenuEntry } from '../../stand-in/contract.ts';
import { launchStandIn } from '../../stand-in/launch.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import {
  type DrivenApp,
  type Driver,
  findItem,
  iconStateOf,
  type LaunchOptions,
  type MenuItem,
  readableLabel,
} from './driver.ts';

/** Drives apps on the stand-in; one browser serves them all. */
export async function createStandInDriver(): Promise<Driver> {
  const browser = await launchChromium();
  const driver: Driver = {
    name: 'stand-in',
    isSandboxed: false,
    launch: (options) => launch(driver, browser, options),
    close: () => browser.close(),
  };
  return driver;
}

async function launch(
  driver: Driver,
  browser: Browser,
  options: LaunchOptions,
): Promise<DrivenApp> {
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-e2e-'));
  const { heldTime } = options;
  // The keyring is the machine's: how it behaves outlives a run of the app.
  let encryption = options.encryption ?? {};
  const start = (args: readonly string[] = options.args ?? []) =>
    launchStandIn({
      ...options,
      args,
      userData,
      browser,
      encryption,
      env: { ...heldTime?.env(), ...options.env },
      ...(heldTime && { onContext: heldTime.hold }),
    });
  let app = await start();
  let earlierOutput = '';

  return {
    driver,
    userData,
    window: () => app.window(),
    windows: () => app.pages(),
    flush: (question) => app.flush(question),
    windowStates: () => app.windowStates(),
    closeWindow: (page) => app.closeWindow(page),
    tray: {
      menu: () => shownMenu(app),
      clickItem: (idOrLabel) => clickShown(app, idOrLabel),
      click: (how) => app.tray.click(how),
      place: (isPlaced) => app.tray.place(isPlaced),
      tooltip: async () => (await app.tray.snapshot())?.toolTip ?? '',
      iconFile: async () => path.basename((await app.tray.snapshot())?.imagePath ?? ''),
      iconState: async () => iconStateOf((await app.tray.snapshot())?.imagePath ?? ''),
    },
    notices: () => app.notices.all(),
    clickNotice: (index) => app.notices.click(index),
    failNotice: (index) => app.notices.fail(index, 'not signed'),
    clipboard: {
      text: () => app.clipboard.text(),
      contents: async () => (await app.clipboard.contents()).at(-1) ?? {},
      fill: (text) => app.clipboard.fill(text),
    },
    popup: {
      menu: async () => ((await app.popup.menu()) ?? []).map(toItem),
      clickItem: (label) => app.popup.clickItem(label),
    },
    pressKeys: (accelerator) => app.pressKeys(accelerator),
    openedLinks: () => app.openedLinks(),
    power: (event) => app.power(event),
    setOnline: (online) => app.setOnline(online),
    setDark: (dark) => app.setDark(dark),
    async setEncryption(change) {
      encryption = { ...encryption, ...change };
      await app.setEncryption(change);
    },
    isKeyringHanging: () => encryption.keyring === 'hangs',
    invokeAsPage: (page, channel, ...args) => app.invokeAsPage(page, channel, ...args),
    async secondInstance(...args) {
      const second = await start(args);
      const code = await second.exit;
      await second.close();
      return code;
    },
    evaluate: (run, argument) => app.evaluate(run, argument),
    async restart() {
      await app.close();
      earlierOutput += app.output();
      app = await start();
    },
    async comesBack() {
      await app.exit;
      const asked = app.relaunched();
      if (asked === null) throw new Error(`the app has ended for good\n${app.output()}`);
      // The first one of an unpackaged app is the app.
      const args = options.packaged === true ? asked : asked.slice(1);
      await app.close();
      earlierOutput += app.output();
      app = await start(args);
      return args;
    },
    async quit() {
      await app.close();
      return app.exit;
    },
    async kill() {
      app.kill('SIGKILL');
      await app.exit;
    },
    hasExited: () => app.hasExited(),
    output: () => earlierOutput + app.output(),
    async close() {
      await app.close();
      if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true });
    },
  };
}

/** The menu that belongs to the icon; where the app has none, the one it pops up on a right click. */
async function shownMenu(app: StandIn): Promise<readonly MenuItem[]> {
  const standing = await app.tray.menu();
  if (standing.length > 0) return standing.map(toItem);
  await app.tray.rightClick();
  return ((await app.popup.menu()) ?? []).map(toItem);
}

async function clickShown(app: StandIn, idOrLabel: string): Promise<void> {
  const item = findItem(await shownMenu(app), idOrLabel);
  const isPopup = (await app.popup.menu()) !== null;
  await (isPopup ? app.popup : app.tray).clickItem(item.id === '' ? item.label : item.id);
}

function toItem({ id, label, type, enabled, checked, submenu }: MenuEntry): MenuItem {
  const items = submenu.map(toItem);
  return { id, label: readableLabel(label), type, enabled, checked, submenu: items };
}
