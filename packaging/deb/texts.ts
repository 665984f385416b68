import { type Changelog, type Release, releasesFor } from '../changelog.ts';
import { desktopEntryOf, type LinuxFacts } from '../desktop-entry.ts';
import { appManual, commandManual } from '../manual.ts';
import { metainfoOf } from '../metainfo.ts';
import { addressOf, type ProjectFacts } from '../project.ts';
import { OVERRIDES } from './overrides.ts';

/** All that the texts of a Debian package are made from. */
export interface DebFacts {
  readonly project: ProjectFacts;
  readonly linux: LinuxFacts;
  readonly changelog: Changelog;
  /** As Debian orders it. */
  readonly version: string;
  readonly license: string;
  readonly builtAtMs: number;
}

/** A file of the package, by its place in the system. */
export interface DebText {
  readonly file: string;
  readonly text: string;
  /** Debian wants changelogs and manual pages small. */
  readonly isPacked: boolean;
}

/** The files that stand outside the app's own folder. */
export function debTexts(facts: DebFacts): readonly DebText[] {
  const { project, linux, changelog, version, builtAtMs } = facts;
  const { name } = project;
  const releases = releasesFor(project.version, builtAtMs, changelog);
  const metainfo = metainfoOf(project, linux, releases, addressOf(project));
  const plain = (file: string, text: string) => ({ file, text, isPacked: false });
  const packed = (file: string, text: string) => ({ file, text, isPacked: true });
  return [
    plain(`usr/share/applications/${name}.desktop`, desktopEntryOf(linux)),
    plain(`usr/share/metainfo/${name}.metainfo.xml`, metainfo),
    plain(`usr/share/doc/${name}/copyright`, copyrightOf(facts)),
    packed(`usr/share/doc/${name}/changelog.gz`, debianChangelog(facts, releases)),
    packed('usr/share/man/man1/pilot-light.1.gz', commandManual(version)),
    packed('usr/share/man/man1/pilot-light-app.1.gz', appManual(version)),
    plain(`usr/share/lintian/overrides/${name}`, OVERRIDES),
  ];
}

/** Policy wants an address to write to, and there is none: this one is nobody's for ever (RFC 2606). */
export function maintainerOf({ author }: ProjectFacts): string {
  return `${author} <nobody@pilot-light.invalid>`;
}

/** @see https://www.debian.org/doc/debian-policy/ch-source.html#debian-changelog-debian-changelog */
function debianChangelog({ project, version }: DebFacts, releases: readonly Release[]): string {
  const entries = releases.map(({ version: released, dayMs, changes }) => {
    const shown = released === project.version ? version : released;
    const day = new Date(dayMs).toUTCString().replace('GMT', '+0000');
    return [
      `${project.name} (${shown}) unstable; urgency=medium`,
      '',
      ...changes.map((change) => `  * ${folded(change)}`),
      '',
      ` -- ${maintainerOf(project)}  ${day}`,
      '',
    ].join('\n');
  });
  return entries.join('\n');
}

/** Lines of a changelog end before column 80. */
function folded(text: string): string {
  return text.replace(/(.{1,74})(?: |$)/g, (_, line: string) => `${line}\n    `).trimEnd();
}

/** @see https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/ */
function copyrightOf({ project, license }: DebFacts): string {
  const app = `usr/lib/${project.name}`;
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${project.name}
Comment: Electron and Chromium have licences of their own, and so have the packages
 in the app's bundles: see ${app}/LICENSE.electron.txt,
 ${app}/LICENSES.chromium.html and
 ${app}/resources/THIRD-PARTY-NOTICES.txt.

Files: *
Copyright: ${/Copyright \(c\) (.+)/.exec(license)?.[1] ?? project.author}
License: MIT
${license
  .slice(license.indexOf('Permission'))
  .trim()
  .split('\n')
  .map((line) => (line === '' ? ' .' : ` ${line}`))
  .join('\n')}
`;
}
