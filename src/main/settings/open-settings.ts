import type { GrantLedger, SettingsStore } from '../ports.ts';
import { createGrantLedger } from './recent-grants.ts';
import { createSettingsStore, type SettingsRules } from './settings.ts';
import { openSettingsDocument, type SettingsDocumentPorts } from './settings-document.ts';

/** Opens the file that the settings and the recent grants share. */
export function openSettings(ports: SettingsDocumentPorts & SettingsRules): {
  readonly settings: SettingsStore;
  readonly ledger: GrantLedger;
} {
  const document = openSettingsDocument(ports);
  return { settings: createSettingsStore(document, ports), ledger: createGrantLedger(document) };
}
