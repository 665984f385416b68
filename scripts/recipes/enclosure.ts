import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { run } from '../host/run.ts';

/** Loopback, brought up, and nothing else. */
const ENCLOSED = ['-rn', '--kill-child', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

/** Whether this process has a network beyond its own machine. */
export function hasNetwork(): boolean {
  return Object.values(os.networkInterfaces())
    .flat()
    .some((one) => one?.internal === false);
}

/** Whether the system lets a user make a network of its own. */
export async function mayEnclose(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return (await run('unshare', [...ENCLOSED, 'true'])).code === 0;
}

/** Runs this Node with these arguments where there is no network; its end is ours. */
export async function runEnclosed(args: readonly string[]): Promise<number> {
  const child = spawn('unshare', [...ENCLOSED, process.execPath, ...args], { stdio: 'inherit' });
  process.once('exit', () => void child.kill());
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
