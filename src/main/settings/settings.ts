import * as v from 'valibot';

import { type AgentSettings, DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts';
import {
  CLIENT_ID,
  INTEGRATION_ID,
  LANGUAGE_CHOICES,
  MAXIMUM_ACCOUNT_KEY_LENGTH,
  MAXIMUM_CLIPBOARD_SECONDS,
  MAXIMUM_HOSTS,
  MAXIMUM_MINIMUM_LIFE_MINUTES,
  MAXIMUM_TEXT_SIZE,
  MINIMUM_ACCOUNT_KEY_LENGTH,
  MINIMUM_TEXT_SIZE,
  SHORTCUT,
  THEME_CHOICES,
  TRAY_ICON_CHOICES,
} from '../../shared/settings-bounds.ts';
import { visibleText } from '../../shared/typed.ts';
import { parseHost } from '../github/hosts.ts';
import { createListeners } from '../listeners.ts';
import type { SettingsStore } from '../ports.ts';
import type { SettingsDocument } from './settings-document.ts';

/** What may be chosen here beyond the bounds that hold everywhere. */
export interface SettingsRules {
  /** Whether this machine's own addresses are hosts; no unless said otherwise. */
  readonly allowLoopback?: boolean;
}

/** The store over its section of the file. A field that is missing or makes no sense has its default. */
export function createSettingsStore(
  document: SettingsDocument,
  rules: SettingsRules = {},
): SettingsStore {
  const listeners = createListeners<Settings>();
  const stored = asObject(document.section('settings'));
  let settings = readSettings(stored, DEFAULT_SETTINGS, rules);

  return {
    get: () => settings,
    change(patch) {
      const next = readSettings({ ...settings, ...patch }, settings, rules);
      if (JSON.stringify(next) === JSON.stringify(settings)) return;
      settings = next;
      document.change('settings', { ...stored, ...settings });
      listeners.tell(settings);
    },
    onChange: listeners.add,
  };
}

/** Each host by the rules that a typed one passes, in the form that it gets there. */
function hosts({ allowLoopback = false }: SettingsRules) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((entries) => {
      const valid = entries.flatMap((entry) => {
        const host = typeof entry === 'string' ? parseHost(entry, allowLoopback) : null;
        return host === null ? [] : [host];
      });
      return [...new Set(valid)].slice(0, MAXIMUM_HOSTS);
    }),
  );
}

const clientId = v.nullable(v.pipe(v.string(), v.transform(visibleText), v.regex(CLIENT_ID)));
const copyShortcut = v.nullable(v.pipe(v.string(), v.regex(SHORTCUT)));
const integrationId = v.nullable(v.pipe(v.string(), v.regex(INTEGRATION_ID)));
const accountKey = v.nullable(
  v.pipe(
    v.string(),
    v.minLength(MINIMUM_ACCOUNT_KEY_LENGTH),
    v.maxLength(MAXIMUM_ACCOUNT_KEY_LENGTH),
  ),
);

/** Beyond its bounds a number is nonsense: cut to one end, it would often be the less safe one. */
function wholeNumber(maximum: number) {
  return v.pipe(
    v.number(),
    v.minValue(0),
    v.maxValue(maximum),
    // 0 may stand for "never": a fraction of a second does not.
    v.transform((value) => (value === 0 ? 0 : Math.max(1, Math.round(value)))),
  );
}

const textSize = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(MINIMUM_TEXT_SIZE),
  v.maxValue(MAXIMUM_TEXT_SIZE),
);

/** Reads each field by itself; one that makes no sense is taken from `otherwise`. */
function readSettings(
  source: Readonly<Record<string, unknown>>,
  otherwise: Settings,
  rules: SettingsRules,
): Settings {
  const schema = v.object({
    startAtLogin: v.fallback(v.boolean(), otherwise.startAtLogin),
    notices: v.fallback(v.boolean(), otherwise.notices),
    usageNotices: v.fallback(v.boolean(), otherwise.usageNotices),
    updateChecks: v.fallback(v.boolean(), otherwise.updateChecks),
    clipboardSeconds: v.fallback(
      wholeNumber(MAXIMUM_CLIPBOARD_SECONDS),
      otherwise.clipboardSeconds,
    ),
    minimumLifeMinutes: v.fallback(
      wholeNumber(MAXIMUM_MINIMUM_LIFE_MINUTES),
      otherwise.minimumLifeMinutes,
    ),
    language: v.fallback(v.picklist(LANGUAGE_CHOICES), otherwise.language),
    theme: v.fallback(v.picklist(THEME_CHOICES), otherwise.theme),
    textSize: v.fallback(textSize, otherwise.textSize),
    trayIcon: v.fallback(v.picklist(TRAY_ICON_CHOICES), otherwise.trayIcon),
    showInDock: v.fallback(v.boolean(), otherwise.showInDock),
    hosts: v.fallback(hosts(rules), [...otherwise.hosts]),
    clientId: v.fallback(clientId, otherwise.clientId),
    defaultAccountKey: v.fallback(accountKey, otherwise.defaultAccountKey),
    agent: v.fallback(agentOr(otherwise.agent), otherwise.agent),
    copyShortcut: v.fallback(copyShortcut, otherwise.copyShortcut),
    allowUnprotectedStorage: v.fallback(v.boolean(), otherwise.allowUnprotectedStorage),
    introductionSeen: v.fallback(v.boolean(), otherwise.introductionSeen),
  });
  return v.parse(schema, source);
}

/** Each field by itself, as the settings around them. */
function agentOr(otherwise: AgentSettings) {
  return v.object({
    isOn: v.fallback(v.boolean(), otherwise.isOn),
    locksWithScreen: v.fallback(v.boolean(), otherwise.locksWithScreen),
    integrationId: v.fallback(integrationId, otherwise.integrationId),
  });
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  const parsed = v.safeParse(v.record(v.string(), v.unknown()), value);
  return parsed.success ? parsed.output : {};
}
