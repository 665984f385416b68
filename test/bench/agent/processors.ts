import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Keeps two groups of processes out of each other's way: these on one half of the processors, everything else that this
 * process has begun on the other. What they begin later stays where its parent is. False where that cannot be done:
 * not on Linux, without `taskset`, or with a single processor.
 */
export function setApart(pids: readonly number[]): boolean {
  if (process.platform !== 'linux') return false;
  const all = processors();
  if (all.length < 2) return false;
  const [ours, rest] = [all.slice(0, all.length / 2), all.slice(all.length / 2)];
  try {
    const others = begunBy(process.pid).filter((pid) => !pids.includes(pid));
    for (const pid of [process.pid, ...others]) pin(pid, rest);
    for (const pid of pids) pin(pid, ours);
    return true;
  } catch {
    return false;
  }
}

/** With all its threads; one that has ended in the meantime needs no processor. */
function pin(pid: number, on: readonly number[]): void {
  try {
    execFileSync('taskset', ['-a', '-p', '-c', on.join(','), String(pid)], { stdio: 'ignore' });
  } catch (error) {
    if (isAlive(pid)) throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Those that this process may use: the list of Linux is like `0-3,6`. */
function processors(): readonly number[] {
  const [, list = ''] =
    /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return list.split(',').flatMap((span) => {
    const [first = 0, last = first] = span.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Its children, and theirs. */
function begunBy(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
  const below = (of: number): readonly number[] =>
    parents
      .filter(({ parent }) => parent === of)
      .flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(pid);
}

/** Null for one that has ended. The name in the second field may hold anything, brackets as well. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(parent);
  } catch {
    return null;
  }
}
