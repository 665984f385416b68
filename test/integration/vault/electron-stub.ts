import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';

/** As much of Electron's main process as electron-store asks for. */
export const app = { getPath: () => tmpdir(), getVersion: () => '0.0.0' };
export const ipcMain = new EventEmitter();
export const shell = {};

const electron = { app, ipcMain, shell };
// oxlint-disable-next-line import/no-default-export -- electron-store imports Electron's default export.
export default electron;
