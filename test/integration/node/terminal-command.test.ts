import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createCommandInstaller,
  type InstallerOptions,
  renewCommand,
} from '../../../src/main/node/terminal-command.ts';
import { OURS } from '../../../src/shared/terminal-command.ts';

/** `nobody` on every Linux; any user but root would do. */
const NOBODY = 65_534;

let folder = '';
const home = () => path.join(folder, 'home');
const bin = () => path.join(home(), '.local/bin');
const command = () => path.join(bin(), 'pilot-light');
const library = () => path.join(home(), '.local/lib/pilot-light/pilot-light.cjs');

const options = (change: Partial<InstallerOptions> = {}): InstallerOptions => ({
  shipped: path.join(folder, 'mount/resources/cli'),
  home: home(),
  variables: { PATH: `/usr/bin:${bin()}/` },
  platform: 'linux',
  ...change,
});
const installer = (change: Partial<InstallerOptions> = {}) =>
  createCommandInstaller(options(change));

async function ship(version: string): Promise<void> {
  const { shipped } = options();
  await mkdir(shipped, { recursive: true });
  await writeFile(path.join(shipped, 'pilot-light'), `#!/bin/sh\n# ${OURS}.\necho ${version}\n`);
  await writeFile(path.join(shipped, 'pilot-light.cjs'), `// ${OURS}.\n// ${version}\n`);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'terminal command-'));
  await ship('1.0.0');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the command in ~/.local/bin', () => {
  it('is a copy that runs when what it was copied from has gone, as a mount does', async () => {
    expect(await installer().look()).toEqual({ kind: 'absent', file: command(), isOnPath: true });
    expect(await installer().install()).toEqual({
      kind: 'installed',
      file: command(),
      isOnPath: true,
    });
    await rm(path.join(folder, 'mount'), { recursive: true });
    expect((await lstat(command())).mode & 0o777).toBe(0o755);
    expect(await readFile(command(), 'utf8')).toContain('echo 1.0.0');
    expect(await readFile(library(), 'utf8')).toContain('1.0.0');
    expect(await readdir(bin())).toEqual(['pilot-light']);
  });

  it('is taken away again, with the folder that was made for it', async () => {
    await installer().install();
    expect(await installer().remove()).toMatchObject({ kind: 'absent' });
    expect(await readdir(bin())).toEqual([]);
    expect(await readdir(path.join(home(), '.local/lib'))).toEqual([]);
    expect(await installer().remove()).toMatchObject({ kind: 'absent' });
  });

  it('leaves what somebody else keeps beside it', async () => {
    await installer().install();
    await writeFile(path.join(path.dirname(library()), 'own'), '');
    expect(await installer().remove()).toMatchObject({ kind: 'absent' });
    expect(await readdir(path.dirname(library()))).toEqual(['own']);
  });

  it.each([
    ['a script of somebody’s own', () => writeFile(command(), '#!/bin/sh\nexit 7\n')],
    [
      'a link, wherever it leads',
      () => symlink(path.join(options().shipped, 'pilot-light'), command()),
    ],
    ['a link that leads nowhere', () => symlink('/nowhere', command())],
    ['a folder', () => mkdir(command())],
    ['an empty file', () => writeFile(command(), '')],
  ])('never takes the place of %s', async (_, make) => {
    await mkdir(bin(), { recursive: true });
    await make();
    const before = await lstat(command());
    for (const act of ['look', 'install', 'remove', 'look'] as const) {
      expect(await installer()[act]()).toMatchObject({ kind: 'foreign', file: command() });
    }
    expect(await lstat(command())).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(await readdir(bin())).toEqual(['pilot-light']);
    await expect(lstat(library())).rejects.toThrow('ENOENT');
  });

  it.each([
    ['command', command, library],
    ['library', library, command],
  ])(
    'is taken away as far as it is ours where somebody has taken the place of the %s',
    async (_, theirs, ours) => {
      await installer().install();
      await rm(theirs());
      await symlink('/nowhere', theirs());
      expect(await installer().remove()).toMatchObject({ kind: 'foreign' });
      await expect(lstat(ours())).rejects.toThrow('ENOENT');
      expect((await lstat(theirs())).isSymbolicLink()).toBe(true);
    },
  );

  it('goes with what a crash has left of its writing, and with nothing else', async () => {
    await installer().install();
    const left = [`${command()}.4711.new`, `${library()}.4711.new`];
    const theirs = [`${command()}.new`, `${command()}.mine.new`];
    for (const file of [...left, ...theirs]) await writeFile(file, '');
    expect(await installer().remove()).toMatchObject({ kind: 'absent' });
    expect(await readdir(bin())).toEqual(theirs.map((file) => path.basename(file)).toSorted());
    expect(await readdir(path.join(home(), '.local/lib'))).toEqual([]);
  });

  it('says what of it is still there when it cannot be taken away', async () => {
    await installer().install();
    // A folder gives up nothing to those who may only read it; root may do everything, and steps down.
    const isRoot = process.getuid?.() === 0;
    for (const one of [folder, bin()]) await chmod(one, 0o777);
    await chmod(path.dirname(library()), 0o555);
    if (isRoot) process.seteuid?.(NOBODY);
    const answer = await installer().remove();
    const again = await installer().remove();
    if (isRoot) process.seteuid?.(0);
    await chmod(path.dirname(library()), 0o755);
    expect([answer, again]).toMatchObject([
      { kind: 'failed', file: library() },
      { kind: 'failed', file: library() },
    ]);
  });

  it('says that the library’s place is taken as well', async () => {
    await mkdir(path.dirname(library()), { recursive: true });
    await writeFile(library(), 'export {};\n');
    expect(await installer().install()).toMatchObject({ kind: 'foreign' });
    await expect(lstat(command())).rejects.toThrow('ENOENT');
  });

  it('says so when a file lies where the folder belongs', async () => {
    await mkdir(path.join(home(), '.local'), { recursive: true });
    await writeFile(bin(), 'a file');
    expect(await installer().install()).toMatchObject({ kind: 'failed' });
    expect(await readFile(bin(), 'utf8')).toBe('a file');
  });

  it('says so when the app has no command to give', async () => {
    await rm(options().shipped, { recursive: true });
    expect(await installer().install()).toMatchObject({ kind: 'failed' });
    await expect(lstat(command())).rejects.toThrow('ENOENT');
  });

  it.each([
    ['', false],
    ['/usr/bin', false],
    ['.local/bin', false],
    ['{bin}', true],
    ['/usr/bin:{bin}/:/bin', true],
    ['{bin}/more', false],
  ])('knows whether a terminal finds it: PATH=%s', async (PATH, isOnPath) => {
    const variables = { PATH: PATH.replace('{bin}', bin()) };
    expect(await installer({ variables }).look()).toMatchObject({ isOnPath });
  });

  it('is put nowhere on Windows, where a person names its folder', async () => {
    const { look, install, remove } = installer({ platform: 'windows' });
    const file = path.join(options().shipped, 'pilot-light.cmd');
    for (const act of [look, install, remove]) {
      expect(await act()).toEqual({ kind: 'byHand', file, isOnPath: false });
    }
  });

  describe('beside one that a package has put on the PATH', () => {
    const packaged = () => path.join(folder, 'usr/bin/pilot-light');
    const variables = () => ({ PATH: `relative:${path.dirname(packaged())}/:${bin()}` });

    beforeEach(async () => {
      await chmod(path.join(options().shipped, 'pilot-light'), 0o755);
      await mkdir(path.dirname(packaged()), { recursive: true });
      await symlink(path.join(options().shipped, 'pilot-light'), packaged());
    });

    it('is needed by nobody, and put nowhere', async () => {
      const { look, install } = installer({ variables: variables() });
      for (const act of [look, install]) {
        expect(await act()).toEqual({ kind: 'packaged', file: packaged(), isOnPath: true });
      }
      await expect(lstat(path.join(home(), '.local'))).rejects.toThrow('ENOENT');
    });

    it('is still taken away where it was put before', async () => {
      await installer().install();
      const { look, remove } = installer({ variables: variables() });
      expect(await look()).toMatchObject({ kind: 'installed', file: command() });
      expect(await remove()).toMatchObject({ kind: 'packaged', file: packaged() });
      await expect(lstat(command())).rejects.toThrow('ENOENT');
    });

    it.each([
      ['leads nowhere', () => rm(path.join(options().shipped, 'pilot-light'))],
      ['cannot be run', () => chmod(path.join(options().shipped, 'pilot-light'), 0o644)],
      [
        'is none of ours',
        () => writeFile(path.join(options().shipped, 'pilot-light'), 'echo mine\n'),
      ],
    ])('is offered where what is found by its name %s', async (_, change) => {
      await change();
      const { look } = installer({ variables: variables() });
      expect(await look()).toMatchObject({ kind: 'absent', file: command() });
    });
  });

  it('does one thing after the other', async () => {
    const { look, install, remove } = installer();
    const kinds = await Promise.all([install(), remove(), install(), look()]);
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'installed',
      'absent',
      'installed',
      'installed',
    ]);
  });
});

