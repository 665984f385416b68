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
    // First: whoever ends us as soon as the program has said its first word must not leave it behind.
    const listeners = signals().map(([signal, passOn]) => {
      const listener = (): void => {
        if (passOn) child.kill(signal);
      };
      process.on(signal, listener);
      return () => process.off(signal, listener);
    });
    const child = spawn(file, args, { stdio: 'inherit', env: { ...variables } });
    const finish = (outcome: CommandOutcome<ChildEnd>): void => {
      for (const stop of listeners) stop();
      resolve(outcome);
    };
    child.on('error', (error: NodeJS.ErrnoException) => finish(notStarted(file, error)));
    child.on('exit', (code, signal) => finish(had({ code: code ?? EXIT.internal, signal })));
  });

  function signals(): readonly (readonly [NodeJS.Signals, boolean])[] {
    if (process.platform === 'win32') return ON_WINDOWS.map((signal) => [signal, false] as const);
    return [
      ...PASSED_ON.map((signal) => [signal, true] as const),
      ...FROM_TERMINALS.map((signal) => [signal, !hasTerminal] as const),
    ];
  }
}

function notStarted(file: string, { code }: NodeJS.ErrnoException): CommandOutcome<ChildEnd> {
  return code === 'ENOENT'
    ? failed(
        EXIT.notFound,
        `${shown(file)} was not found on the PATH, so install it or name its path.`,
      )
    : failed(EXIT.cannotRun, `${shown(file)} cannot be run, so see whether it is a program.`);
}
