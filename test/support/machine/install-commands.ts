import type { OperatingSystem } from './operating-system.ts';

/** Who is to run a command, and on what. */
export interface Installer {
  readonly system: OperatingSystem;
  /** As `process.arch` says it. */
  readonly arch: string;
  readonly isRoot: boolean;
}

const CHROME = 'google-chrome-stable_current';

/**
 * The one command that gets a browser which the stand-in can use; null where nobody knows it. `headed`: one that shows
 * windows.
 */
export function browserCommand(installer: Installer, headed: boolean): string | null {
  const { system, arch } = installer;
  const root = rootPrefix(installer);
  switch (system.family) {
    case 'alpine':
      return `${root}apk add chromium`;
    case 'arch':
      return `${root}pacman -S --needed chromium`;
    case 'debian': {
      // Half the size and twice as quick; only Debian itself, which tells its release, is sure to have it.
      const name = headed || system.release === null ? 'chromium' : 'chromium-headless-shell';
      return `${root}apt-get update && ${root}apt-get install -y ${name}`;
    }
    case 'fedora':
      return `${root}dnf install -y chromium`;
    case 'mac':
      return 'brew install --cask google-chrome';
    case 'redHat':
      // Chromium is in no repository that is there at first.
      return `${root}dnf install -y https://dl.google.com/linux/direct/${CHROME}_x86_64.rpm`;
    case 'suse':
      return `${root}zypper install -y chromium`;
    case 'ubuntu': {
      // Its package of Chromium is a snap, which sees neither our temporary folders nor, in a container, the light.
      if (arch !== 'x64') return `${root}snap install chromium`;
      const file = `/tmp/${CHROME}_amd64.deb`;
      const get = `wget -O ${file} https://dl.google.com/linux/direct/${CHROME}_amd64.deb`;
      return `${get} && ${root}apt-get install -y ${file}`;
    }
    case 'windows':
      return 'winget install Google.Chrome';
    case 'unknown':
      return null;
    default:
      return system.family satisfies never;
  }
}

/** Since these, Debian and Ubuntu name libraries after the 64 bits of their time. */
const WITH_LONG_TIME = { debian: 13, ubuntu: 24.04 } as const;

/** The one command that gets the libraries which Electron and Chromium need; null where nobody knows it. */
export function libraryCommand(installer: Installer): string | null {
  const { system } = installer;
  const root = rootPrefix(installer);
  switch (system.family) {
    case 'arch':
      return `${root}pacman -S --needed nss gtk3 alsa-lib mesa libnotify`;
    case 'debian':
    case 'ubuntu': {
      // Whatever they are called there: its own Chromium needs them too.
      if (system.family === 'debian' && system.release === null) {
        return `${root}apt-get update && ${root}apt-get install -y chromium libnotify4`;
      }
      const since = WITH_LONG_TIME[system.family];
      const suffix = system.release !== null && system.release >= since ? 't64' : '';
      const names = `libnss3 libgtk-3-0${suffix} libasound2${suffix} libgbm1 libnotify4`;
      return `${root}apt-get update && ${root}apt-get install -y ${names}`;
    }
    case 'fedora':
    case 'redHat':
      return `${root}dnf install -y nss gtk3 alsa-lib mesa-libgbm libnotify`;
    case 'suse':
      return `${root}zypper install -y mozilla-nss libgtk-3-0 libasound2 libgbm1 libnotify4`;
    // Electron is made for another C library than Alpine's, and brings all it needs elsewhere.
    case 'alpine':
    case 'mac':
    case 'windows':
    case 'unknown':
      return null;
    default:
      return system.family satisfies never;
  }
}

function rootPrefix({ system, isRoot }: Installer): string {
  if (isRoot) return '';
  return system.family === 'alpine' ? 'doas ' : 'sudo ';
}
