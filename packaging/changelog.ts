import fs from 'node:fs';
import path from 'node:path';
import { PROJECT } from './project.ts';

/** What one version brought. */
export interface Release {
  readonly version: string;
  readonly dayMs: number;
  /** One sentence or paragraph each, without Markdown's marks. */
  readonly changes: readonly string[];
}

/** What a changelog holds, the newest first. */
export interface Changelog {
  readonly unreleased: readonly string[];
  readonly releases: readonly Release[];
}

export function readChangelog(): Changelog {
  return changelogOf(fs.readFileSync(path.join(PROJECT, 'CHANGELOG.md'), 'utf8'));
}

/**
 * Reads a changelog. Throws at a heading that is neither `[Unreleased]` nor `[1.2.3] - 2026-01-31`.
 *
 * @see https://keepachangelog.com/en/1.1.0/
 */
export function changelogOf(markdown: string): Changelog {
  const [, ...sections] = markdown.split(/^## /m);
  const first = sections[0]?.startsWith('[Unreleased]\n') === true ? sections.shift() : undefined;
  return { unreleased: changesIn(first ?? ''), releases: sections.map(releaseOf) };
}

function releaseOf(section: string): Release {
  const heading = section.slice(0, section.indexOf('\n'));
  const [, version = '', day = ''] = /^\[(\d[\w.+-]*)\] - (\d{4}-\d\d-\d\d)$/.exec(heading) ?? [];
  const dayMs = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(dayMs)) throw new Error(`no version and day in the heading "${heading}"`);
  return { version, dayMs, changes: changesIn(section) };
}

function changesIn(section: string): readonly string[] {
  return [...section.matchAll(/^- (.+)$/gm)].map(([, change = '']) => change.replaceAll('`', ''));
}

/** The releases as a package of this version tells them: what has no heading yet was made on the day it was built. */
export function releasesFor(
  version: string,
  builtAtMs: number,
  { unreleased, releases }: Changelog,
): readonly Release[] {
  const isThere = releases.some((one) => one.version === version);
  return isThere ? releases : [{ version, dayMs: builtAtMs, changes: unreleased }, ...releases];
}
