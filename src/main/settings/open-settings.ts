import type { AccountNotes, GrantLedger, SettingsStore, UpdateNote } from '../ports.ts';
import { createAccountNotes } from './account-notes.ts';
import { createGrantLedger } from './recent-grants.ts';
import { createSettingsStore, type SettingsRules } from './settings.ts';
import { openSettingsDocument, type SettingsDocumentPorts } from './settings-document.ts';
import { createUpdateNote } from './update-note.ts';

/** Opens the file that the settings, the recent grants and all notes share. */
export function openSettings(ports: SettingsDocumentPorts & SettingsRules): {
  readonly settings: SettingsStore;
  readonly ledger: GrantLedger;
  readonly notes: AccountNotes;
  readonly updateNote: UpdateNote;
} {
  const document = openSettingsDocument(ports);
  return {
    settings: createSettingsStore(document, ports),
    ledger: createGrantLedger(document),
    notes: createAccountNotes(document),
    updateNote: createUpdateNote(document),
  };
}
