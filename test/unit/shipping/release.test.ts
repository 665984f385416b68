import { describe, expect, it } from 'vitest';
import type { Changelog } from '../../../packaging/changelog.ts';
import { readProject } from '../../../packaging/project.ts';
import { releaseNotes } from '../../../packaging/release-notes.ts';
import { type ReleaseFacts, whyNotReady } from '../../../packaging/release-ready.ts';

const release = { version: '1.2.3', dayMs: 0, changes: ['Something new.'] };
const changelog: Changelog = { unreleased: [], releases: [release] };

const READY: ReleaseFacts = {
  project: { ...readProject(), version: '1.2.3' },
  address: 'https://github.com/some-one/pilot-light',
  changelog,
  tag: 'v1.2.3',
  repository: 'some-one/pilot-light',
};

describe('a tag', () => {
  it('can be released when all that names the version agrees', () => {
    expect(whyNotReady(READY)).toBeNull();
    expect(whyNotReady({ ...READY, address: null })).toBeNull();
  });

  it.each<[string, Partial<ReleaseFacts>]>([
    ['package.json says 1.2.3', { tag: 'v1.2.4' }],
    ['no heading [1.2.3]', { changelog: { unreleased: [], releases: [] } }],
    ['not released', { changelog: { ...changelog, unreleased: ['More.'] } }],
    ['another/pilot-light builds it', { repository: 'another/pilot-light' }],
  ])('cannot, and it is said: %s', (sentence, change) => {
    expect(whyNotReady({ ...READY, ...change })).toContain(sentence);
  });
});

describe('the notes of a release', () => {
  const notes = releaseNotes(release, 'some-one/pilot-light');

  it('tell what is new, who will warn, and how a file is checked', () => {
    expect(notes).toContain('- Something new.');
    expect(notes.match(/not signed/g)).toHaveLength(2);
    expect(notes).toContain('gh attestation verify FILE --repo some-one/pilot-light');
  });

  it('name no repository where there is none', () => {
    expect(releaseNotes(release, null)).not.toContain('--repo');
  });
});
