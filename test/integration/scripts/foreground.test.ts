import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../support/root.ts';

/** A script that has a program in the foreground, whose source it gets as its argument. */
const SCRIPT = `
import { runInForeground } from './scripts/host/foreground.ts';
process.exitCode = await runInForeground(process.execPath, ['-e', process.argv[1]]);
`;

/** A program that tells of each signal, and ends with 7 after SIGTERM. */
const PROGRAM = `
let count = 0;
process.on('SIGINT', () => console.log('interrupted', ++count));
process.on('SIGTERM', () => { console.log('told to end after', count); process.exit(7); });
setInterval(() => {}, 1000);
console.log('there');
`;

/** Starts the script in a process group of its own, as a terminal does. */
function start(program: string): { script: ChildProcess; said: () => string; group: number } {
  const run = ['--import', 'tsx', '--input-type=module', '-e', SCRIPT, program];
  const script = spawn(process.execPath, run, { cwd: ROOT, detached: true });
  const group = -(script.pid ?? 0);
  onTestFinished(() => {
    try {
      process.kill(group, 'SIGKILL');
    } catch {
      // It has ended, as it should.
    }
  });
  let said = '';
  script.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  return { script, said: () => said, group };
}

/** Only a failure waits so long. */
const PATIENCE = { timeout: 60_000, interval: 20 };

describe('real A7: a program in the foreground', () => {
  it('is interrupted once by Ctrl+C, told once to end, and its code is ours', async () => {
    const { script, said, group } = start(PROGRAM);
    const ended = once(script, 'exit');
    await expect.poll(said, PATIENCE).toContain('there');
    process.kill(group, 'SIGINT');
    await expect.poll(said, PATIENCE).toContain('interrupted 1');
    script.kill('SIGTERM');
    expect(await ended).toEqual([7, null]);
    expect(said()).toBe('there\ninterrupted 1\ntold to end after 1\n');
  });

  it.each([
    ['SIGKILL', 137],
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ])('that %s has ended is counted as a shell counts', async (signal, code) => {
    const { script } = start(`process.kill(process.pid, '${signal}'); setInterval(() => {}, 1000)`);
    expect(await once(script, 'exit')).toEqual([code, null]);
  });
});
