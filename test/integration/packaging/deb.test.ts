import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELP } from '../../../src/cli/help.ts';
import { findProgram, programFolders } from '../../../src/main/node/programs.ts';
import { runProgram } from '../../support/cli/command-run.ts';
import { ROOT } from '../../support/root.ts';
import { pack } from './pack.ts';

/** Packed, built and looked at in some seconds; one that never ends is all that this is for. */
const PATIENCE_MS = 600_000;

const folders = programFolders(process.env['PATH']);
const missing = ['dpkg-deb', 'lintian', 'desktop-file-validate', 'appstreamcli'].filter(
  (name) => findProgram(name, folders) === null,
);
const isCi = (process.env['CI'] ?? '') !== '';
if (missing.length > 0) {
  console.log(`left out: the Debian package, for this machine has no ${missing.join(', no ')}`);
}

it('is left out nowhere in CI', () => {
  expect(isCi ? missing : []).toEqual([]);
});

describe.skipIf(missing.length > 0)('the Debian package', () => {
  let folder = '';
  let deb = '';
  let root = '';
  const inRoot = (file: string) => path.join(root, file);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pilot-light-deb-'));
    const { folder: app } = await pack(folder);
    // The script of the release, and no other way.
    const script = ['--import', 'tsx', 'scripts/package-deb.ts', '--app', app, '--into', folder];
    deb = await said(process.execPath, ...script);
    root = path.join(folder, 'root');
    await said('dpkg-deb', '--extract', deb, root);
  }, PATIENCE_MS);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it(
    'is nothing that lintian would complain of',
    async () => {
      const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
      expect(await said('lintian', ...asRoot, '--fail-on', 'warning,error', deb)).toBe('');
    },
    PATIENCE_MS,
  );

  it('tells menus and software centres what they understand', async () => {
    const desktop = inRoot('usr/share/applications/pilot-light.desktop');
    const metainfo = inRoot('usr/share/metainfo/pilot-light.metainfo.xml');
    expect(await said('desktop-file-validate', desktop)).toBe('');
    expect(await said('appstreamcli', 'validate', '--no-net', metainfo)).toContain('successful');
    expect(await readFile(metainfo, 'utf8')).not.toContain('<url');
  });

  it('has the command on the PATH, which finds its other half', async () => {
    const run = (...args: string[]) =>
      runProgram(inRoot('usr/bin/pilot-light'), args, { env: { HOME: folder } });
    expect(await run('token')).toMatchObject({ code: 3, stdout: '' });
    expect(await run('accounts')).toMatchObject({ code: 3, stdout: '' });
    const half = inRoot('usr/lib/pilot-light/resources/cli/pilot-light');
    expect(await realpath(inRoot('usr/bin/pilot-light'))).toBe(await realpath(half));
  });

  it('has the app under the name that its entry starts', async () => {
    const entry = await readFile(inRoot('usr/share/applications/pilot-light.desktop'), 'utf8');
    expect(entry).toContain('\nExec=pilot-light-app\n');
    expect(await runProgram(inRoot('usr/bin/pilot-light-app'), [])).toMatchObject({ code: 0 });
  });

  it('gives the sandbox its helper, and nobody else any rights', async () => {
    const list = await said('dpkg-deb', '--contents', deb);
    const lines = list.split('\n').filter((line) => /^-\S*s/.test(line));
    expect(lines).toEqual([expect.stringMatching(/^-rwsr-xr-x root\/root .*\/chrome-sandbox$/)]);
  });

  it('knows its files by sums that hold', async () => {
    await said('dpkg-deb', '--control', deb, inRoot('DEBIAN'));
    const { stdout } = await promisify(execFile)('md5sum', ['--check', 'DEBIAN/md5sums'], {
      cwd: root,
    });
    expect(stdout).toContain('usr/lib/pilot-light/resources/app.asar: OK');
  });

  it('has every word of the command in its manual', async () => {
    const page = gunzipSync(await readFile(inRoot('usr/share/man/man1/pilot-light.1.gz')));
    const text = page.toString('utf8').replaceAll('\\-', '-').replaceAll('\\e', '\\');
    for (const { usage, examples } of Object.values(HELP)) {
      for (const line of [usage, ...examples]) expect(text).toContain(line);
    }
  });
});

/** What a program said; rejects when it was not content. */
async function said(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, args, { cwd: ROOT });
  return `${stdout}${stderr}`.trim();
}
