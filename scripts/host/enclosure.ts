import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './run.ts';

/** Loopback, brought up, and nothing else; names are those of the file, which no process outside sees. */
const SETUP = 'ip link set lo up && mount --bind "$1" /etc/hosts && shift && exec "$@"';

const enclosed = (hostsFile: string): readonly string[] => [
  '-rnm',
  '--kill-child',
  'sh',
  '-c',
  SETUP,
  'sh',
  hostsFile,
];

/** Whether this process has a network beyond its own machine. */
export function hasNetwork(): boolean {
  return Object.values(os.networkInterfaces())
    .flat()
    .some((one) => one?.internal === false);
}

/** Whether the system lets a user make a network of its own. */
export async function mayEnclose(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return (await run('unshare', [...enclosed('/etc/hosts'), 'true'])).code === 0;
}

/**
 * Runs this Node with these arguments where there is no network; its end is ours. Names have the addresses that the
 * text of a hosts file gives them: by default the machine's own.
 */
export async function runEnclosed(args: readonly string[], hosts?: string): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-names-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'hosts');
  if (hosts !== undefined) writeFileSync(file, hosts);
  const inside = [...enclosed(hosts === undefined ? '/etc/hosts' : file), process.execPath];
  const child = spawn('unshare', [...inside, ...args], { stdio: 'inherit' });
  process.once('exit', () => void child.kill());
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
