import fs from 'node:fs';
import path from 'node:path';
import { billOf } from './bill.ts';
import { packageFoldersOf, readBundled } from './bundled.ts';
import { noticesOf } from './notices.ts';
import { PROJECT, readJson, readProject } from './project.ts';

/** Below the build's output: what goes out beside the bundles. */
export const LEGAL = path.join(PROJECT, 'out/legal');

/** Writes the notices and the bill of materials for bundles that were made of these modules. */
export function writeLegalFiles(modules: Iterable<string>): void {
  const packages = readBundled(packageFoldersOf(modules));
  const electron = readJson(path.join(PROJECT, 'node_modules/electron/package.json')) as {
    readonly version: string;
  };
  fs.mkdirSync(LEGAL, { recursive: true });
  const bill = billOf(readProject(), electron.version, packages);
  fs.writeFileSync(path.join(LEGAL, 'pilot-light.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  fs.writeFileSync(path.join(LEGAL, 'THIRD-PARTY-NOTICES.txt'), noticesOf(packages));
}
