import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * An app with an icon in the tray and nothing else: what the runtime itself costs. The caller removes its folder.
 *
 * @param asks an address that it asks once, when it has its icon
 */
export function plainApp(asks: string | null = null): string {
  const ask = asks === null ? '' : ` void net.fetch('${asks}').then((answer) => answer.text());`;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-plain-'));
  writeFileSync(path.join(folder, 'package.json'), '{"name":"plain","main":"main.cjs"}');
  writeFileSync(
    path.join(folder, 'main.cjs'),
    `const { app, nativeImage, net, Tray } = require('electron');
let tray;
void app.whenReady().then(() => { tray = new Tray(nativeImage.createEmpty());${ask} });
app.on('window-all-closed', () => undefined);
`,
  );
  return folder;
}
