import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll, extractFile, listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchStandIn } from '../../stand-in/launch.ts';
import { runProgram } from '../../support/cli/command-run.ts';
import { FUSES, readFuses } from '../../support/fuses.ts';
import { ROOT } from '../../support/root.ts';
import { ownBytes } from './own-bytes.ts';
import { buildAgain, type Packed, pack } from './pack.ts';

/** Built and packed in some seconds; one that never ends is all that this is for. */
const PATIENCE_MS = 600_000;

let folder = '';
let packed: Packed;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pilot-light-packed-'));
  packed = await pack(folder);
}, PATIENCE_MS);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the packed app', () => {
  it('has every fuse where it belongs, read back from the binary', async () => {
    expect(await readFuses(packed.binary)).toEqual(FUSES);
  });

  it('carries the bundles, the icons and its manifest, and nothing else', () => {
    const files = filesIn(packed.asar);
    const strangers = files.filter((file) => !EXPECTED.some((one) => one.test(file)));
    expect(strangers).toEqual([]);
    for (const one of EXPECTED) expect(files.join('\n')).toMatch(new RegExp(one.source, 'm'));
  });

  it('keeps nothing outside its archive that Electron would load instead', async () => {
    const beside = await readdir(path.join(packed.folder, 'resources'));
    const legal = ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt'];
    expect(beside.toSorted()).toEqual([...legal, 'app.asar', 'cli', 'icon.png']);
  });

  it('has the command beside it, which says that the app is not there', async () => {
    const cli = path.join(packed.folder, 'resources/cli');
    expect((await readdir(cli)).toSorted()).toEqual(['pilot-light', 'pilot-light.cjs']);
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

  it('is small: our own code has less than 1.5 MB', () => {
    // What is minified has no map: there packages count as ours.
    const pages = filesIn(packed.asar).filter((name) => name.startsWith('/out/renderer/'));
    const bytes = pages.map((name) => extractFile(packed.asar, name.slice(1)).length);
    for (const bundle of ['main', 'preload']) bytes.push(ownBytes(`out/${bundle}/index.cjs`));
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(1_500_000);
  });

  it(
    'is the same, file for file, when it is built and packed again in another folder',
    async () => {
      const again = await pack(path.join(folder, 'again'), await buildAgain(folder));
      expect(hashesIn(again.asar)).toEqual(hashesIn(packed.asar));
    },
    PATIENCE_MS,
  );

  it('tells the licence of every package that is in it', async () => {
    const file = path.join(packed.folder, 'resources/THIRD-PARTY-NOTICES.txt');
    const notices = await readFile(file, 'utf8');
    for (const name of bundledByMap())
      expect(notices).toMatch(new RegExp(`^${name} \\d.*\\)$`, 'm'));
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

const filesIn = (asar: string): readonly string[] =>
  listPackage(asar, { isPack: false }).filter((name) => isFile(name, asar));

function hashesIn(asar: string): ReadonlyMap<string, string> {
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(extractFile(asar, name.slice(1)))
      .digest('hex');
  return new Map(filesIn(asar).map((name) => [name, hashOf(name)]));
}

/** The packages in main's bundle, as its source map tells them. */
function bundledByMap(): ReadonlySet<string> {
  const map = readFileSync(path.join(ROOT, 'out/main/index.cjs.map'), 'utf8');
  const { sources } = JSON.parse(map) as { readonly sources: readonly string[] };
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

function isFile(name: string, asar: string): boolean {
  return !('files' in statFile(asar, name.slice(1)));
}
