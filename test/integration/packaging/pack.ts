import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

/** Packs the built app as for Linux, with the project's own configuration, into `folder`. */
export async function pack(folder: string): Promise<Packed> {
  if (!existsSync(path.join(ROOT, 'out/main/index.cjs'))) {
    throw new Error('The app is not built: run `npm run build` first.');
  }
  const dist = path.join(folder, 'electron');
  await writeFakeElectron(dist, electronVersion());
  const release = path.join(folder, 'release');
  const settings = [`-c.electronDist=${dist}`, `-c.directories.output=${release}`];
  const cli = path.join(ROOT, 'node_modules/electron-builder/cli.js');
  await promisify(execFile)(process.execPath, [cli, '--linux', 'dir', ...settings], { cwd: ROOT });
  const unpacked = path.join(release, 'linux-unpacked');
  return {
    folder: unpacked,
    binary: path.join(unpacked, 'pilot-light-app'),
    asar: path.join(unpacked, 'resources/app.asar'),
  };
}

function electronVersion(): string {
  const file = path.join(ROOT, 'node_modules/electron/package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return manifest.version;
}
