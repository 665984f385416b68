import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { controlClient } from '../../simulator/control-client.ts';
import { ROOT } from '../../support/root.ts';

function simulatorCommand(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/simulator.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('npm run simulator', () => {
  it('prints its URL as one line of JSON, serves, and ends well on SIGTERM', async () => {
    const child = simulatorCommand('--port', '0', '--json', '--mode', 'note', '--time-scale', '60');
    const [line] = await once(child.stdout, 'data');
    const { url } = v.parse(v.strictObject({ url: v.string() }), JSON.parse(String(line)));
    expect(await controlClient(url).state()).toMatchObject({ mode: 'note', timeScale: 60 });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.skipIf(process.platform === 'win32')('ends when npm and its shell are gone', async () => {
    const shell = spawn('sh', ['-c', 'node --import tsx scripts/simulator.ts --json; :'], {
      cwd: ROOT,
      env: { ...process.env, npm_lifecycle_event: 'simulator' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void shell.kill('SIGKILL'));
    await once(shell.stdout, 'data');
    shell.kill('SIGTERM');
    // The simulator holds the other end of the pipe: it ends when the simulator does.
    await once(shell.stdout, 'end');
  });

  it('names an unknown option and a bad value, and ends with 1', async () => {
    const [unknown, bad] = await Promise.all([
      failure(['--colour', 'red']),
      failure(['--time-scale', '0']),
    ]);
    expect(unknown).toContain('--colour');
    expect(bad).toContain('--time-scale 0 is out of range');
  });

  it('says that the port is in use', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await failure(['--port', port])).toContain('in use');
  });
});

/** What a command that fails says: one line. */
async function failure(args: readonly string[]): Promise<string> {
  const child = simulatorCommand(...args);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  return said;
}
