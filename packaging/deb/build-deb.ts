import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Installer, transformVersion } from 'electron-installer-debian';
import { readChangelog } from '../changelog.ts';
import { readLinuxFacts } from '../desktop-entry.ts';
import { PROJECT, readProject } from '../project.ts';
import { type DebText, debTexts, maintainerOf } from './texts.ts';

/** What a package is made of. */
export interface DebOrder {
  /** A folder that electron-builder has packed for Linux. */
  readonly app: string;
  readonly arch: 'amd64' | 'arm64';
  /** The folder that the package goes into. */
  readonly into: string;
  /** Stands in the changelog of what is not released yet. */
  readonly builtAtMs: number;
}

/** Builds a Debian package with `dpkg-deb` and returns its path. Needs no network. */
export async function buildDeb(order: DebOrder): Promise<string> {
  const project = readProject();
  const linux = readLinuxFacts();
  const texts = debTexts({
    project,
    linux,
    changelog: readChangelog(),
    version: transformVersion(project.version),
    license: fs.readFileSync(path.join(PROJECT, 'LICENSE'), 'utf8'),
    builtAtMs: order.builtAtMs,
  });
  const installer = new PilotLightInstaller(texts, linux.executableName, {
    src: order.app,
    dest: order.into,
    arch: order.arch,
    rename: (folder) => path.join(folder, '<%= name %>_<%= version %>_<%= arch %>.deb'),
    logger: () => {},
    options: {
      name: project.name,
      bin: linux.executableName,
      maintainer: maintainerOf(project),
      description: linux.synopsis,
      productDescription: DESCRIPTION,
      icon: icons(),
    },
  });
  await installer.generateDefaults();
  installer.generateOptions();
  Object.assign(installer.options, RELATIONS);
  await installer.createStagingDir();
  await installer.createContents();
  await installer.createPackage();
  await installer.movePackage();
  const [file] = installer.options.packagePaths ?? [];
  if (file === undefined) throw new Error('dpkg-deb has left no package');
  return file;
}

const DESCRIPTION = `Sign in once with a code that you type on GitHub. From then on a short-lived Copilot token renews itself, one click from your clipboard, and the command pilot-light gives it to your own programs.
When a renewal fails, one notification says what is wrong and what to do.`;

/**
 * In place of the installer's own lists, which have what our app does not use (a trash) and leave out what Electron
 * does not start without (sound). First the names since 2024, then those before.
 */
const RELATIONS = {
  depends: [
    'libc6',
    'libgtk-3-0t64 | libgtk-3-0',
    'libatspi2.0-0t64 | libatspi2.0-0',
    'libasound2t64 | libasound2',
    'libnss3',
    'libgbm1',
    'libdrm2',
    'libxcb-dri3-0',
    'libnotify4',
    'libsecret-1-0',
    'xdg-utils',
    // Programs get their tokens by it.
    'curl',
  ],
  recommends: [],
  // A keyring, and what all but four of the command's verbs run on.
  suggests: ['gnome-keyring', 'nodejs (>= 20)'],
};

function icons(): Readonly<Record<string, string>> {
  const folder = path.join(PROJECT, 'assets/app/linux');
  return Object.fromEntries(
    fs.readdirSync(folder).map((file) => [path.parse(file).name, path.join(folder, file)]),
  );
}

/** The package's own way, with our texts in the place of its templates, and the rights that Debian wants. */
class PilotLightInstaller extends Installer {
  readonly #texts: readonly DebText[];
  readonly #executable: string;

  constructor(
    texts: readonly DebText[],
    executable: string,
    options: ConstructorParameters<typeof Installer>[0],
  ) {
    super(options);
    this.#texts = texts;
    this.#executable = executable;
  }

  override get contentFunctions(): string[] {
    return ['copyApplication', 'copyLinuxIcons', 'createControl', 'writeTexts', 'linkPrograms'];
  }

  writeTexts(): void {
    for (const { file, text, isPacked } of this.#texts) {
      const place = path.join(this.stagingDir, file);
      fs.mkdirSync(path.dirname(place), { recursive: true });
      fs.writeFileSync(place, isPacked ? gzipSync(text, { level: 9 }) : text);
    }
  }

  /** The command is the half for sh, which finds the other one beside itself. */
  linkPrograms(): void {
    const folder = path.join(this.stagingDir, 'usr/bin');
    fs.mkdirSync(folder, { recursive: true });
    const app = '../lib/pilot-light';
    fs.symlinkSync(`${app}/resources/cli/pilot-light`, path.join(folder, 'pilot-light'));
    fs.symlinkSync(`${app}/${this.#executable}`, path.join(folder, this.#executable));
  }

  override async createPackage(): Promise<void> {
    for (const { place, isFolder } of entriesBelow(this.stagingDir)) {
      fs.chmodSync(place, isFolder ? 0o755 : rightsOf(place));
    }
    writeSums(this.stagingDir);
    await super.createPackage();
  }
}

/** Whatever was a program stays one; the sandbox's helper runs as root, as Chromium demands. */
function rightsOf(file: string): number {
  if (path.basename(file) === 'chrome-sandbox') return 0o4755;
  const isProgram = (fs.statSync(file).mode & 0o100) !== 0 && !/\.so(?:\.|$)/.test(file);
  return isProgram ? 0o755 : 0o644;
}

/** By these `dpkg --verify` finds what has changed since. */
function writeSums(folder: string): void {
  const lines = entriesBelow(path.join(folder, 'usr'))
    .filter(({ isFolder }) => !isFolder)
    .map(({ place }) => {
      const sum = createHash('md5').update(fs.readFileSync(place)).digest('hex');
      return `${sum}  ${path.relative(folder, place)}\n`;
    });
  const file = path.join(folder, 'DEBIAN/md5sums');
  fs.writeFileSync(file, lines.toSorted().join(''), { mode: 0o644 });
}

/** Files and folders below a folder, but no links. */
function entriesBelow(folder: string) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => ({
      place: path.join(entry.parentPath, entry.name),
      isFolder: entry.isDirectory(),
    }));
}
