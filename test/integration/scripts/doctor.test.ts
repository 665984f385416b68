import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { ROOT } from '../../support/root.ts';

/** The doctor on a machine without a display; where Electron's binary is, it has to say that none can be shown. */
async function doctor(...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], CI: 'true' };
  const script = ['--import', 'tsx', 'scripts/doctor.ts', ...args];
  const child = spawn(process.execPath, script, { cwd: ROOT, env });
  const [out, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, said, code: Number(code) };
}

it('the doctor tells in one object what it finds, on whatever runtime there is', async () => {
  const { out, said, code } = await doctor('--json');
  expect(said).toBe('');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    app: expect.stringMatching(/^\d+\.\d+\.\d+/),
    runtime: 'stand-in',
    because: expect.stringMatching(/display|binary/),
    electron: expect.any(String),
    chrome: expect.any(String),
    node: process.versions.node,
    system: expect.any(String),
    sessionType: null,
    desktop: null,
    display: null,
    dbus: null,
    trayHost: process.platform === 'linux' ? 'unknown' : 'present',
    sandbox: 'unknown',
    userNamespaces: process.platform === 'linux' ? expect.any(String) : null,
    keyringBackend: process.platform === 'linux' ? expect.any(String) : null,
    keyringTag: 'v11',
    notices: true,
    languages: ['en-US'],
  });
});

it('the doctor tells people what the stand-in only plays', async () => {
  const { out, code } = await doctor();
  expect(code).toBe(0);
  expect(out).toMatch(/^runtime +stand-in$/m);
  expect(out).toMatch(/^keyring tag +v11 \(as the stand-in plays it\)$/m);
});
