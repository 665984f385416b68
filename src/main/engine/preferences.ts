import type { Settings } from '../../shared/settings.ts';
import { DEFAULT_CLIENT_ID } from '../config.ts';
import type { SettingsStore } from '../ports.ts';
import type { SelectionPreferences } from './selection.ts';

/** The few settings that the engine obeys. */
export interface Preferences extends SelectionPreferences {
  readonly clientId: () => string;
}

/** Reads them off the settings each time, so that a change counts from its moment on. */
export function preferencesOf(settings: Pick<SettingsStore, 'get' | 'change'>): Preferences {
  return {
    clientId: () => clientIdOf(settings.get()),
    defaultAccountKey: () => settings.get().defaultAccountKey,
    setDefaultAccountKey: (key) => settings.change({ defaultAccountKey: key }),
  };
}

/** The client id to sign in with. */
export function clientIdOf({ clientId }: Pick<Settings, 'clientId'>): string {
  return clientId ?? DEFAULT_CLIENT_ID;
}
