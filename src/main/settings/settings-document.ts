import type { Mishap } from '../../shared/mishap.ts';
import type { Document, DocumentStore } from '../store/ports.ts';

/** The settings file, shared by those who each own one section of it. No method throws. */
export interface SettingsDocument {
  /** What the section holds, unchecked; `undefined` when there is none. */
  section(name: Section): unknown;
  /** Kept in memory even if it cannot be saved. */
  change(name: Section, content: unknown): void;
  /** The same, where nothing is lost that anybody has chosen: a failure to save it is no mishap. Answers whether it is saved. */
  remember(name: Section, content: unknown): boolean;
}

type Section = 'settings' | 'grants' | 'accounts' | 'updates';

export interface SettingsDocumentPorts {
  readonly store: DocumentStore;
  /** Called when the file was set aside, perhaps before this function has returned, and at each failure to save. */
  readonly onMishap: (mishap: Extract<Mishap, 'settingsSetAside' | 'settingsNotSaved'>) => void;
}

/** The sections carry the meaning; a version that must drop or rename one raises this number. */
const VERSION = 1;

/** Opens the settings file. Sections and keys of newer versions that are not known here survive every save. */
export function openSettingsDocument(ports: SettingsDocumentPorts): SettingsDocument {
  const { store, onMishap } = ports;
  const loaded = store.load();
  let document: Document = loaded.file.kind === 'document' ? loaded.file.document : {};
  if (loaded.file.kind === 'setAside') onMishap('settingsSetAside');
  // Unread, it must not be replaced: it may be whole, and readable again at the next start.
  const isUnread = loaded.file.kind === 'unreachable';
  if (isUnread) onMishap('settingsNotSaved');
  store.sweep();

  function isSaved(name: Section, content: unknown): boolean {
    document = { version: VERSION, ...document, [name]: content };
    return !isUnread && store.save(document).kind !== 'failed';
  }

  return {
    section: (name) => document[name],
    change(name, content) {
      if (!isSaved(name, content)) onMishap('settingsNotSaved');
    },
    remember: isSaved,
  };
}
