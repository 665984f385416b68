import * as v from 'valibot';

import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts';
import { createListeners } from '../listeners.ts';
import type { Signal } from '../ports.ts';
import type { SettingsDocument } from './settings-document.ts';

/** What the user has chosen. No method throws or rejects. */
export interface SettingsStore {
  get(): Settings;
  /** Takes over each field that is valid, numbers cut to their range, and leaves the others as they are. */
  change(patch: Readonly<Partial<Settings>>): void;
  readonly onChange: Signal<Settings>;
}

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

/** Longer than anyone leaves a secret on a clipboard on purpose: ten minutes. */
const MAXIMUM_CLIPBOARD_SECONDS = 600;
/** A token lives 30 minutes and is renewed 5 before its end: more could never be had. */
const MAXIMUM_MINIMUM_LIFE_MINUTES = 25;
/** More than anyone has; keeps a damaged file from filling the screen. */
const MAXIMUM_HOSTS = 32;
/** RFC 1035 §2.3.4: a name has at most 255 octets; 253 characters when written with dots. */
const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;
/** GitHub's own are 20 characters of this kind; others may be longer. */
const CLIENT_ID = /^[A-Za-z0-9._-]{1,128}$/;
/** `host/id`. */
const MAXIMUM_KEY_LENGTH = 300;

const host = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(HOST));
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
const accountKey = v.nullable(v.pipe(v.string(), v.maxLength(MAXIMUM_KEY_LENGTH)));

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
    language: v.fallback(v.picklist(['system', 'en', 'ja']), otherwise.language),
    theme: v.fallback(v.picklist(['system', 'light', 'dark']), otherwise.theme),
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
