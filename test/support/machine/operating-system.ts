/** What decides which command installs something here. */
export interface OperatingSystem {
  readonly family:
    | 'alpine'
    | 'arch'
    | 'debian'
    | 'fedora'
    | 'mac'
    | 'redHat'
    | 'suse'
    | 'ubuntu'
    | 'unknown'
    | 'windows';
  /** The release of the family itself, as a number (`24.04`); null where a derivative does not tell. */
  readonly release: number | null;
}

/** By the names that systems have, and that their derivatives say they are like. The first that is known counts. */
const FAMILIES: Readonly<Record<string, OperatingSystem['family']>> = {
  alpine: 'alpine',
  arch: 'arch',
  debian: 'debian',
  fedora: 'fedora',
  // These two are like Ubuntu, and package a Chromium of their own.
  linuxmint: 'debian',
  pop: 'debian',
  'opensuse-leap': 'suse',
  'opensuse-tumbleweed': 'suse',
  almalinux: 'redHat',
  centos: 'redHat',
  rhel: 'redHat',
  rocky: 'redHat',
  suse: 'suse',
  ubuntu: 'ubuntu',
};

/**
 * Of which family a system is. `osRelease` is the text of `/etc/os-release`, empty where there is none.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/os-release.html
 */
export function operatingSystemOf(platform: NodeJS.Platform, osRelease: string): OperatingSystem {
  if (platform === 'darwin') return { family: 'mac', release: null };
  if (platform === 'win32') return { family: 'windows', release: null };
  const field = (name: string): string =>
    new RegExp(`^${name}=(["']?)(.*)\\1\\s*$`, 'm').exec(osRelease)?.[2]?.trim() ?? '';
  const names = [field('ID'), ...field('ID_LIKE').split(/\s+/)].map((name) => name.toLowerCase());
  const known = names.find((name) => Object.hasOwn(FAMILIES, name));
  const family = known === undefined ? undefined : FAMILIES[known];
  if (family === undefined) return { family: 'unknown', release: null };
  // A derivative counts its own releases, and may name the one of Ubuntu that it is made of.
  const release = names[0] === family ? Number.parseFloat(field('VERSION_ID')) : Number.NaN;
  const base = family === 'ubuntu' ? baseRelease(field('UBUNTU_CODENAME')) : null;
  return { family, release: Number.isNaN(release) ? base : release };
}

/** Of Ubuntu's releases that derivatives are still made of; what is newer counts as the last of them. */
const CODENAMES: Readonly<Record<string, number>> = { focal: 20.04, jammy: 22.04, noble: 24.04 };

function baseRelease(codename: string): number | null {
  if (codename === '') return null;
  return CODENAMES[codename] ?? 24.04;
}
