import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../../support/root.ts';
import { RECORDED, record } from './recorder.ts';

/** Makes a folder that starts the built app with the recorder beneath it; the caller removes it. */
export function writeRecordedApp(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-recorded-'));
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const { name, productName, version } = manifest as Readonly<Record<string, string>>;
  const start = { name, productName, version, main: 'recorded.cjs' };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(start));
  const main = JSON.stringify(path.join(ROOT, 'out/main/index.cjs'));
  // `__name` is what some compilers wrap inner functions in; it does not exist in Electron.
  const source = `const __name = (one) => one;
(${record.toString()})(require('electron'), '${RECORDED}');
require(${main});
`;
  fs.writeFileSync(path.join(folder, 'recorded.cjs'), source);
  return folder;
}
