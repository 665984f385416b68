import type { Surroundings } from '../../src/main/faces/view.ts';
import { isWorthTrying } from '../../src/main/faces/worth-trying.ts';
import type { AgentView } from '../../src/shared/agent.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { AccountView, SessionView, View } from '../../src/shared/view.ts';
import { MINUTE_MS } from './time-units.ts';

/** Sunday 22 November 2026, 09:00 UTC. */
export const NOW_MS = Date.UTC(2026, 10, 22, 9);

/** The agent, off. */
export const NO_AGENT: AgentView = {
  isOn: false,
  problem: null,
  address: null,
  isLocked: false,
  takers: [],
  countLastHour: 0,
};

/** Everything around the accounts, in a plain app on Linux. */
export const SURROUNDINGS = {
  version: '0.1.0',
  clock: { startedAtMs: NOW_MS, rate: 1 },
  platform: 'linux',
  language: 'en',
  theme: 'light',
  hourCycle: 'h23',
  hosts: ['github.com'],
  copied: null,
  settings: DEFAULT_SETTINGS,
  client: { id: 'Iv1.b507a08c87ecfe98', isDefault: true },
  tray: 'shown',
  agent: NO_AGENT,
  shortcut: 'off',
  detours: {},
  update: { isOffered: false, newer: null },
  mishap: null,
  restart: null,
} as const satisfies Surroundings;

/** A view of a signed-out app, changed as a test needs it. */
export function viewWith(change: Partial<View>): View {
  return {
    ...SURROUNDINGS,
    accounts: [],
    selectedKey: null,
    signIn: { kind: 'idle' },
    storage: { kind: 'protected' },
    revocations: [],
    ...change,
  };
}

/** An account on github.com whose login names its key. */
export function accountWith(session: SessionView, change: Partial<AccountView> = {}): AccountView {
  const login = change.person?.login ?? 'mona';
  return {
    key: `github.com/${login}`,
    host: 'github.com',
    person: { login, name: null, avatar: null },
    plan: 'individual',
    session,
    remark: null,
    isWorthTrying: isWorthTrying(session),
    tryAllowedAtMs: null,
    gitHubTokenEndsAtMs: null,
    ...change,
  };
}

/** A view whose only account has this session. */
export function viewOfSession(session: SessionView, change: Partial<View> = {}): View {
  return viewWith({ accounts: [accountWith(session)], selectedKey: 'github.com/mona', ...change });
}

export const lit = (leftMs: number): SessionView => ({
  kind: 'lit',
  expiresAtMs: NOW_MS + leftMs,
  refreshAtMs: NOW_MS + leftMs - 5 * MINUTE_MS,
  lifeMs: 30 * MINUTE_MS,
});
