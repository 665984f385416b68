import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchStandIn } from '../../stand-in/launch.ts';
import { runProgram } from '../../support/cli/command-run.ts';
import { ROOT } from '../../support/root.ts';
import { type Packed, pack } from './pack.ts';

/** electron-builder needs some seconds, and four times that on a machine that is busy. */
const PATIENCE_MS = 120_000;

let folder = '';
let packed: Packed;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pilot-light-packed-'));
  packed = await pack(folder);
}, PATIENCE_MS);

afterAll(() => rm(folder, { recursive: true, force: true }));

const { DISABLE, ENABLE } = FuseState;

/**
 * Every fuse of Electron 45. The last one is not set by us: electron-builder 26.17 has no name for it and knows no
 * strict mode, so it stays as Electron ships it, and this table is what notices a fuse that was forgotten.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/fuses
 */
const FUSES: Readonly<Record<keyof typeof FuseV1Options, FuseState>> = {
  RunAsNode: DISABLE,
  EnableCookieEncryption: DISABLE,
  EnableNodeOptionsEnvironmentVariable: DISABLE,
  EnableNodeCliInspectArguments: DISABLE,
  EnableEmbeddedAsarIntegrityValidation: ENABLE,
  OnlyLoadAppFromAsar: ENABLE,
  LoadBrowserProcessSpecificV8Snapshot: DISABLE,
  GrantFileProtocolExtraPrivileges: DISABLE,
  WasmTrapHandlers: ENABLE,
};

describe('the packed app', () => {
  it('has every fuse where it belongs, read back from the binary', async () => {
    const { version, ...wire } = await getCurrentFuseWire(packed.binary);
    const named = Object.entries(wire).map(([index, state]) => [
      FuseV1Options[Number(index)],
      state,
    ]);
    expect(version).toBe('1');
    expect(Object.fromEntries(named)).toEqual(FUSES);
  });

  it('carries the bundles, the icons and its manifest, and nothing else', () => {
    const files = listPackage(packed.asar, { isPack: false }).filter(isFile);
    const strangers = files.filter((file) => !EXPECTED.some((one) => one.test(file)));
    expect(strangers).toEqual([]);
    for (const one of EXPECTED) expect(files.join('\n')).toMatch(new RegExp(one.source, 'm'));
  });

  it('keeps nothing outside its archive that Electron would load instead', async () => {
    const beside = await readdir(path.join(packed.folder, 'resources'));
    expect(beside.toSorted()).toEqual(['app.asar', 'cli', 'icon.png']);
  });

  it('has the command beside it, which says that the app is not there', async () => {
    const cli = path.join(packed.folder, 'resources/cli');
    const names = ['pilot-light', 'pilot-light.cjs', 'pilot-light.cmd'];
    expect((await readdir(cli)).toSorted()).toEqual(names);
    const run = (...args: string[]) =>
      runProgram(path.join(cli, 'pilot-light'), args, { env: { HOME: folder } });
    expect(await run('token')).toMatchObject({ code: 3, stdout: '' });
    expect(await run('accounts')).toMatchObject({ code: 3, stdout: '' });
  });

  it('leaves the name of the command to the command', async () => {
    const names = await readdir(packed.folder);
    expect(names).toContain('pilot-light-app');
    expect(names).not.toContain('pilot-light');
  });

  it('gives a package the command from files that are there', async () => {
    const text = await readFile(path.join(ROOT, 'electron-builder.yml'), 'utf8');
    const pairs = [...text.matchAll(/^ +- (out\/cli\/\S+)=(\/usr\/\S+)$/gm)];
    expect(pairs.map(([, , to]) => to)).toEqual([
      '/usr/bin/pilot-light',
      '/usr/lib/pilot-light/pilot-light.cjs',
    ]);
    for (const [, from = ''] of pairs) expect(existsSync(path.join(ROOT, from))).toBe(true);
  });

  it(
    'is an app that starts',
    async () => {
      const appDir = path.join(folder, 'extracted');
      extractAll(packed.asar, appDir);
      const app = await launchStandIn({ appDir, packaged: true });
      try {
        const page = await app.window();
        await page.getByRole('heading', { name: 'A Copilot token, always ready' }).waitFor();
        expect(app.uncaught).toEqual([]);
      } finally {
        await app.close();
      }
    },
    PATIENCE_MS,
  );
});

/** No source, no source map, no test, no dependency. */
const EXPECTED = [
  /^\/package\.json$/,
  /^\/out\/main\/index\.cjs$/,
  /^\/out\/preload\/index\.cjs$/,
  /^\/out\/renderer\/(?:index|line)\.html$/,
  /^\/out\/renderer\/assets\/[\w-]+\.(?:js|css)$/,
  /^\/assets\/tray\/[\w@-]+\.(?:png|ico)$/,
  /^\/assets\/app\/linux\/256x256\.png$/,
];

function isFile(name: string): boolean {
  return !('files' in statFile(packed.asar, name.slice(1)));
}
