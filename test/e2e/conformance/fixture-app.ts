import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '../driver/driver-fixtures.ts';

export interface FixtureApp {
  /** CommonJS. May use what `KIT` offers: `electron`, `serve(pages, session?)`, `open(options, url?)`. */
  readonly main: string;
  /** CommonJS, in a sandboxed and isolated world. */
  readonly preload?: string;
}

/** What every small app needs, so that each spec shows only what it is about. */
const KIT = `
const electron = require('electron');
const path = require('node:path');
const { app, BrowserWindow, ipcMain, protocol } = electron;
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
const CSP = "default-src 'none'; script-src 'self'; frame-src 'self'; require-trusted-types-for 'script'";
function serve(pages, session = electron.session.defaultSession) {
  session.protocol.handle('app', (request) => {
    const page = pages[new URL(request.url).pathname];
    if (page === undefined) return new Response(null, { status: 404 });
    if (typeof page !== 'string') return new Response(null, page);
    return new Response('<!doctype html><title>fixture</title>' + page, {
      headers: { 'content-type': 'text/html', 'content-security-policy': CSP },
    });
  });
}
function open(webPreferences = {}, url = 'app://fixture/index.html') {
  const window = new BrowserWindow({
    width: 400,
    height: 300,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true, ...webPreferences },
  });
  void window.loadURL(url);
  return window;
}
`;

interface Writer {
  /** Writes a small app into a folder of its own, which goes when the test ends. */
  readonly writeApp: (app: FixtureApp) => string;
}

/** The drivers' `test` with small apps written on the spot. */
export const test = base.extend<Writer>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
  writeApp: async ({}, use) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-apps-'));
    await use((app) => writeInto(fs.mkdtempSync(path.join(folder, 'app-')), app));
    fs.rmSync(folder, { recursive: true, force: true });
  },
});

function writeInto(folder: string, { main, preload = '' }: FixtureApp): string {
  const manifest = { name: 'fixture-app', version: '1.2.3', main: 'main.cjs' };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'main.cjs'), KIT + main);
  fs.writeFileSync(path.join(folder, 'preload.cjs'), preload);
  return folder;
}

export { expect } from '@playwright/test';
