import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { UNCAUGHT } from '../../stand-in/settings.ts';
import {
  type DrivenApp,
  type Driver,
  findItem,
  iconStateOf,
  type LaunchOptions,
} from './driver.ts';
import * as probes from './electron-probes.ts';
import { OBSERVED, observe } from './observer.ts';

/** Drives apps on real Electron. `executablePath` comes from `electronBinary()`. */
export function createElectronDriver(executablePath: string): Driver {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-observer-'));
  const observer = path.join(folder, 'observer.cjs');
  fs.writeFileSync(observer, observerSource());
  const driver: Driver = {
    name: 'electron',
    capabilities: { keyring: false, packaged: false, realSchemes: true, pageIpc: false },
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
  const argumentsOf = (args: readonly string[]) => [
    '-r',
    observer,
    `--user-data-dir=${userData}`,
    `--lang=${options.locale ?? 'en-US'}`,
    // Chromium refuses its own sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    options.appDir,
    ...args,
  ];
  const { heldTime } = options;
  const env = () => ({
    ...(process.env as Record<string, string>),
    ...heldTime?.env(),
    ...options.env,
  });
  let output = '';
  let exit: Promise<number | string> = Promise.resolve(0);
  let hasExited = false;

  async function start(): Promise<ElectronApplication> {
    const args = argumentsOf(options.args ?? []);
    const started = await _electron.launch({
      executablePath,
      args,
      cwd: options.appDir,
      env: env(),
    });
    await heldTime?.hold(started.context());
    const child = started.process();
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    hasExited = false;
    exit = once(child, 'exit').then(([code, signal]) => {
      hasExited = true;
      return (code ?? signal ?? 'unknown') as number | string;
    });
    return started;
  }

  let app = await start();
  const self: DrivenApp = {
    driver,
    userData,
    window: () => app.firstWindow(),
    windows: () => app.windows(),
    async flush(question) {
      // A page may be gone meanwhile. Its messages cannot be counted from here.
      const answers = await Promise.all(
        app.windows().map(async (page) => {
          const answer = await page.evaluate<unknown>(question).catch(() => {});
          return page.isClosed() ? [] : [answer];
        }),
      );
      return { messageCount: 0, answers: answers.flat() };
    },
    windowStates: () => app.evaluate(probes.readWindows),
    closeWindow: async (page) => (await app.browserWindow(page)).evaluate((one) => one.close()),
    tray: {
      menu: () => app.evaluate(probes.readMenu, OBSERVED),
      async clickItem(idOrLabel) {
        const item = findItem(await app.evaluate(probes.readMenu, OBSERVED), idOrLabel);
        await app.evaluate(probes.clickMenuItem, [OBSERVED, item.id, item.label] as const);
      },
      click: () => app.evaluate(probes.clickTray, OBSERVED),
      tooltip: async () => (await app.evaluate(probes.readTray, OBSERVED)).toolTip,
      iconState: async () => iconStateOf((await app.evaluate(probes.readTray, OBSERVED)).imagePath),
    },
    notices: () => app.evaluate(probes.readNotices, OBSERVED),
    clickNotice: (index) => app.evaluate(probes.clickNotice, [OBSERVED, index] as const),
    clipboard: {
      text: () => app.evaluate(({ clipboard }) => clipboard.readText()),
      contents: () => app.evaluate(probes.readClipboard),
      fill: (text) => app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text),
    },
    openedLinks: () => app.evaluate(probes.readLinks, OBSERVED),
    power: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    setOnline: (online) => app.evaluate(probes.switchNetwork, [OBSERVED, online] as const),
    setDark: (dark) =>
      app.evaluate(({ nativeTheme }, wanted) => {
        nativeTheme.themeSource = wanted ? 'dark' : 'light';
      }, dark),
    setEncryption: async () => {
      throw new Error('the electron driver cannot change the keyring');
    },
    isKeyringHanging: () => false,
    invokeAsPage: async () => {
      throw new Error('the electron driver cannot reach past the preload');
    },
    async secondInstance(...args) {
      const child = spawn(executablePath, argumentsOf(args), { env: env(), stdio: 'ignore' });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      return code ?? signal ?? 'unknown';
    },
    evaluate: (run, argument) => app.evaluate(run as never, argument as never) as never,
    async restart() {
      await self.quit();
      app = await start();
    },
    async quit() {
      await app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => {});
      return exit;
    },
    async kill() {
      app.process().kill('SIGKILL');
      await exit;
    },
    hasExited: () => hasExited,
    output: () => output,
    async close() {
      if (!hasExited) await app.close();
      if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true });
    },
  };
  if (options.online === false) await self.setOnline(false);
  if (options.dark !== undefined) await self.setDark(options.dark);
  return self;
}
