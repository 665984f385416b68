import { execFile } from 'node:child_process';

import type { Platform } from '../../shared/platform.ts';
import type { TrayHost } from '../ports.ts';
import type { AppTime } from './app-time.ts';

/** A panel that starts with the session may be a moment later than an app that does. */
const WAIT_MS = 2_000;
const ASK_EVERY_MS = 400;

/** Asks the session bus for a tray host until there is one, at most two seconds. Never rejects. */
export async function findTrayHost(
  platform: Platform,
  busAddress: string | undefined,
  { machine: clock, watched }: Pick<AppTime, 'machine' | 'watched'>,
  askOnce: typeof askForTrayHost = askForTrayHost,
): Promise<TrayHost> {
  if (platform !== 'linux') return 'present';
  if (busAddress === undefined || busAddress === '') return 'unknown';
  // Each question by itself: who holds the time must see that between two of them the app waits for nothing but time.
  const { ask } = watched('other', { ask: askOnce });
  const untilMs = clock.monotonicMs() + WAIT_MS;
  for (;;) {
    const answer = await ask(untilMs - clock.monotonicMs());
    const leftMs = untilMs - clock.monotonicMs();
    if (answer !== 'absent' || leftMs <= ASK_EVERY_MS) return answer;
    await new Promise<void>((resolve) => clock.after(ASK_EVERY_MS, resolve));
  }
}

/** Asks once more, where there was none: a panel may come minutes after an app. Never rejects. */
export function lookForTrayHost(): Promise<TrayHost> {
  return askForTrayHost(WAIT_MS);
}

/** Asks the session bus once: the first tool that is installed answers for all, within `leftMs`. Never rejects. */
export async function askForTrayHost(leftMs: number): Promise<TrayHost> {
  for (const [tool, commandLine] of TOOLS) {
    const answer = await run(tool, commandLine.split(' '), Math.max(1, leftMs));
    if (answer !== 'noTool') return answer;
  }
  return 'unknown';
}

function run(
  tool: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<TrayHost | 'noTool'> {
  return new Promise((resolve) => {
    const options = { timeout: Math.ceil(timeoutMs), encoding: 'utf8' } as const;
    execFile(tool, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(readAnswer(stdout));
      else if (error.code === 'ENOENT') resolve('noTool');
      else resolve(error.killed === true ? 'unknown' : readError(stderr));
    });
  });
}

/** `(<true>,)`, `b true` and `variant boolean true` are how the three tools say yes. */
export function readAnswer(stdout: string): TrayHost {
  if (/\btrue\b/.test(stdout)) return 'present';
  return /\bfalse\b/.test(stdout) ? 'absent' : 'unknown';
}

/** Nobody owns the watcher's name: there is no tray. Any other error is about the bus and says nothing. */
export function readError(stderr: string): TrayHost {
  return /ServiceUnknown|NameHasNoOwner|not provided by any|not activatable/i.test(stderr)
    ? 'absent'
    : 'unknown';
}

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const PROPERTY = 'IsStatusNotifierHostRegistered';
const GET = 'org.freedesktop.DBus.Properties.Get';

/** @see https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/ */
const TOOLS: readonly (readonly [tool: string, commandLine: string])[] = [
  [
    'gdbus',
    `call --session --dest ${WATCHER} --object-path ${PATH} --method ${GET} ${WATCHER} ${PROPERTY}`,
  ],
  ['busctl', `--user get-property ${WATCHER} ${PATH} ${WATCHER} ${PROPERTY}`],
  [
    'dbus-send',
    `--session --print-reply --dest=${WATCHER} ${PATH} ${GET} string:${WATCHER} string:${PROPERTY}`,
  ],
];
