import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { App, Dock } from 'electron';
import { settings } from './host.ts';
import { offer, type Surface } from './offer.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly productName?: string;
}

const manifest = JSON.parse(
  fs.readFileSync(path.join(settings.appDir, 'package.json'), 'utf8'),
) as Manifest;

const folders = new Map<string, string>([
  ['home', os.homedir()],
  ['appData', path.dirname(settings.userData)],
  ['userData', settings.userData],
  ['sessionData', settings.userData],
  ['temp', os.tmpdir()],
  ['desktop', path.join(os.homedir(), 'Desktop')],
  ['documents', path.join(os.homedir(), 'Documents')],
  ['downloads', path.join(os.homedir(), 'Downloads')],
  ['exe', process.execPath],
  ['logs', path.join(settings.userData, 'logs')],
  ['crashDumps', path.join(settings.userData, 'Crashpad')],
]);

let name = manifest.productName ?? manifest.name;
let userAgent = `${manifest.name}/${manifest.version} Chrome/${settings.chromeVersion}`;

/** The Dock of macOS, of which the app's own icon is all that is here. */
function createDock(): Dock {
  let isShown = true;
  return offer<Dock>('app.dock', {
    async show() {
      isShown = true;
    },
    hide() {
      isShown = false;
    },
    isVisible: () => isShown,
  });
}

/** The members of `app` that tell and name things. */
export const appInfo = {
  get name() {
    return name;
  },
  set name(value) {
    name = value;
  },
  get userAgentFallback() {
    return userAgent;
  },
  set userAgentFallback(value) {
    userAgent = value;
  },
  isPackaged: settings.packaged,
  dock: settings.system.platform === 'darwin' ? createDock() : undefined,
  runningUnderARM64Translation: false,
  getName: () => name,
  setName(value) {
    name = value;
  },
  getVersion: () => manifest.version,
  getAppPath: () => settings.appDir,
  getLocale: () => settings.locale,
  getSystemLocale: () => settings.locale,
  getPreferredSystemLanguages: () => [settings.locale],
  getLocaleCountryCode: () => settings.locale.split('-')[1] ?? '',
  getPath(key) {
    const folder = folders.get(key);
    if (folder === undefined) throw new Error(`Failed to get '${key}' path`);
    return folder;
  },
  setPath(key, folder) {
    folders.set(key, folder);
  },
  getAppMetrics: () => [],
} satisfies Surface<App>;
