import { type ChildProcess, fork } from 'node:child_process';
import type { AppSide, HostSide } from '../contract.ts';
import { createLink, type Link, type Message } from '../link.ts';
import { SETTINGS_VARIABLE, type StandInSettings } from '../settings.ts';
import { compiledBoot } from './compiled-boot.ts';

export interface AppProcess {
  readonly pid: number;
  readonly link: Link<HostSide, AppSide>;
  /** Resolves with the exit code, or the signal's name. */
  readonly exit: Promise<number | string>;
  hasExited(): boolean;
  output(): string;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the built main module in a Node process of its own. */
export function startAppProcess(
  main: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  settings: StandInSettings,
): AppProcess {
  const child = fork(compiledBoot(), [main, ...args], {
    // Not those of the test. Nor source maps: to read them takes a tenth of every start.
    execArgv: [],
    cwd: settings.appDir,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      // Test runners force colours on; the app's output is read, not looked at.
      FORCE_COLOR: undefined,
      // The tray is the stand-in's own, whatever the desktop around it can show.
      DBUS_SESSION_BUS_ADDRESS: undefined,
      ...env,
      [SETTINGS_VARIABLE]: JSON.stringify(settings),
    },
  });
  const link = createLink<HostSide, AppSide>({
    isOpen: () => child.connected,
    // A process that is just ending takes no more messages; its exit is reported on its own.
    post: (message) => void child.send(message, () => {}),
  });
  child.on('message', (message) => void link.receive(message as Message));
  return watch(child, link);
}

function watch(child: ChildProcess, link: Link<HostSide, AppSide>): AppProcess {
  let output = '';
  let hasExited = false;
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const exit = new Promise<number | string>((resolve) => {
    child.on('exit', (code, signal) => {
      hasExited = true;
      link.end(() => new Error(`the app has exited (${code ?? signal})\n${output}`));
    });
    // After the last output has been read.
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  return {
    pid: child.pid ?? 0,
    link,
    exit,
    hasExited: () => hasExited,
    output: () => output,
    kill: (signal) => void child.kill(signal),
  };
}
