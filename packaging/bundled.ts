import fs from 'node:fs';
import path from 'node:path';
import { PROJECT, readJson } from './project.ts';

/** A package whose code stands in one of our bundles. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** By its SPDX identifier. */
  readonly license: string;
  readonly licenseText: string;
  /** Of the archive that npm installed it from, as the lock file has it: `sha512-…`. */
  readonly integrity: string;
}

/** The folders of the packages that these modules belong to, from `node_modules` on: each once, sorted. */
export function packageFoldersOf(modules: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const id of modules) {
    const [, ...below] = id.replaceAll('\\', '/').split('/node_modules/');
    // The last one counts: a package can have packages of its own.
    const name = /^(?:@[^/]+\/)?[^/]+(?=\/)/.exec(below.pop() ?? '')?.[0];
    if (name !== undefined) folders.add(['', ...below, name].join('/node_modules/').slice(1));
  }
  return [...folders].toSorted();
}

/** Everything that is said of the packages in these folders. Throws when one says nothing of its licence. */
export function readBundled(folders: readonly string[]): readonly BundledPackage[] {
  const lock = readJson(path.join(PROJECT, 'package-lock.json')) as Lock;
  return folders.map((folder) => {
    const { name, version, license } = readJson(path.join(PROJECT, folder, 'package.json')) as Omit<
      BundledPackage,
      'licenseText' | 'integrity'
    >;
    const integrity = lock.packages[folder]?.integrity;
    if (integrity === undefined) throw new Error(`${folder} is not in the lock file`);
    return { name, version, license, integrity, licenseText: licenseIn(folder) };
  });
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string } | undefined>>;
}

function licenseIn(folder: string): string {
  const names = fs.readdirSync(path.join(PROJECT, folder));
  const name = names.find((one) => /^licen[cs]e(?:\.|$)/i.test(one));
  if (name === undefined) throw new Error(`${folder} has no licence to pass on`);
  return fs.readFileSync(path.join(PROJECT, folder, name), 'utf8').trim();
}
