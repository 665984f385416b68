import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathIn } from '../../src/main/node/inherited.ts';
import { ROOT } from '../../test/support/root.ts';

export interface Outcome {
  /** 0 is success; null when a signal ended it or it could not be started. */
  readonly code: number | null;
  /** What it printed, both streams in the order they came. */
  readonly output: string;
}

export interface RunOptions {
  /** The project's folder by default. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Killed after this long; for ever by default. */
  readonly deadlineMs?: number;
  /** Print at once as well as keep it. */
  readonly echo?: boolean;
}

/** Runs a program and waits for its end. Never rejects; no input. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.deadlineMs ?? 0,
  });
  const killWithUs = () => void child.kill();
  process.once('exit', killWithUs);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    if (options.echo === true) process.stdout.write(chunk);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await endOf(child);
  process.off('exit', killWithUs);
  return { code, output };
}

async function endOf(child: ReturnType<typeof spawn>): Promise<number | null> {
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code;
  } catch {
    // The program does not exist or may not be run: as good as a failure of its own.
    return null;
  }
}

/** Runs a package's program without npx, which would cost half a second and may ask a registry. */
export function runTool(
  script: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  return run(process.execPath, [`node_modules/${script}`, ...args], options);
}

/** Runs the npm that has started us, which knows the way to its registry, on `node`: by default our own. */
export function runNpm(
  args: readonly string[],
  { node = process.execPath, ...options }: RunOptions & { readonly node?: string } = {},
): Promise<Outcome> {
  const npm = pathIn(process.env, 'npm_execpath');
  return npm === null ? run('npm', args, options) : run(node, [npm, ...args], options);
}
