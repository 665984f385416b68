import * as v from 'valibot';
import type { UpdateNote } from '../ports.ts';
import { isReleaseVersion } from '../version.ts';
import type { SettingsDocument } from './settings-document.ts';

const version = v.nullable(v.pipe(v.string(), v.check(isReleaseVersion)));
const instant = v.nullable(v.pipe(v.number(), v.finite()));
const noteSchema = v.object({
  askedAtMs: v.fallback(instant, null),
  aheadAtMs: v.fallback(instant, null),
  newest: v.fallback(version, null),
  told: v.fallback(version, null),
});
const sectionSchema = v.fallback(noteSchema, {
  askedAtMs: null,
  aheadAtMs: null,
  newest: null,
  told: null,
});

/** The {@link UpdateNote} over its section of the settings file. What cannot be read there is not remembered. */
export function createUpdateNote(document: SettingsDocument): UpdateNote {
  let note = v.parse(sectionSchema, document.section('updates'));
  return {
    get: () => note,
    change(change) {
      note = { ...note, ...change };
      return document.remember('updates', note);
    },
  };
}
