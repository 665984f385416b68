import { mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { autostartDirectory, setAutostart } from '../../src/main/node/autostart.ts';
import { configHome, ownAppImage } from '../../src/main/node/inherited.ts';
import { sized } from '../support/size.ts';
import { makeFolder, removeFolder } from '../support/vault/real-vault.ts';
import { fault } from './fault.ts';
import { knowSecret, sawAt } from './search/search.ts';

const HOME = '/home/me';
const IMAGE = '/home/me/Apps/Pilot Light-1.0.0-x86_64.AppImage';
const MOUNT = '/tmp/.mount_PilotLAbCdEf';
const PROGRAM = `${MOUNT}/pilot-light-app`;

/** Nothing of the vault is in what starts the app. */
const SECRET = 'ghu_0123456789abcdefghijklmnopqrstuvwxyzAB';

/** What a terminal may have in its environment: nothing, its own, and what is no path at all. */
const inherited = fc.constantFrom(
  undefined,
  '',
  ' ',
  '.',
  'squashfs-root',
  '../Apps/x.AppImage',
  '/opt/Cursor-1.2.3-x86_64.AppImage',
  '/tmp/.mount_CursorAbCdEf',
  '/',
  '//',
);

fault(103, 'modelled', 'S', 'another program’s AppImage is never taken for our own', () => {
  knowSecret(SECRET);
  fc.assert(
    fc.property(
      inherited,
      inherited,
      fc.constantFrom(PROGRAM, '/opt/Pilot Light/pilot-light-app', '/tmp/.mount_CursorAbC/x'),
      (APPIMAGE, APPDIR, program) => {
        const found = ownAppImage({ APPIMAGE, APPDIR }, program);
        sawAt('files', String(found));
        expect(found).toBeNull();
      },
    ),
    { numRuns: sized(100, 2_000) },
  );
});

fault(103, 'real', 'SU', 'our own AppImage is, wherever its image is mounted', async () => {
  knowSecret(SECRET);
  expect(ownAppImage({ APPIMAGE: IMAGE, APPDIR: MOUNT }, PROGRAM)).toBe(IMAGE);
  expect(ownAppImage({ APPIMAGE: IMAGE, APPDIR: `${MOUNT}/` }, `${MOUNT}/usr/bin/x`)).toBe(IMAGE);
  // A program beside it whose name only begins like it, and the other program’s variables.
  expect(ownAppImage({ APPIMAGE: IMAGE, APPDIR: MOUNT }, `${MOUNT}2/pilot-light-app`)).toBeNull();
  expect(ownAppImage({ APPIMAGE: IMAGE, APPDIR: MOUNT }, MOUNT)).toBeNull();
  expect(ownAppImage({ APPIMAGE: IMAGE }, PROGRAM)).toBeNull();

  const folder = realpathSync(makeFolder());
  try {
    mkdirSync(path.join(folder, 'mount'));
    symlinkSync(folder, path.join(folder, 'tmp'));
    const APPDIR = path.join(folder, 'tmp/mount');
    const found = ownAppImage(
      { APPIMAGE: IMAGE, APPDIR },
      path.join(folder, 'mount/pilot-light-app'),
    );
    sawAt('files', String(found));
    expect(found).toBe(IMAGE);
  } finally {
    removeFolder(folder);
  }
});

fault(103, 'real', 'SU', 'a folder that is empty or relative counts as unset', async () => {
  knowSecret(SECRET);
  const folder = makeFolder();
  const before = process.cwd();
  try {
    process.chdir(folder);
    for (const XDG_CONFIG_HOME of [undefined, '', '.', ' ', 'config', './x', '../y', '~/.config']) {
      const variables = { XDG_CONFIG_HOME };
      const home = path.join(folder, 'home');
      expect(configHome(variables, HOME)).toBe(`${HOME}/.config`);
      const directory = autostartDirectory(variables, home);
      expect(await setAutostart({ directory, command: [PROGRAM], icon: null }, true)).toBe(true);
      expect(readdirSync(folder)).toEqual(['home']);
      sawAt('files', readFileSync(path.join(directory, 'pilot-light.desktop'), 'utf8'));
    }
    const XDG_CONFIG_HOME = path.join(folder, 'elsewhere');
    expect(configHome({ XDG_CONFIG_HOME }, HOME)).toBe(XDG_CONFIG_HOME);
  } finally {
    process.chdir(before);
    removeFolder(folder);
  }
});
