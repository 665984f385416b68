import type { Changelog } from './changelog.ts';
import type { ProjectFacts } from './project.ts';

/** What a tag is held against. */
export interface ReleaseFacts {
  readonly project: ProjectFacts;
  readonly address: string | null;
  readonly changelog: Changelog;
  readonly tag: string;
  /** `OWNER/NAME` of the repository that builds. */
  readonly repository: string;
}

/** The first thing that keeps a tag from being released, as a sentence; null when nothing does. */
export function whyNotReady(facts: ReleaseFacts): string | null {
  const { project, address, changelog, tag, repository } = facts;
  if (tag !== `v${project.version}`) {
    return `The tag is ${tag}, and package.json says ${project.version}.`;
  }
  if (!changelog.releases.some(({ version }) => version === project.version)) {
    return `CHANGELOG.md has no heading [${project.version}] with its day.`;
  }
  if (changelog.unreleased.length > 0) {
    return 'CHANGELOG.md still has something that is not released.';
  }
  if (address !== null && address !== `https://github.com/${repository}`) {
    return `package.json says that the project lives at ${address}, and ${repository} builds it.`;
  }
  return null;
}
