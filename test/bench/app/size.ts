import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ownBytes } from '../../integration/packaging/own-bytes.ts';
import { ROOT } from '../../support/root.ts';
import { type Budget, compare } from '../budgets.ts';

const MAIN = 'out/main/index.cjs';
const PRELOAD = 'out/preload/index.cjs';
const PAGES = 'out/renderer';

/** What the packed app must not exceed. */
const MOST_BYTES = 1_500_000;

/** How large is what the build has made, packages in the pages counted as ours: they are minified, and have no map. */
export function measureSize(): readonly Budget[] {
  const pages = readdirSync(path.join(ROOT, PAGES), { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(path.join(ROOT, PAGES, name)))
    .filter((entry) => entry.isFile());
  const bytes = [ownBytes(MAIN), ownBytes(PRELOAD), ...pages.map(({ size }) => size)];
  const own = bytes.reduce((sum, one) => sum + one);
  const main = statSync(path.join(ROOT, MAIN)).size;
  console.log(`main bundle: ${kb(main)}, our own code in all bundles: ${kb(own)}`);
  return [compare('our own code / 1.5 MB', 1, own, MOST_BYTES)];
}

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
