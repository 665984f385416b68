import { readdirSync, readFileSync } from 'node:fs';

/** What a process has in memory, in kB, each shared page in equal parts to all who share it. Linux tells. */
export function pssKb(pid: number): number {
  const [, size] =
    /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
  return Number(size);
}

/** How often the threads of a process have gone to sleep so far: each time something woke them. Linux tells. */
export function wakeUps(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => {
    const status = readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8');
    const [, count] = /^voluntary_ctxt_switches:\s+(\d+)$/m.exec(status) ?? [];
    return sum + Number(count);
  }, 0);
}
