import type { Settings } from '../../shared/settings.ts';
import { DEFAULT_CLIENT_ID, DEFAULT_INTEGRATION_ID } from '../config.ts';
import type { SettingsStore } from '../ports.ts';
import type { SelectionPreferences } from './selection.ts';

/** The few settings that the engine obeys. */
export interface Preferences extends SelectionPreferences {
  readonly clientId: () => string;
  readonly integrationId: () => string | null;
}

/** Reads them off the settings each time, so that a change counts from its moment on. */
export function preferencesOf(settings: Pick<SettingsStore, 'get' | 'change'>): Preferences {
  return {
    clientId: () => clientIdOf(settings.get()),
    integrationId: () => integrationIdOf(settings.get()),
    defaultAccountKey: () => settings.get().defaultAccountKey,
    setDefaultAccountKey: (key) => settings.change({ defaultAccountKey: key }),
  };
}

/** The client id to sign in with. */
export function clientIdOf({ clientId }: Pick<Settings, 'clientId'>): string {
  return clientId ?? DEFAULT_CLIENT_ID;
}

/**
 * `Copilot-Integration-Id`, which GitHub wants to know: the one that goes with the default client id; of a client id of
 * the user's own nobody here knows one, unless the user does.
 */
export function integrationIdOf(settings: Pick<Settings, 'agent' | 'clientId'>): string | null {
  const isDefault = clientIdOf(settings) === DEFAULT_CLIENT_ID;
  return settings.agent.integrationId ?? (isDefault ? DEFAULT_INTEGRATION_ID : null);
}
