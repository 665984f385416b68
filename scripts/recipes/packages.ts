import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { pathIn } from '../../src/main/node/inherited.ts';
import type { Program } from '../../test/recipes/programs.ts';
import { runNpm } from '../host/run.ts';

/** About 2 GB come over the network the first time; a slower one is no help to somebody who waits. */
const INSTALL_DEADLINE_MS = 20 * 60_000;

/** Where the programs lie; `PILOT_LIGHT_RECIPES_CACHE` moves it. */
export function cacheFolder(): string {
  return (
    pathIn(process.env, 'PILOT_LIGHT_RECIPES_CACHE') ??
    path.join(systemCache(), 'pilot-light', 'recipes')
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

const folderOf = ({ name }: Program): string => path.join(cacheFolder(), name);

/** Where a program lies with exactly these versions, or null. */
export async function installedFolder(program: Program): Promise<string | null> {
  const folder = folderOf(program);
  return (await hasAll(folder, program.packages)) ? folder : null;
}

/** Has npm install exactly these packages, each program in a folder of its own; what is there is taken as it is. */
export async function install(program: Program): Promise<void> {
  if ((await installedFolder(program)) !== null) return;
  const { packages } = program;
  const folder = folderOf(program);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  console.log(`Installing ${packages.join(', ')} …`);
  const { output } = await runNpm(
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    { cwd: folder, deadlineMs: INSTALL_DEADLINE_MS },
  );
  if ((await installedFolder(program)) === null) console.log(`It could not be had:\n${output}`);
}

const Manifest = v.object({ version: v.string() });

async function hasAll(folder: string, packages: readonly string[]): Promise<boolean> {
  for (const wanted of packages) {
    const [name, version] = partsOf(wanted);
    const file = path.join(folder, 'node_modules', name, 'package.json');
    if (!existsSync(file)) return false;
    const found = v.parse(Manifest, JSON.parse(await readFile(file, 'utf8')));
    if (found.version !== version) return false;
  }
  return true;
}

/** `@scope/name@1.2.3` in two. */
export function partsOf(wanted: string): readonly [name: string, version: string] {
  const at = wanted.lastIndexOf('@');
  return [wanted.slice(0, at), wanted.slice(at + 1)];
}
