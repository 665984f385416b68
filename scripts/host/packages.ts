import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { pathIn } from '../../src/main/node/inherited.ts';
import { runNpm } from './run.ts';

/** Up to 2 GB come over the network the first time; a slower one is no help to somebody who waits. */
const INSTALL_DEADLINE_MS = 20 * 60_000;

/** What npm installs together, in a folder of its own. */
export interface Bundle {
  readonly name: string;
  /** Each with its version: `@scope/name@1.2.3`. */
  readonly packages: readonly string[];
}

const NEWEST = 'latest';

/** The same with its packages at whatever version is the newest. */
export function newestOf<B extends Bundle>(bundle: B): B {
  return { ...bundle, packages: bundle.packages.map((one) => `${partsOf(one)[0]}@${NEWEST}`) };
}

const isNewest = ({ packages }: Bundle): boolean =>
  packages.some((one) => partsOf(one)[1] === NEWEST);

/** Where the programs lie; `PILOT_LIGHT_PROGRAMS_CACHE` moves it. */
export function cacheFolder(): string {
  return (
    pathIn(process.env, 'PILOT_LIGHT_PROGRAMS_CACHE') ??
    path.join(systemCache(), 'pilot-light', 'programs')
  );
}

function systemCache(): string {
  const home = os.homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches');
  if (process.platform === 'win32') {
    return pathIn(process.env, 'LOCALAPPDATA') ?? path.join(home, 'AppData', 'Local');
  }
  return pathIn(process.env, 'XDG_CACHE_HOME') ?? path.join(home, '.cache');
}

/** What was the newest once lies beside what is pinned. */
const folderOf = (bundle: Bundle): string =>
  path.join(cacheFolder(), isNewest(bundle) ? `${bundle.name}-${NEWEST}` : bundle.name);

/** Where a bundle lies with exactly these versions, or null. */
export async function installedFolder(bundle: Bundle): Promise<string | null> {
  const folder = folderOf(bundle);
  return (await hasAll(folder, bundle.packages)) ? folder : null;
}

/** Has npm install exactly these packages; what is there is taken as it is, unless the newest is wanted. */
export async function install(bundle: Bundle): Promise<void> {
  const { packages } = bundle;
  const folder = folderOf(bundle);
  if (isNewest(bundle)) await rm(folder, { recursive: true, force: true });
  if ((await installedFolder(bundle)) !== null) return;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  console.log(`Installing ${packages.join(', ')} …`);
  const { output } = await runNpm(
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    { cwd: folder, deadlineMs: INSTALL_DEADLINE_MS },
  );
  if ((await installedFolder(bundle)) === null) console.log(`It could not be had:\n${output}`);
}

const Manifest = v.object({ version: v.string() });

async function hasAll(folder: string, packages: readonly string[]): Promise<boolean> {
  for (const wanted of packages) {
    const [name, version] = partsOf(wanted);
    const found = await versionIn(folder, name);
    if (found === null || (version !== NEWEST && version !== found)) return false;
  }
  return true;
}

/** The version of a package that lies in a folder, or null. */
export async function versionIn(folder: string, name: string): Promise<string | null> {
  const file = path.join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return null;
  return v.parse(Manifest, JSON.parse(await readFile(file, 'utf8'))).version;
}

/** `@scope/name@1.2.3` in two. */
export function partsOf(wanted: string): readonly [name: string, version: string] {
  const at = wanted.lastIndexOf('@');
  return [wanted.slice(0, at), wanted.slice(at + 1)];
}
