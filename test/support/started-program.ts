import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program of somebody else's, started by a test that looks at what it says. */
export interface StartedProgram {
  readonly child: ChildProcess;
  /** What it has printed, both streams in the order they came. */
  readonly output: () => string;
  /** Null when it did not end by itself. What it has left running is ended with it, and all that it said is there. */
  readonly ended: Promise<number | null>;
  /** Ends it and all that it has started. */
  readonly end: () => void;
}

export interface ProgramStart {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Whether it is to be written to; otherwise it has no input. */
  readonly hasInput?: boolean;
  /** Ends only what hangs. */
  readonly deadlineMs: number;
}

/** Starts it in a group of its own, so that what it has started can be ended with it. */
export function startProgram(start: ProgramStart): StartedProgram {
  const [command, ...args] = start.command;
  const { cwd, env, hasInput = false } = start;
  const stdio = [hasInput ? 'pipe' : 'ignore', 'pipe', 'pipe'] as const;
  const child = spawn(command, args, { cwd, env, stdio: [...stdio], detached: true });
  const end = (): void => endGroup(child);
  return { child, output: collect(child), ended: endOf(child, start.deadlineMs), end };
}

function collect(child: ChildProcess): () => string {
  let output = '';
  const add = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => output;
}

async function endOf(child: ChildProcess, deadlineMs: number): Promise<number | null> {
  const timer = setTimeout(() => endGroup(child), deadlineMs);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    endGroup(child);
    await closed;
    return code;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody of that group is left.
  }
}
