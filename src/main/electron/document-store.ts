import path from 'node:path';
import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';

import { vault as numbers } from '../config.ts';
import { files } from '../node/files.ts';
import type { Clock, Log } from '../ports.ts';
import { createDocumentFile } from '../store/document-file.ts';
import type { DocumentStore, DocumentWriter } from '../store/ports.ts';

/** A channel of electron-store's own, by which any page could ask for the path of the user's data. */
const STORE_CHANNEL = 'electron-store-get-data';

interface DocumentStorePorts {
  readonly log: Log;
  readonly clock: Clock;
  /** A link of ours is read and written through: people keep their settings elsewhere. Never what is secret. */
  readonly followsLinks?: boolean;
}

/** The document `name`.json in `folder`, stored by electron-store with what that leaves out added around it. */
export function openDocumentStore(
  folder: string,
  name: string,
  { log, clock, followsLinks = false }: DocumentStorePorts,
): DocumentStore {
  return createDocumentFile({
    file: path.join(folder, `${name}.json`),
    maximumBytes: numbers.maximumFileBytes,
    files,
    openWriter: openElectronStore,
    followsLinks,
    wallMs: clock.wallMs,
    log,
  });
}

/**
 * electron-store writes the document; when it counts is decided around it. Not its schema, defaults, migrations or clearing of damaged
 * files: versions, validation and recovery are ours.
 */
function openElectronStore(file: string): DocumentWriter {
  const { dir: cwd, name, ext } = path.parse(file);
  const fileExtension = ext.slice(1);
  const store = new ElectronStore({
    cwd,
    name,
    fileExtension,
    configFileMode: 0o600,
    clearInvalidConfig: false,
  });
  ipcMain.removeAllListeners(STORE_CHANNEL);
  if (ipcMain.listenerCount(STORE_CHANNEL) > 0) {
    throw new Error(`${STORE_CHANNEL} is still open to pages`);
  }
  return {
    write(document) {
      store.store = { ...document };
    },
  };
}
