import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../root.ts';

/** How the command ended. */
export interface CommandEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One half of the command, or one of the shells that may read it. */
export interface Half {
  readonly name: string;
  readonly words: readonly [string, ...string[]];
}

/** Where the build puts it. */
export const CLI = path.join(ROOT, 'out/cli');
/** The command as it is packed. */
export const COMMAND = path.join(CLI, 'pilot-light');

/** Every shell of this machine that people have for `sh`. */
const ALL_SHELLS: readonly Half[] = [
  { name: 'sh', words: ['/bin/sh', COMMAND] },
  { name: 'dash', words: ['/usr/bin/dash', COMMAND] },
  { name: 'bash as sh', words: ['/bin/bash', '--posix', COMMAND] },
  { name: 'busybox', words: ['/usr/bin/busybox', 'sh', COMMAND] },
];
const SHELLS = ALL_SHELLS.filter((one) => existsSync(one.words[0]));

/** The half in TypeScript. */
export const NODE_HALF: Half = {
  name: 'Node',
  words: [process.execPath, path.join(CLI, 'pilot-light.cjs')],
};

if (!existsSync(COMMAND)) throw new Error('The command is not built: run `npm run build` first.');

/** Everything that must say the same. */
export const HALVES: readonly Half[] = [...SHELLS, NODE_HALF];

/** How one run of it differs from nothing at all. */
export interface RunChange {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdout?: number;
  readonly input?: string | Buffer;
  /** How what it prints is read; in `latin1` each byte is a character. */
  readonly encoding?: 'utf8' | 'latin1';
  readonly onStart?: (child: ReturnType<typeof spawn>) => void;
  readonly cwd?: string;
}

/** Runs it with nothing of this process's environment but the way to programs. */
export function runHalf(
  half: Half,
  args: readonly string[],
  change: RunChange = {},
): Promise<CommandEnd> {
  const [file, ...before] = half.words;
  return runProgram(file, [...before, ...args], change);
}

/** A machine may be slow: only a test of lateness is told that something is late. */
const PATIENT = { PILOT_LIGHT_TIMEOUT: '99' };

/** Runs a program so, and waits for its end. */
export function runProgram(
  file: string,
  args: readonly string[],
  change: RunChange = {},
): Promise<CommandEnd> {
  const env = Object.fromEntries(
    Object.entries({ ...PATIENT, PATH: process.env['PATH'], ...change.env }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const child = spawn(file, args, {
    env,
    cwd: change.cwd ?? ROOT,
    stdio: ['pipe', change.stdout ?? 'pipe', 'pipe'],
  });
  change.onStart?.(child);
  child.stdin?.on('error', () => undefined).end(change.input ?? '');
  const told = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding(change.encoding ?? 'utf8').on('data', (text: string) => {
      told[stream] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...told }));
  });
}
