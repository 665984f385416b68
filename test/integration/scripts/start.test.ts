import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/root.ts';

/** What a script says and how it ends, on a machine without a display. */
async function run(script: string, ...args: readonly string[]) {
  // `CI` stands for a missing display where there is no variable for one.
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], CI: 'true' };
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { cwd: ROOT, env });
  const [out, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, said, code: Number(code) };
}

describe('npm start without a display', () => {
  it('says in one paragraph what is missing and what to do, and ends with 1', async () => {
    const { out, said, code } = await run('scripts/start.ts');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(said).toMatch(/^Pilot Light needs a display .* run: npm run demo\n$/);
  });
});

describe('a script that is asked for what it does not know', () => {
  it.each(['scripts/start.ts', 'scripts/demo.ts', 'scripts/test.ts'])(
    '%s says so in one line, and ends with 1',
    async (script) => {
      const { said, code } = await run(script, '--fly');
      expect(code).toBe(1);
      expect(said).toMatch(/^.*--fly.*\n$/);
    },
  );
});
