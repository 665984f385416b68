import { expect, it } from 'vitest';
import {
  browserCommand,
  type Installer,
  libraryCommand,
} from '../../support/machine/install-commands.ts';
import { operatingSystemOf } from '../../support/machine/operating-system.ts';

const BOOKWORM = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n';
const TRIXIE = BOOKWORM.replaceAll('12', '13');
const NOBLE = 'VERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n';
const JAMMY = NOBLE.replace('24.04', '22.04');
const ZORIN = 'ID=zorin\nID_LIKE="ubuntu debian"\nVERSION_ID="18"\nUBUNTU_CODENAME=noble\n';
const MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\n';
const POP = "ID=pop\nID_LIKE='ubuntu debian'\nVERSION_ID='24.04'\n";
const KALI = 'ID=kali\nID_LIKE=debian\nVERSION_ID="2026.3"\n';
const FEDORA = 'ID=fedora\nVERSION_ID=43\n';
const ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.6"\n';
const MANJARO = 'ID=manjaro\nID_LIKE=arch\n';
const TUMBLEWEED = 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\nVERSION_ID="20261120"\n';
const ALPINE = 'ID=alpine\nVERSION_ID=3.23.0\n';
const NIX = 'ID=nixos\nVERSION_ID="26.05"\n';

const CHROME_DEB =
  'wget -O /tmp/google-chrome-stable_current_amd64.deb https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb' +
  ' && sudo apt-get install -y /tmp/google-chrome-stable_current_amd64.deb';
const CHROME_RPM =
  'sudo dnf install -y https://dl.google.com/linux/direct/google-chrome-stable_current_x86_64.rpm';
const NSS_AND = 'sudo apt-get update && sudo apt-get install -y libnss3';
const OLD = `${NSS_AND} libgtk-3-0 libasound2 libgbm1 libnotify4`;
const NEW = `${NSS_AND} libgtk-3-0t64 libasound2t64 libgbm1 libnotify4`;
const APT = 'sudo apt-get update && sudo apt-get install -y';

/** Name, what the system says of itself, browser without and with windows, libraries. */
const TABLE = [
  ['Debian 12', BOOKWORM, `${APT} chromium-headless-shell`, `${APT} chromium`, OLD],
  ['Debian 13', TRIXIE, `${APT} chromium-headless-shell`, `${APT} chromium`, NEW],
  ['Ubuntu 22.04', JAMMY, CHROME_DEB, CHROME_DEB, OLD],
  ['Ubuntu 24.04', NOBLE, CHROME_DEB, CHROME_DEB, NEW],
  ['Zorin', ZORIN, CHROME_DEB, CHROME_DEB, NEW],
  ['Mint', MINT, `${APT} chromium`, `${APT} chromium`, `${APT} chromium libnotify4`],
  ['Pop!_OS', POP, `${APT} chromium`, `${APT} chromium`, `${APT} chromium libnotify4`],
  ['Kali', KALI, `${APT} chromium`, `${APT} chromium`, `${APT} chromium libnotify4`],
  [
    'Fedora',
    FEDORA,
    'sudo dnf install -y chromium',
    'sudo dnf install -y chromium',
    'sudo dnf install -y nss gtk3 alsa-lib mesa-libgbm libnotify',
  ],
  [
    'Rocky',
    ROCKY,
    CHROME_RPM,
    CHROME_RPM,
    'sudo dnf install -y nss gtk3 alsa-lib mesa-libgbm libnotify',
  ],
  [
    'Manjaro',
    MANJARO,
    'sudo pacman -S --needed chromium',
    'sudo pacman -S --needed chromium',
    'sudo pacman -S --needed nss gtk3 alsa-lib mesa libnotify',
  ],
  [
    'Tumbleweed',
    TUMBLEWEED,
    'sudo zypper install -y chromium',
    'sudo zypper install -y chromium',
    'sudo zypper install -y mozilla-nss libgtk-3-0 libasound2 libgbm1 libnotify4',
  ],
  ['Alpine', ALPINE, 'doas apk add chromium', 'doas apk add chromium', null],
  ['NixOS', NIX, null, null, null],
  ['a system that says nothing', '', null, null, null],
] as const;

function on(osRelease: string, change: Partial<Installer> = {}): Installer {
  return { system: operatingSystemOf('linux', osRelease), arch: 'x64', isRoot: false, ...change };
}

it.each(TABLE)(
  'real A4: what is offered on %s is there',
  (_name, text, small, headed, libraries) => {
    expect(browserCommand(on(text), false)).toBe(small);
    expect(browserCommand(on(text), true)).toBe(headed);
    expect(libraryCommand(on(text))).toBe(libraries);
    for (const command of [
      browserCommand(on(text, { isRoot: true }), true),
      libraryCommand(on(text, { isRoot: true })),
    ]) {
      expect(command ?? '').not.toMatch(/sudo|doas/);
    }
  },
);

it('real A4: nothing offered for Ubuntu is what only Debian has, on any machine', () => {
  for (const osRelease of [JAMMY, NOBLE, ZORIN]) {
    for (const arch of ['x64', 'arm64', 'riscv64']) {
      for (const headed of [false, true]) {
        const command = browserCommand(on(osRelease, { arch }), headed);
        expect(command).not.toMatch(/apt-get install -y chromium/);
      }
    }
  }
  expect(browserCommand(on(NOBLE, { arch: 'arm64' }), true)).toBe('sudo snap install chromium');
});

it('real A4: macOS and Windows have their own', () => {
  const system = (platform: NodeJS.Platform) =>
    on('', { system: operatingSystemOf(platform, NOBLE) });
  expect(browserCommand(system('darwin'), true)).toContain('brew ');
  expect(browserCommand(system('win32'), true)).toContain('winget ');
});
