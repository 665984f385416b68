import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { RunOptions } from './run.ts';

/** What a shell says of a program that is there and cannot be run. */
const CANNOT_RUN = 126;

/**
 * Runs a program that shares our terminal until it ends, and answers as a shell counts: with its exit code, or with 128
 * and the number of the signal that ended it. Never rejects.
 *
 * Ctrl+C is for it alone: the terminal sends it to both, and Electron takes one as a wish to quit and a second as the
 * last word (shell/browser/electron_browser_main_parts_posix.cc). SIGTERM comes to us alone, and is passed on.
 */
export async function runInForeground(
  command: string,
  args: readonly string[],
  { cwd, env }: Pick<RunOptions, 'cwd' | 'env'> = {},
): Promise<number> {
  const program = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const ignore = () => {};
  const passOn = (signal: NodeJS.Signals) => void program.kill(signal);
  process.on('SIGINT', ignore);
  process.on('SIGTERM', passOn);
  try {
    const [code, signal] = (await once(program, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } catch {
    return CANNOT_RUN;
  } finally {
    process.off('SIGINT', ignore);
    process.off('SIGTERM', passOn);
  }
}
