import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { addressOf, readProject } from '../../../packaging/project.ts';
import { ROOT } from '../../support/root.ts';

const project = readProject();
const address = addressOf(project);

describe("the project's address", () => {
  it('is none while its field is empty', () => {
    expect(addressOf({ repository: '' })).toBeNull();
  });

  it('is the one of a repository', () => {
    const repository = 'https://github.com/some-one/pilot-light';
    expect(addressOf({ repository })).toBe(repository);
  });

  it.each([
    'http://github.com/some-one/pilot-light',
    'https://github.com/some-one',
    'https://github.com/some-one/pilot-light/',
    'https://github.com/some-one/pilot-light.git?x',
    'https://github.com.example/some-one/pilot-light',
    'some-one/pilot-light',
  ])('is not %s, and that is said', (repository) => {
    expect(() => addressOf({ repository })).toThrow(/"repository" in package.json/);
  });

  it('stands in one field', () => {
    expect(Object.keys(manifest)).not.toContain('homepage');
    expect(Object.keys(manifest)).not.toContain('bugs');
  });

  it('is made up in no file', () => {
    const owned = /github\.com\/[\w-]+\/pilot-light\b|[\w-]+\.github\.io\/pilot-light\b/g;
    const found = textFiles().flatMap((file) =>
      [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(owned)].map(([text]) => text),
    );
    const ours = address?.replace('https://', '');
    expect(found.filter((one) => one !== ours)).toEqual([]);
  });
});

/** Whatever the project is written in, but the tests of this folder, which make addresses up. */
function textFiles(): readonly string[] {
  const here = path.relative(ROOT, import.meta.dirname);
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  );
  return [...readdirSync(ROOT), ...below].filter(
    (file) =>
      /\.(?:tsx?|md|json|ya?ml|html|css|svg|sh|plist)$/.test(file) &&
      !file.startsWith(here) &&
      file !== 'package-lock.json',
  );
}

const FOLDERS = ['.github', 'assets', 'docs', 'packaging', 'scripts', 'src', 'test'];
