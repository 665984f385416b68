import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { AccountView, SessionView, View } from '../../../src/shared/view.ts';

export const LIT: SessionView = {
  kind: 'lit',
  expiresAtMs: 1_800_000,
  refreshAtMs: 1_500_000,
  lifeMs: 1_800_000,
};

/** An account with that session. */
export function accountWith(session: SessionView, key = 'github.com/1'): AccountView {
  return {
    key,
    host: 'github.com',
    person: { login: 'hana', name: null, avatar: null },
    plan: null,
    session,
    gitHubTokenEndsAtMs: null,
  };
}

/** A view of an app that has just started without accounts, changed as asked. */
export function sampleView(changes: Partial<View> = {}): View {
  return {
    version: '0.0.0',
    platform: 'linux',
    clock: { startedAtMs: 0, rate: 1 },
    language: 'en',
    theme: 'light',
    accounts: [],
    selectedKey: null,
    hosts: ['github.com'],
    signIn: { kind: 'idle' },
    storage: { kind: 'protected' },
    copied: null,
    settings: DEFAULT_SETTINGS,
    client: { id: 'Iv1.0000000000000000', isDefault: true },
    tray: 'shown',
    mishap: null,
    ...changes,
  };
}
