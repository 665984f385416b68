import path from 'node:path';
import { PROJECT } from './project.ts';
import { readYaml } from './yaml.ts';

/** What `electron-builder.yml` says of the app on Linux, for packages that it does not build itself. */
export interface LinuxFacts {
  readonly executableName: string;
  readonly category: string;
  readonly synopsis: string;
  /** Its keys and values, those for other languages included. */
  readonly entry: Readonly<Record<string, string>>;
}

export function readLinuxFacts(): LinuxFacts {
  const { linux } = readYaml(path.join(PROJECT, 'electron-builder.yml')) as {
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
