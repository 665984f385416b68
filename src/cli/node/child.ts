import type { ChildProcess } from 'node:child_process';
import os from 'node:os';
import { isatty } from 'node:tty';
import type { CommandVariables } from '../command-world.ts';
import { type CommandOutcome, EXIT, failed, had, shown } from '../failure.ts';

/** A program to be started in our place. */
export interface ChildProgram {
  readonly file: string;
  readonly args: readonly string[];
  readonly variables: CommandVariables;
}

/** How it ended: by itself, or by a signal. */
export interface ChildEnd {
  readonly code: number;
  readonly signal: NodeJS.Signals | null;
}

/** What is passed on. What a terminal sends it sends to the whole group, so that the program has it already. */
const PASSED_ON: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'];
const FROM_TERMINALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];
const ON_WINDOWS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/** Runs it with our streams and waits for its end. Never rejects. */
export async function runChild({
  file,
  args,
  variables,
}: ChildProgram): Promise<CommandOutcome<ChildEnd>> {
  const { spawn } = await import('node:child_process');
  const hasTerminal = isatty(0);
  return new Promise((resolve) => {
    let child: ChildProcess | null = null;
    // First: whoever ends us as soon as the program has said its first word must not leave it behind.
    const listeners = signals().map(([signal, passOn]) => {
      const listener = (): void => {
        if (passOn) child?.kill(signal);
      };
      process.on(signal, listener);
      return () => process.off(signal, listener);
    });
    const finish = (outcome: CommandOutcome<ChildEnd>): void => {
      for (const stop of listeners) stop();
      resolve(outcome);
    };
    // Of some reasons it tells, at others it throws.
    try {
      child = spawn(file, args, { stdio: 'inherit', env: { ...variables } });
      child.on('error', (error: NodeJS.ErrnoException) => finish(notStarted(file, error)));
      child.on('exit', (code, signal) => finish(had({ code: code ?? numberOf(signal), signal })));
    } catch (error) {
      finish(notStarted(file, error as NodeJS.ErrnoException));
    }
  });

  function signals(): readonly (readonly [NodeJS.Signals, boolean])[] {
    if (process.platform === 'win32') return ON_WINDOWS.map((signal) => [signal, false] as const);
    return [
      ...PASSED_ON.map((signal) => [signal, true] as const),
      ...FROM_TERMINALS.map((signal) => [signal, !hasTerminal] as const),
    ];
  }
}

/** As shells say it, where the signal is one that we cannot end by ourselves. */
function numberOf(signal: NodeJS.Signals | null): number {
  return signal === null ? EXIT.internal : 128 + os.constants.signals[signal];
}

/** How a system says that nothing can be there. */
const ABSENT: readonly (string | undefined)[] = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'];

function notStarted(file: string, { code }: NodeJS.ErrnoException): CommandOutcome<ChildEnd> {
  return ABSENT.includes(code)
    ? failed(
        EXIT.notFound,
        `${shown(file)} was not found on the PATH, so install it or name its path.`,
      )
    : failed(EXIT.cannotRun, `${shown(file)} cannot be run, so see whether it is a program.`);
}