describe('a new version of the app', () => {
  it('renews the command that an older one has put there', async () => {
    await installer().install();
    await ship('2.0.0');
    expect(await installer().look()).toMatchObject({ kind: 'installed' });
    await renewCommand(options());
    expect(await readFile(command(), 'utf8')).toContain('echo 2.0.0');
    expect(await readFile(library(), 'utf8')).toContain('2.0.0');
  });

  it('mends a half of it', async () => {
    await installer().install();
    await rm(library());
    await renewCommand(options());
    expect(await installer().look()).toMatchObject({ kind: 'installed' });
  });

  it('puts nothing where there is nothing', async () => {
    await renewCommand(options());
    await expect(lstat(path.join(home(), '.local'))).rejects.toThrow('ENOENT');
  });

  it('leaves what somebody has put in its place meanwhile', async () => {
    await installer().install();
    await writeFile(command(), 'echo mine\n');
    await ship('2.0.0');
    await renewCommand(options());
    expect(await readFile(command(), 'utf8')).toBe('echo mine\n');
    expect(await readFile(library(), 'utf8')).toContain('1.0.0');
  });

  it('gives it back its right to run', async () => {
    await installer().install();
    await chmod(command(), 0o644);
    await renewCommand(options());
    expect((await lstat(command())).mode & 0o777).toBe(0o755);
  });
});
