import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathIn } from '../../../src/main/node/inherited.ts';

/**
 * Electron's executable, or null when it was never downloaded. Never downloads: `require('electron')` would.
 *
 * @see https://github.com/electron/electron/blob/main/npm/index.js
 */
export function electronBinary(): string | null {
  const folder = packageFolder();
  if (folder === null) return null;
  const dist = pathIn(process.env, 'ELECTRON_OVERRIDE_DIST_PATH') ?? path.join(folder, 'dist');
  const binary = path.join(dist, executableName(folder));
  return existsSync(binary) ? binary : null;
}

function packageFolder(): string | null {
  try {
    return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function executableName(folder: string): string {
  const file = path.join(folder, 'path.txt');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
