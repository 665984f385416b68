import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { _electron, type ElectronApplication } from '@playwright/test';
import type { LaunchOptions } from './driver.ts';

/** The Electron that runs an app; another one after each start. */
export interface ElectronProcess {
  start(): Promise<void>;
  app(): ElectronApplication;
  /** Starts the app beside itself, and answers with how that one ended. */
  runBeside(args: readonly string[]): Promise<number | string>;
  /** Resolves with the exit code, or the signal. */
  exit(): Promise<number | string>;
  hasExited(): boolean;
  /** All that it has printed, over all starts. */
  output(): string;
}

/** Starts Electron on the app with the observer in it. */
export async function startElectron(
  executablePath: string,
  observer: string,
  userData: string,
  options: LaunchOptions,
): Promise<ElectronProcess> {
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
  return {
    async start() {
      app = await start();
    },
    app: () => app,
    async runBeside(args) {
      const child = spawn(executablePath, argumentsOf(args), { env: env(), stdio: 'ignore' });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      return code ?? signal ?? 'unknown';
    },
    exit: () => exit,
    hasExited: () => hasExited,
    output: () => output,
  };
}
