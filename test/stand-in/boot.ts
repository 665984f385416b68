/**
 * Entry of the app's process: `node boot <main.cjs> [args]`, compiled by `host/compiled-boot.ts`. Makes `electron` resolve to the
 * stand-in, evaluates the built main module, and only then lets `ready` come, as Electron does.
 */
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { becomeReady } from './electron/app.ts';
import { electron } from './electron/electron.ts';
import { host, settings } from './electron/host.ts';
import { ELECTRON_VERSION, UNCAUGHT } from './settings.ts';

const NAMES = new Set(['electron', 'electron/main', 'electron/common']);

type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;

/** `require` goes through a function that Node does not document but that every bundler-era tool relies on. */
function serveElectron(): void {
  const load = Reflect.get(Module, '_load') as Load;
  const loadOrServe: Load = function (request, ...rest) {
    return NAMES.has(request) ? electron : load.call(this, request, ...rest);
  };
  Reflect.set(Module, '_load', loadOrServe);
}

function lookLikeElectron(): void {
  const define = (name: string, value: unknown) =>
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true });
  define('versions', {
    ...process.versions,
    electron: ELECTRON_VERSION,
    chrome: settings.chromeVersion,
  });
  define('type', 'browser');
  define('platform', settings.system.platform);
  define('resourcesPath', path.join(settings.appDir, 'resources'));
  if (!settings.packaged) define('defaultApp', true);
  // argv[1] is the app, as in `electron .`; a packaged app has no such argument.
  process.argv.splice(1, settings.packaged ? 2 : 1);
}

/** The first of each is a wish to quit; the default action that stands behind it ends the process at once. */
function quitOnSignals(): void {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => electron.app.quit());
  }
}

const main = process.argv[2] ?? '';
const seen = (error: unknown): void => {
  console.error(UNCAUGHT, error);
  host.tell('uncaught', error instanceof Error ? (error.stack ?? error.message) : String(error));
};
process.on('uncaughtExceptionMonitor', seen);
process.on('unhandledRejection', seen);
// Electron's own: a modal dialog, unless the app takes care of it, and never the end of the process.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return;
  electron.dialog.showErrorBox('A JavaScript error occurred in the main process', error.message);
});
serveElectron();
lookLikeElectron();
quitOnSignals();
try {
  createRequire(main)(main);
} catch (error) {
  console.error(error);
  process.exit(1);
}
await host.call('mainEvaluated');
becomeReady();
