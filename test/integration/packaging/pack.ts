import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../support/root.ts';
import { writeFakeElectron } from './fake-electron.ts';

/** What electron-builder made of the app. */
export interface Packed {
  /** Electron's binary with our fuses in it. */
  readonly binary: string;
  readonly asar: string;
  /** Everything beside the binary, relative to its folder. */
  readonly folder: string;
}

/** Packs the built app of a project as for Linux, with its own configuration, into `folder`. */
export async function pack(folder: string, project = ROOT): Promise<Packed> {
  if (!existsSync(path.join(project, 'out/main/index.cjs'))) {
    throw new Error('The app is not built: run `npm run build` first.');
  }
  const dist = path.join(folder, 'electron');
  await writeFakeElectron(dist, electronVersion());
  const release = path.join(folder, 'release');
  const settings = [`-c.electronDist=${dist}`, `-c.directories.output=${release}`];
  const cli = path.join(ROOT, 'node_modules/electron-builder/cli.js');
  await promisify(execFile)(process.execPath, [cli, '--linux', 'dir', ...settings], {
    cwd: project,
  });
  const unpacked = path.join(release, 'linux-unpacked');
  return {
    folder: unpacked,
    binary: path.join(unpacked, 'pilot-light-app'),
    asar: path.join(unpacked, 'resources/app.asar'),
  };
}

/**
 * Builds the app once more, from a copy of the sources in another folder, and returns that folder. The packages are
 * shared.
 */
export async function buildAgain(folder: string): Promise<string> {
  const copy = path.join(folder, 'copy of the project');
  await cp(ROOT, copy, {
    recursive: true,
    filter: (file) => !LEFT_OUT.has(path.relative(ROOT, file)),
  });
  await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: copy });
  return copy;
}

const LEFT_OUT = new Set(['node_modules', '.git', 'out', 'release', 'docs', 'demo-output']);

function electronVersion(): string {
  const file = path.join(ROOT, 'node_modules/electron/package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return manifest.version;
}
