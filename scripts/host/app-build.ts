import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../test/support/root.ts';
import { Complaint } from './complaint.ts';
import { runTool } from './run.ts';

const OUTPUTS = [
  'out/main/index.cjs',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/cli/pilot-light.cjs',
];
const INPUTS = ['src', 'vite.config.ts', 'package.json', 'package-lock.json'];

/** Builds the app when a source is newer than what was built. Throws a complaint when it does not build. */
export async function ensureBuilt(): Promise<'built' | 'fresh'> {
  if (isFresh()) return 'fresh';
  await buildAnew();
  return 'built';
}

/** Builds the app whatever is there; how long it took. Throws a complaint when it does not build. */
export async function buildAnew(): Promise<number> {
  const startedMs = performance.now();
  const { code, output } = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new Complaint(`The app does not build.\n${output.trim()}`);
  return performance.now() - startedMs;
}

function isFresh(): boolean {
  const built = OUTPUTS.map((file) => path.join(ROOT, file));
  if (!built.every((file) => fs.existsSync(file))) return false;
  const oldestBuiltMs = Math.min(...built.map((file) => fs.statSync(file).mtimeMs));
  return Math.max(...INPUTS.map((file) => newestIn(path.join(ROOT, file)))) < oldestBuiltMs;
}

/** A folder counts itself: a deleted file changes nothing else. */
function newestIn(file: string): number {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = fs.readdirSync(file).map((name) => newestIn(path.join(file, name)));
  return Math.max(stat.mtimeMs, ...inside);
}
