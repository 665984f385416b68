import * as v from 'valibot';

import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts';
import {
  CLIENT_ID,
  LANGUAGE_CHOICES,
  MAXIMUM_ACCOUNT_KEY_LENGTH,
  MAXIMUM_CLIPBOARD_SECONDS,
  MAXIMUM_HOST_LENGTH,
  MAXIMUM_HOSTS,
  MAXIMUM_MINIMUM_LIFE_MINUTES,
  THEME_CHOICES,
} from '../../shared/settings-bounds.ts';
import { createListeners } from '../listeners.ts';
import type { SettingsStore } from '../ports.ts';
import type { SettingsDocument } from './settings-document.ts';

/** The store over its section of the file. A field that is missing or makes no sense has its default. */
export function createSettingsStore(document: SettingsDocument): SettingsStore {
  const listeners = createListeners<Settings>();
  const stored = asObject(document.section('settings'));
  let settings = readSettings(stored, DEFAULT_SETTINGS);

  return {
    get: () => settings,
    change(patch) {
      const next = readSettings({ ...settings, ...patch }, settings);
      if (JSON.stringify(next) === JSON.stringify(settings)) return;
      settings = next;
      document.change('settings', { ...stored, ...settings });
      listeners.tell(settings);
    },
    onChange: listeners.add,
  };
}

/** A name or an address with, perhaps, a port; whether it may be spoken to is for the host rules. */
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;

const host = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(MAXIMUM_HOST_LENGTH),
  v.regex(HOST),
);
const hosts = v.pipe(
  v.array(v.unknown()),
  v.transform((entries) => {
    const valid = entries.flatMap((entry) => {
      const parsed = v.safeParse(host, entry);
      return parsed.success ? [parsed.output] : [];
    });
    return [...new Set(valid)].slice(0, MAXIMUM_HOSTS);
  }),
);

const clientId = v.nullable(v.pipe(v.string(), v.regex(CLIENT_ID)));
const accountKey = v.nullable(v.pipe(v.string(), v.maxLength(MAXIMUM_ACCOUNT_KEY_LENGTH)));

function wholeNumber(maximum: number) {
  return v.pipe(
    v.number(),
    v.finite(),
    v.transform((value) => Math.round(Math.min(Math.max(value, 0), maximum))),
  );
}

/** Reads each field by itself; one that makes no sense is taken from `otherwise`. */
function readSettings(source: Readonly<Record<string, unknown>>, otherwise: Settings): Settings {
  const schema = v.object({
    startAtLogin: v.fallback(v.boolean(), otherwise.startAtLogin),
    notices: v.fallback(v.boolean(), otherwise.notices),
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
    hosts: v.fallback(hosts, [...otherwise.hosts]),
    clientId: v.fallback(clientId, otherwise.clientId),
    defaultAccountKey: v.fallback(accountKey, otherwise.defaultAccountKey),
    allowUnprotectedStorage: v.fallback(v.boolean(), otherwise.allowUnprotectedStorage),
    introductionSeen: v.fallback(v.boolean(), otherwise.introductionSeen),
  });
  return v.parse(schema, source);
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  const parsed = v.safeParse(v.record(v.string(), v.unknown()), value);
  return parsed.success ? parsed.output : {};
}
