import * as v from 'valibot';
import type { AccountNote, AccountNotes } from '../ports.ts';
import type { SettingsDocument } from './settings-document.ts';

/** More accounts than anybody has; those noted longest ago go first. */
const MAXIMUM_ACCOUNTS = 64;

const finite = v.pipe(v.number(), v.finite());
const historySchema = v.object({
  clientId: v.string(),
  firstTokenAtMs: finite,
  lastTokenAtMs: finite,
  gone: v.nullable(v.object({ sinceMs: finite, forMs: finite, heardAtMs: finite, times: finite })),
});
const usageToldSchema = v.object({ mark: finite, untilMs: finite });
const noteSchema = v.object({
  exchange: v.fallback(v.nullable(historySchema), null),
  usageTold: v.fallback(v.nullable(usageToldSchema), null),
  readRemark: v.fallback(v.nullable(v.string()), null),
});
const notesSchema = v.fallback(v.record(v.string(), v.fallback(v.nullable(noteSchema), null)), {});

/** Nothing is known of this account. */
const BLANK: AccountNote = { exchange: null, usageTold: null, readRemark: null };

/** The {@link AccountNotes} over their section of the settings file. What cannot be read there is not remembered. */
export function createAccountNotes(document: SettingsDocument): AccountNotes {
  const stored = Object.entries(v.parse(notesSchema, document.section('accounts')));
  // A map keeps the order in which they were noted, whatever keys a file may hold.
  const notes = new Map(
    stored.flatMap(([key, note]): [string, AccountNote][] => (note === null ? [] : [[key, note]])),
  );

  function save(): void {
    document.remember('accounts', Object.fromEntries(notes));
  }

  return {
    of: (accountKey) => notes.get(accountKey) ?? BLANK,
    change(accountKey, change) {
      const note = { ...BLANK, ...notes.get(accountKey), ...change };
      notes.delete(accountKey);
      notes.set(accountKey, note);
      const [oldest] = notes.keys();
      if (notes.size > MAXIMUM_ACCOUNTS && oldest !== undefined) notes.delete(oldest);
      save();
    },
    forget(accountKey) {
      if (notes.delete(accountKey)) save();
    },
  };
}
