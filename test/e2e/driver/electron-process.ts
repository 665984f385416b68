import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { compiledFile } from '../../stand-in/host/compiled-boot.ts';
import type { EncryptionBehaviour } from '../../stand-in/settings.ts';
import type { LaunchOptions } from './driver.ts';
import { OBSERVED, OBSERVER_VARIABLE, type Observed, type ObserverSettings } from './observed.ts';

/** The Electron that runs an app; another one after each start. */
export interface ElectronProcess {
  start(args?: readonly string[]): Promise<void>;
  app(): ElectronApplication;
  /** Starts the app beside itself, and answers with how that one ended. */
  runBeside(args: readonly string[]): Promise<number | string>;
  /** Resolves with the exit code, or the signal. */
  exit(): Promise<number | string>;
  hasExited(): boolean;
  kill(): void;
  /** All that it has printed, over all starts. */
  output(): string;
  /** The arguments that the app has asked to be started again with; null when it has not. */
  relaunched(): readonly string[] | null;
  /** Removes what starting has made. */
  forget(): void;
}

export interface ElectronStart {
  readonly executablePath: string;
  readonly userData: string;
  /** Whether Chromium may confine its pages here; where not, it is told so. */
  readonly isSandboxed: boolean;
  readonly encryption: () => EncryptionBehaviour;
}

/** What keeps pages alive and painting behind other windows. */
const KEEP_PAINTING = [
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
];

const OBSERVER = path.join(import.meta.dirname, 'observer-main.ts');

/** A scanner or an indexer may still hold a file on Windows. */
export const GONE = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 } as const;

/** Starts Electron on the app with the observer in it. */
export async function startElectron(
  { executablePath, userData, isSandboxed, encryption }: ElectronStart,
  options: LaunchOptions,
): Promise<ElectronProcess> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-observer-'));
  const outputFile = path.join(folder, 'output');
  const relaunchFile = path.join(folder, 'relaunch.json');
  const tools = writeTrayTool(folder);
  const locale = options.locale ?? 'en-US';
  const argumentsOf = (args: readonly string[]) => [
    '-r',
    compiledFile(OBSERVER, 'cjs'),
    `--user-data-dir=${userData}`,
    `--lang=${locale}`,
    // The second start goes without where the first one has to.
    ...(isSandboxed ? [] : ['--no-sandbox']),
    ...KEEP_PAINTING,
    options.appDir,
    ...args,
  ];
  const envOf = (change: Partial<ObserverSettings>): Record<string, string> => {
    const settings: ObserverSettings = {
      outputFile,
      relaunchFile,
      holdsReady: true,
      userData,
      online: options.online ?? true,
      dark: options.dark ?? null,
      locale,
      encryption: encryption(),
      ...change,
    };
    // Playwright takes these away from the first start as well.
    const { NODE_OPTIONS: _, ...inherited } = process.env as Record<string, string>;
    return {
      ...inherited,
      ...languagesOf(locale),
      PATH: [tools, process.env['PATH'] ?? ''].join(path.delimiter),
      ...options.heldTime?.env(),
      ...options.env,
      [OBSERVER_VARIABLE]: JSON.stringify(settings),
    };
  };
  let exit: Promise<number | string> = Promise.resolve(0);
  let hasExited = false;
  let pid = 0;

  async function start(args: readonly string[] = options.args ?? []): Promise<ElectronApplication> {
    fs.rmSync(relaunchFile, { force: true });
    const started = await _electron.launch({
      executablePath,
      args: argumentsOf(args),
      chromiumSandbox: isSandboxed,
      cwd: options.appDir,
      env: envOf({}),
    });
    hasExited = false;
    exit = once(started.process(), 'exit').then(([code, signal]) => {
      hasExited = true;
      return (code ?? signal ?? 'unknown') as number | string;
    });
    // On Windows the process that Playwright knows is a shell around it.
    pid = await started.evaluate(() => process.pid);
    await options.heldTime?.hold(started.context());
    await started.evaluate(
      (_electron, key) => (Reflect.get(globalThis, key) as Observed).goOn(),
      OBSERVED,
    );
    return started;
  }

  let app = await start();
  return {
    async start(args) {
      app = await start(args);
    },
    app: () => app,
    async runBeside(args) {
      const change = { holdsReady: false, outputFile: path.join(folder, 'beside') };
      const env = envOf(change);
      const child = spawn(executablePath, argumentsOf(args), { env, stdio: 'ignore' });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      return code ?? signal ?? 'unknown';
    },
    exit: () => exit,
    hasExited: () => hasExited,
    kill: () => void process.kill(pid, 'SIGKILL'),
    output: () => (fs.existsSync(outputFile) ? fs.readFileSync(outputFile, 'utf8') : ''),
    relaunched: () =>
      fs.existsSync(relaunchFile)
        ? (JSON.parse(fs.readFileSync(relaunchFile, 'utf8')) as readonly string[])
        : null,
    forget: () => fs.rmSync(folder, GONE),
  };
}

/** What Electron takes for the languages of a Linux; `--lang` is for pages alone. */
function languagesOf(locale: string): Readonly<Record<string, string>> {
  const name = locale.replace('-', '_');
  return { LANGUAGE: name, LC_ALL: `${name}.UTF-8` };
}

/** The tool that the app asks for a tray first: here there is one, whatever the desktop around it has. */
function writeTrayTool(folder: string): string {
  const tools = path.join(folder, 'tools');
  fs.mkdirSync(tools);
  fs.writeFileSync(path.join(tools, 'gdbus'), '#!/bin/sh\necho "(<true>,)"\n', { mode: 0o755 });
  return tools;
}
