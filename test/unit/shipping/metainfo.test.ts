import { describe, expect, it } from 'vitest';
import { desktopEntryOf, readLinuxFacts } from '../../../packaging/desktop-entry.ts';
import { metainfoOf } from '../../../packaging/metainfo.ts';
import { readProject } from '../../../packaging/project.ts';

const linux = readLinuxFacts();
const releases = [{ version: '1.2.3', dayMs: Date.UTC(2026, 11, 24), changes: [] }];
const metainfo = (address: string | null) => metainfoOf(readProject(), linux, releases, address);

describe('what a software centre reads', () => {
  it('names no address while there is none, and no domain that somebody could have', () => {
    expect(metainfo(null)).not.toContain('<url');
    expect(metainfo(null)).toContain('<id>invalid.pilot_light.app</id>');
  });

  it('names the address, and itself by its owner, once there is one', () => {
    const text = metainfo('https://github.com/Some-One/pilot-light');
    expect(text).toContain('<url type="homepage">https://github.com/Some-One/pilot-light</url>');
    expect(text).toContain('<id>io.github.some_one.pilot_light</id>');
  });

  it('says each thing in both languages', () => {
    const [english, japanese] = [/<(?:p|summary)>/g, /<(?:p|summary) xml:lang="ja">/g].map(
      (one) => metainfo(null).match(one)?.length,
    );
    expect(japanese).toBe(english);
  });

  it('tells which version came when', () => {
    expect(metainfo(null)).toContain('<release version="1.2.3" date="2026-12-24" />');
  });
});

describe('the desktop entry', () => {
  const lines = desktopEntryOf(linux).split('\n');

  it('has each of its words in both languages, but names and identifiers', () => {
    const keys = lines.map((line) => line.split('=')[0] ?? '');
    const translated = ['GenericName', 'Comment', 'Keywords'];
    for (const key of translated) expect(keys).toContain(`${key}[ja]`);
  });

  it('starts the app, never the command', () => {
    expect(lines).toContain('Exec=pilot-light-app');
  });
});
