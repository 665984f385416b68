import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { openDocumentStore } from '../../../src/main/electron/document-store.ts';
import { createSystemClock } from '../../../src/main/node/system-clock.ts';
import { ROOT } from '../../support/root.ts';
import { makeFolder, removeFolder, silentLog } from '../../support/vault/real-vault.ts';
import type { ipcMain } from './electron-stub.ts';

interface Adapter {
  readonly openDocumentStore: typeof openDocumentStore;
  readonly ipcMain: typeof ipcMain;
}

let folder = '';
let adapter: Adapter;

/** The real adapter and the real electron-store in one bundle; only `electron` itself is replaced. */
beforeAll(async () => {
  folder = makeFolder();
  const entry = path.join(folder, 'entry.ts');
  const stub = path.join(import.meta.dirname, 'electron-stub.ts');
  const store = path.join(ROOT, 'src/main/electron/document-store.ts');
  writeFileSync(entry, `export * from '${store}';\nexport * from '${stub}';\n`);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: { electron: stub } },
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, target: 'node20' },
  });
  adapter = await import(pathToFileURL(path.join(folder, 'entry.js')).href);
});

afterAll(() => removeFolder(folder));

const surroundings = { log: silentLog, clock: createSystemClock(1) };

describe('a document in electron-store', () => {
  it('writes through electron-store, for the owner only, and reads back', () => {
    const store = adapter.openDocumentStore(folder, 'one', surroundings);
    expect(store.load().file).toEqual({ kind: 'absent' });
    const document = { version: 1, text: 'ü', list: [1, null] };
    expect(store.save(document)).toEqual({ kind: 'saved', document });
    const file = path.join(folder, 'one.json');
    // Tabs are electron-store's own way of writing.
    expect(readFileSync(file, 'utf8')).toBe(JSON.stringify(document, null, '\t'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = adapter.openDocumentStore(folder, 'one', surroundings);
    expect(again.load().file).toEqual({ kind: 'document', document });
  });

  it('leaves no channel of electron-store open to pages', () => {
    adapter.openDocumentStore(folder, 'two', surroundings).save({ version: 1 });
    adapter.openDocumentStore(folder, 'three', surroundings).save({ version: 1 });
    expect(adapter.ipcMain.eventNames()).toEqual([]);
  });

  it('outlives a damaged file, which electron-store alone does not', () => {
    const file = path.join(folder, 'four.json');
    writeFileSync(file, '{"version": 1, "text"', { mode: 0o600 });
    const store = adapter.openDocumentStore(folder, 'four', surroundings);
    expect(store.save({ version: 1 })).toMatchObject({ kind: 'saved' });
    expect(store.load().file).toEqual({ kind: 'document', document: { version: 1 } });
  });

  it('refuses a document beyond a mebibyte', () => {
    const store = adapter.openDocumentStore(folder, 'five', surroundings);
    expect(store.save({ text: 'x'.repeat(2 ** 20) })).toEqual({ kind: 'failed', code: 'TOOLARGE' });
    expect(store.load().file).toEqual({ kind: 'absent' });
  });
});
