import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownAppImage } from '../../../src/main/node/inherited.ts';
import { ROOT } from '../../support/root.ts';

const MOUNT = '/tmp/.mount_PilotLqwerty';
const FILE = '/home/mona/Pilot Light.AppImage';

describe('an AppImage', () => {
  it('is ours when the program lies in its mount', () => {
    const variables = { APPIMAGE: FILE, APPDIR: MOUNT };
    expect(ownAppImage(variables, `${MOUNT}/pilot-light-app`)).toBe(FILE);
  });

  it.each([
    [
      'that another program has told its children of',
      { APPIMAGE: FILE, APPDIR: '/tmp/.mount_Code' },
    ],
    ['whose mount is unknown', { APPIMAGE: FILE }],
    ['whose mount is no path', { APPIMAGE: FILE, APPDIR: '' }],
    ['whose file is no path', { APPIMAGE: 'PilotLight', APPDIR: MOUNT }],
    ['that is none', { APPDIR: MOUNT }],
  ])('is not ours, one %s', (_which, variables) => {
    expect(ownAppImage(variables, `${MOUNT}/pilot-light-app`)).toBeNull();
  });
});

describe('a start after the end', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'app-image '));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('comes when the process is gone, however it went, without what was told of the mount', async () => {
    const said = path.join(folder, 'said');
    const image = path.join(folder, 'Pilot Light.AppImage');
    const script = `printf '%s|' "$@" "$APPDIR" "$PWD" "$KEPT" > '${said}.part'; mv '${said}.part' '${said}'`;
    writeFileSync(image, `#!/bin/sh\n${script}\n`);
    chmodSync(image, 0o755);
    const app = await startApp(folder, image);
    expect(String(await once(app.stdout, 'data'))).toBe('true\n');
    expect(existsSync(said)).toBe(false);
    app.kill('SIGKILL');
    await expect.poll(() => existsSync(said), { timeout: 30_000 }).toBe(true);
    expect(readFileSync(said, 'utf8')).toBe('--a b|$HOME|--restarted||/|kept|');
  });
});

/** A process that has its successor started, and goes on until it is killed. */
async function startApp(folder: string, image: string) {
  const source = path.join(ROOT, 'src/main/node/app-image.ts');
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  const program = path.join(folder, 'app.mjs');
  const args = ['--a b', '$HOME', '--restarted'];
  const call = `startAfterEnd(${JSON.stringify(image)}, ${JSON.stringify(args)}, process.env)`;
  writeFileSync(program, `${code}\nconsole.log(await ${call}); setInterval(() => {}, 1e6);`);
  return spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, APPDIR: MOUNT, APPIMAGE: image, KEPT: 'kept' },
  });
}
