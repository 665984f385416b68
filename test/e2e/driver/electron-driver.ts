import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { UNCAUGHT } from '../../stand-in/settings.ts';
import {
  type DrivenApp,
  type Driver,
  findItem,
  iconStateOf,
  type LaunchOptions,
} from './driver.ts';
import * as probes from './electron-probes.ts';
import { startElectron } from './electron-process.ts';
import { OBSERVED, observe } from './observer.ts';

/** Drives apps on real Electron. `executablePath` comes from `electronBinary()`. */
export function createElectronDriver(executablePath: string): Driver {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-observer-'));
  const observer = path.join(folder, 'observer.cjs');
  fs.writeFileSync(observer, observerSource());
  const driver: Driver = {
    name: 'electron',
    capabilities: {
      keyring: false,
      systems: false,
      packaged: false,
      realSchemes: true,
      pageIpc: false,
    },
    launch: (options) => launch(driver, executablePath, observer, options),
    close: async () => fs.rmSync(folder, { recursive: true, force: true }),
  };
  return driver;
}

/** The helper that some compilers wrap inner functions in does not exist in Electron. */
const observerSource = () =>
  `const __name = (one) => one;\n(${observe.toString()})(require('electron'), '${OBSERVED}', '${UNCAUGHT}');\n`;

async function launch(
  driver: Driver,
  executablePath: string,
  observer: string,
  options: LaunchOptions,
): Promise<DrivenApp> {
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-e2e-'));
  const electron = await startElectron(executablePath, observer, userData, options);
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
    windowStates: () => app().evaluate(probes.readWindows),
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
    openedLinks: () => app().evaluate(probes.readLinks, OBSERVED),
    power: (event) =>
      app().evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    setOnline: (online) => app().evaluate(probes.switchNetwork, [OBSERVED, online] as const),
    setDark: (dark) =>
      app().evaluate(({ nativeTheme }, wanted) => {
        nativeTheme.themeSource = wanted ? 'dark' : 'light';
      }, dark),
    setEncryption: async () => {
      throw new Error('the electron driver cannot change the keyring');
    },
    isKeyringHanging: () => false,
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
      throw new Error('the electron driver loses an app that ends itself');
    },
    async quit() {
      await app()
        .evaluate(({ app: electronApp }) => electronApp.quit())
        .catch(() => {});
      return electron.exit();
    },
    async kill() {
      app().process().kill('SIGKILL');
      await electron.exit();
    },
    hasExited: electron.hasExited,
    output: electron.output,
    async close() {
      if (!electron.hasExited()) await app().close();
      if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true });
    },
  };
  if (options.online === false) await self.setOnline(false);
  if (options.dark !== undefined) await self.setDark(options.dark);
  return self;
}
