import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsersHere } from '../../stand-in/chromium.ts';
import { type CommandEnd, runProgram } from '../../support/cli/command-run.ts';
import { ROOT } from '../../support/root.ts';

/** A browser stands for the packed app: it too has a page behind a port, and ends when it is told to. */
describe.skipIf(process.platform === 'win32')('a look at what was packed', () => {
  let folder = '';
  const [browser = ''] = browsersHere({ headed: false });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pilot-light-looked-at-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function look(command: string, ...args: readonly string[]): Promise<CommandEnd> {
    const program = path.join(folder, 'program');
    await writeFile(program, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
    const script = ['--import', 'tsx', 'scripts/smoke.ts', '--program', program, ...args];
    return runProgram(process.execPath, script, { cwd: ROOT, env: { HOME: folder } });
  }

  const page = `exec '${browser}' --headless --no-sandbox "$@" 'data:text/html,<h1>Good day</h1>'`;

  it('says what heading it shows', async () => {
    const { code, stdout } = await look(page, '--origin', 'null');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '✓ program shows "Good day" from null\n' });
  });

  it('fails when the page is not the app’s own', async () => {
    expect(await look(page)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The page is from null, not from app://pilot-light.'),
    });
  });

  it('fails at once when the app does not stay', async () => {
    expect(await look('exit 7')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('It ended by itself, with 7.'),
    });
  });
});
