import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import type { Duplex } from 'node:stream';

import { clipboard as numbers } from '../config.ts';
import type { Clock, Lend, Loan } from '../ports.ts';
import { pathIn, type Variables } from './inherited.ts';
import { findProgram, programFolders } from './programs.ts';

const NAME = 'wl-copy';

/**
 * Beside the program, one waits for the end of descriptor 3, which this process holds, and ends both then, however this
 * process has ended. The program has gone into the background meanwhile; what they share is their process group.
 */
const WITH_US = '(read -r _ <&3; kill 0) 2> /dev/null & exec "$0" "$@" 3<&-';

/**
 * Lends texts to `wl-copy`, which serves them from a process of its own. The text goes through its standard input, and
 * no other way: what is an argument or a variable, other programs can read.
 *
 * Only one that knows `--sensitive` is used: an older one marks a secret for no clipboard manager, and keeps it in a file
 * in `/tmp`. A newer one lets that file go at once, and has it in the session's own folder, which is in memory.
 *
 * @see https://github.com/bugaevc/wl-clipboard
 */
export function createLend(variables: Variables, clock: Pick<Clock, 'after'>): Lend {
  const knowing = new Map<string, Promise<boolean>>();

  function knowsSensitive(program: string, env: Variables): Promise<boolean> {
    const known = knowing.get(program) ?? asksHelp(program, env);
    knowing.set(program, known);
    return known;
  }

  return async (text, isSecret) => {
    const lender = lenderIn(variables);
    if (lender === null) return null;
    const { program, env } = lender;
    if (!(await knowsSensitive(program, env))) return null;
    const options = ['--type', 'text/plain', ...(isSecret ? ['--sensitive'] : [])];
    return start(program, options, env, text, clock);
  };
}

/** Whether there is such a program that texts may be lent to. Never rejects. */
export async function canLend(variables: Variables): Promise<boolean> {
  const lender = lenderIn(variables);
  return lender !== null && asksHelp(lender.program, lender.env);
}

/** The program with the environment that it is given; null where there is none, or no session for it. */
function lenderIn(variables: Variables) {
  const runtime = pathIn(variables, 'XDG_RUNTIME_DIR');
  const folders = programFolders(variables['PATH']);
  const program = findProgram(NAME, folders);
  if (runtime === null || program === null) return null;
  const display = variables['WAYLAND_DISPLAY'];
  const env = {
    PATH: folders.join(path.delimiter),
    XDG_RUNTIME_DIR: runtime,
    TMPDIR: runtime,
    ...(display === undefined ? {} : { WAYLAND_DISPLAY: display }),
  };
  return { program, env };
}

function asksHelp(program: string, env: Variables): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { env, cwd: '/', timeout: numbers.lendMs };
    execFile(program, ['--help'], options, (_error, said) => {
      resolve(said.includes('--sensitive'));
    });
  });
}

/** Once the compositor has taken the text, the program goes into the background, and what was started ends well. */
function start(
  program: string,
  options: readonly string[],
  env: Variables,
  text: string,
  clock: Pick<Clock, 'after'>,
): Promise<Loan | null> {
  const child = spawn('/bin/sh', ['-c', WITH_US, program, ...options], {
    cwd: '/',
    detached: true,
    env,
    // The program never closes its errors: they end when it does.
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  const loan = loanOf(child);
  // One that does not read its input has failed, which its end will tell.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(text);
  return new Promise((resolve) => {
    const finish = (isTaken: boolean) => (): void => {
      cancel();
      if (!isTaken) loan.end();
      resolve(isTaken ? loan : null);
    };
    const cancel = clock.after(numbers.lendMs, finish(false));
    child.once('error', finish(false));
    child.once('exit', (code) => finish(code === 0)());
  });
}

function loanOf(child: ChildProcess): Loan {
  let isHeld = true;
  const line = child.stdio[3] as Duplex | null;
  const end = (): void => {
    isHeld = false;
    line?.destroy();
  };
  line?.on('error', () => undefined);
  child.stderr
    ?.resume()
    .once('close', end)
    .on('error', () => undefined);
  return { isHeld: () => isHeld, end };
}
