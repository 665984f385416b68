import fs from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { PROJECT } from './project.ts';

/** What `electron-builder.yml` says of the app on Linux, for packages that it does not build itself. */
export interface LinuxFacts {
  readonly executableName: string;
  readonly category: string;
  readonly synopsis: string;
  /** Its keys and values, those for other languages included. */
  readonly entry: Readonly<Record<string, string>>;
}

export function readLinuxFacts(): LinuxFacts {
  const text = fs.readFileSync(path.join(PROJECT, 'electron-builder.yml'), 'utf8');
  const { linux } = load(text) as {
    readonly linux: Omit<LinuxFacts, 'entry'> & { readonly desktop: Pick<LinuxFacts, 'entry'> };
  };
  return { ...linux, entry: linux.desktop.entry };
}

/** @see https://specifications.freedesktop.org/desktop-entry-spec/latest/ */
export function desktopEntryOf({ executableName, category, entry }: LinuxFacts): string {
  const lines = {
    Type: 'Application',
    ...entry,
    Exec: executableName,
    Icon: 'pilot-light',
    Terminal: 'false',
    Categories: `${category};`,
  };
  const text = Object.entries(lines).map(([key, value]) => `${key}=${value}`);
  return ['[Desktop Entry]', ...text, ''].join('\n');
}
