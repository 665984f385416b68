import fs from 'node:fs';
import path from 'node:path';

/** Larger than anything the app writes; what is larger was put there by a test. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Names and contents of all files in a folder and below, byte by byte as Latin-1. Pipes and links are not followed. */
export function filesBelow(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${file}\n${contentOf(file)}`)
    .join('\n');
}

/** Empty for what has gone meanwhile: a running app renames and removes its temporary files. */
function contentOf(file: string): string {
  try {
    return fs.statSync(file).size > MOST_BYTES ? '' : fs.readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
