import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** An app with an icon in the tray and nothing else: what the runtime itself costs. The caller removes its folder. */
export function plainApp(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-plain-'));
  writeFileSync(path.join(folder, 'package.json'), '{"name":"plain","main":"main.cjs"}');
  writeFileSync(
    path.join(folder, 'main.cjs'),
    `const { app, nativeImage, Tray } = require('electron');
let tray;
void app.whenReady().then(() => { tray = new Tray(nativeImage.createEmpty()); });
app.on('window-all-closed', () => undefined);
`,
  );
  return folder;
}
