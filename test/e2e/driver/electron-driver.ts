import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WORKING_ENCRYPTION } from '../../stand-in/settings.ts';
import { sandboxLack } from '../../support/machine/sandbox.ts';
import { sandboxFactsFor } from '../../support/machine/this-machine.ts';
import {
  type DrivenApp,
  type Driver,
  findItem,
  iconStateOf,
  type LaunchOptions,
} from './driver.ts';
import * as probes from './electron-probes.ts';
import { GONE, startElectron } from './electron-process.ts';
import { OBSERVED } from './observed.ts';

/** Drives apps on real Electron. `executablePath` comes from `electronBinary()`. */
export function createElectronDriver(executablePath: string): Driver {
  const isSandboxed = canBeSandboxed(executablePath);
  const driver: Driver = {
    name: 'electron',
    isSandboxed,
    launch: (options) => launch(driver, executablePath, options),
    close: async () => {},
  };
  return driver;
}

/** Chromium refuses its own sandbox to root, and cannot have it everywhere. */
function canBeSandboxed(executablePath: string): boolean {
  if (process.getuid?.() === 0) return false;
  const facts = sandboxFactsFor(executablePath);
  return facts === null || sandboxLack(facts) === null;
}

async function launch(
  driver: Driver,
  executablePath: string,
  options: LaunchOptions,
): Promise<DrivenApp> {
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-e2e-'));
  // The keyring is the machine's: how it behaves outlives a run of the app.
  let encryption = { ...WORKING_ENCRYPTION, ...options.encryption };
  const electron = await startElectron(
    {
      executablePath,
      userData,
      isSandboxed: driver.isSandboxed,
      encryption: () => encryption,
    },
    options,
  );
  const { app } = electron;
  const self: DrivenApp = {
    driver,
    userData,
    window: () => app().firstWindow(),
    windows: () => app().windows(),
    async flush(question) {
      // A page may be gone meanwhile. Its messages cannot be counted from here.
      const answers = await Promise.all(
        app()
          .windows()
          .map(async (page) => {
            const answer = await page.evaluate<unknown>(question).catch(() => {});
            return page.isClosed() ? [] : [answer];
          }),
      );
      return { messageCount: 0, answers: answers.flat() };
    },
    windowStates: () => app().evaluate(probes.readWindows, OBSERVED),
    closeWindow: async (page) => (await app().browserWindow(page)).evaluate((one) => one.close()),
    tray: {
      menu: () => app().evaluate(probes.readMenu, OBSERVED),
      async clickItem(idOrLabel) {
        const item = findItem(await app().evaluate(probes.readMenu, OBSERVED), idOrLabel);
        await app().evaluate(probes.clickMenuItem, [OBSERVED, item.id, item.label] as const);
      },
      click: () => app().evaluate(probes.clickTray, OBSERVED),
      place: async () => {
        throw new Error('the electron driver places no icons');
      },
      tooltip: async () => (await app().evaluate(probes.readTray, OBSERVED)).toolTip,
      iconFile: async () =>
        path.basename((await app().evaluate(probes.readTray, OBSERVED)).imagePath),
      iconState: async () =>
        iconStateOf((await app().evaluate(probes.readTray, OBSERVED)).imagePath),
    },
    notices: () => app().evaluate(probes.readNotices, OBSERVED),
    clickNotice: (index) => app().evaluate(probes.endNotice, [OBSERVED, index, 'click'] as const),
    failNotice: (index) => app().evaluate(probes.endNotice, [OBSERVED, index, 'failed'] as const),
    clipboard: {
      text: () => app().evaluate(({ clipboard }) => clipboard.readText()),
      contents: () => app().evaluate(probes.readClipboard),
      fill: (text) => app().evaluate(({ clipboard }, value) => clipboard.writeText(value), text),
    },
    popup: { menu: noPopup, clickItem: noPopup },
    pressKeys: async () => {
      throw new Error('the electron driver presses no keys outside of its pages');
    },
    openedLinks: () => app().evaluate(probes.readLinks, OBSERVED),
    power: (event) =>
      app().evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    setOnline: (online) => app().evaluate(probes.switchNetwork, [OBSERVED, online] as const),
    setDark: (dark) => app().evaluate(probes.switchTheme, [OBSERVED, dark] as const),
    async setEncryption(change) {
      encryption = { ...encryption, ...change };
      await app().evaluate(probes.switchKeyring, [OBSERVED, encryption] as const);
    },
    isKeyringHanging: () => encryption.keyring === 'hangs',
    invokeAsPage: async () => {
      throw new Error('the electron driver cannot reach past the preload');
    },
    secondInstance: (...args) => electron.runBeside(args),
    evaluate: (run, argument) => app().evaluate(run as never, argument as never) as never,
    async restart() {
      await self.quit();
      await electron.start();
    },
    async comesBack() {
      await electron.exit();
      const asked = electron.relaunched();
      if (asked === null) throw new Error(`the app has ended for good\n${electron.output()}`);
      // Electron and its own switches are the driver's; the app comes before what the app is given.
      const args = asked.slice(asked.indexOf(options.appDir) + 1);
      await electron.start(args);
      return args;
    },
    async quit() {
      await app()
        .evaluate(({ app: electronApp }) => electronApp.quit())
        .catch(() => {});
      return electron.exit();
    },
    async kill() {
      electron.kill();
      await electron.exit();
    },
    hasExited: electron.hasExited,
    output: electron.output,
    async close() {
      if (!electron.hasExited()) await app().close();
      electron.forget();
      if (options.userData === undefined) fs.rmSync(userData, GONE);
    },
  };
  return self;
}

async function noPopup(): Promise<never> {
  throw new Error('the electron driver sees no menu but that of the tray');
}
