import fs from 'node:fs';
import path from 'node:path';

/** The project's folder. */
export const PROJECT = path.resolve(import.meta.dirname, '..');

/** What `package.json` says that packages repeat. */
export interface ProjectFacts {
  readonly name: string;
  readonly version: string;
  readonly author: string;
  readonly license: string;
  readonly description: string;
  /** The one place for the project's address: `https://github.com/OWNER/NAME`, and empty until there is one. */
  readonly repository: string;
}

export function readProject(): ProjectFacts {
  return readJson(path.join(PROJECT, 'package.json')) as ProjectFacts;
}

/**
 * Where the project lives; null until it lives somewhere. Null means: no link, no badge, no manifest and no look for
 * updates, because an owner that somebody made up is a name that a stranger can register.
 *
 * Throws when something else than a repository's address stands there.
 */
export function addressOf({ repository }: Pick<ProjectFacts, 'repository'>): string | null {
  if (repository === '') return null;
  if (/^https:\/\/github\.com\/[\w-]+\/[\w.-]+$/.test(repository)) return repository;
  throw new Error(
    `"repository" in package.json is not https://github.com/OWNER/NAME: ${repository}`,
  );
}

export function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
