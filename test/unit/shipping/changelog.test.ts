import { describe, expect, it } from 'vitest';
import { changelogOf, readChangelog, releasesFor } from '../../../packaging/changelog.ts';

const TEXT = `# Changelog

Words.

## [Unreleased]

### Added

- One thing, with \`code\`.

## [1.0.0] - 2026-12-24

### Fixed

- Another thing.
- A third.
`;

const CHRISTMAS_MS = Date.UTC(2026, 11, 24);

describe('the changelog', () => {
  it('is read by version, the newest first', () => {
    expect(changelogOf(TEXT)).toEqual({
      unreleased: ['One thing, with code.'],
      releases: [
        { version: '1.0.0', dayMs: CHRISTMAS_MS, changes: ['Another thing.', 'A third.'] },
      ],
    });
  });

  it('gives what is not released to a version without a heading, on the day it was built', () => {
    const releases = releasesFor('1.1.0', CHRISTMAS_MS + 1, changelogOf(TEXT));
    expect(releases.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0']);
    expect(releases[0]).toMatchObject({
      dayMs: CHRISTMAS_MS + 1,
      changes: ['One thing, with code.'],
    });
  });

  it('keeps what is not released out of a version that is', () => {
    const releases = releasesFor('1.0.0', 0, changelogOf(TEXT));
    expect(releases.map(({ version }) => version)).toEqual(['1.0.0']);
  });

  it.each(['1.0.0 - 2026-12-24', '[1.0.0]', '[1.0.0] - yesterday', '[Unreleased] soon'])(
    'is refused with the heading "%s"',
    (heading) => {
      expect(() => changelogOf(`# Changelog\n\n## ${heading}\n`)).toThrow(heading);
    },
  );

  it('can be read, and tells something', () => {
    const { unreleased, releases } = readChangelog();
    expect(unreleased.length + releases.length).toBeGreaterThan(0);
  });
});
