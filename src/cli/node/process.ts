import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { isatty } from 'node:tty';
import type { CommandWorld } from '../command-world.ts';

/** What this process is in. `here` is the folder of the bundle. */
export function surroundingsOf(here: string): CommandWorld {
  const { platform, env } = process;
  return {
    platform,
    variables: env,
    uid: process.geteuid?.() ?? null,
    home: homeOf(env['HOME']),
    folder: process.cwd(),
    command: commandIn(here, platform),
    isTerminal: isatty(0) && isatty(2),
  };
}

/**
 * As the half in `sh` does: where `HOME` is no whole path, which would be another folder for each that the command runs
 * in, it is what the system's list of users says.
 */
function homeOf(given = ''): string {
  if (path.isAbsolute(given)) return given;
  const listed = homeInList();
  // As containers have them: a number without a name, or a name without a home.
  return path.isAbsolute(listed) ? listed : path.parse(process.cwd()).root;
}

/** Empty for a user whom the list does not know. */
function homeInList(): string {
  try {
    return userInfo().homedir;
  } catch {
    return '';
  }
}

/** Beside the bundle, as it is packed; or where an installation puts what is called by name. */
function commandIn(here: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return path.join(here, 'pilot-light.cmd');
  const beside = path.join(here, 'pilot-light');
  return existsSync(beside) ? beside : path.join(here, '../../bin/pilot-light');
}

/** Prints, and answers whether all of it has arrived. */
export function print(text: string | Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    process.stdout.on('error', () => resolve(false));
    process.stdout.write(text, (error) => resolve(error === null || error === undefined));
  });
}

/** One line on standard error. */
export function say(sentence: string): void {
  process.stderr.write(`pilot-light: ${sentence}\n`);
}

/** Ends as the program did that ran in our place: by the same number, or by the same signal. */
export function endAs(code: number, signal: NodeJS.Signals | null): void {
  process.exitCode = code;
  if (signal !== null) process.kill(process.pid, signal);
}
