import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that only this user can enter, with these files in it; the second of the answer takes it away. */
export function makeFolder(
  files: Readonly<Record<string, string>>,
  where: string | undefined,
): readonly [folder: string, remove: () => void] {
  const folder = mkdtempSync(path.join(where ?? tmpdir(), 'pilot-light-run-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return [folder, () => rmSync(folder, { recursive: true, force: true })];
}
