import type { Artifacts } from './artifacts.ts';
import type { ProjectFacts } from './project.ts';

/** What the manifests of all stores are made from. */
export interface StoreFacts {
  readonly project: ProjectFacts;
  readonly address: string;
  readonly artifacts: Artifacts;
}

/** Whoever installs it should know it before a system warns of it. */
export const UNSIGNED = {
  windows:
    'Pilot Light is not signed: SmartScreen may warn of it, and Smart App Control blocks it. Its hash is checked here, and its origin can be: gh attestation verify.',
  mac: 'Pilot Light is not signed by a developer whom Apple knows, so macOS shows none of its notifications, and may ask for the keychain again after each update.',
} as const;

/** The manifests by their files: winget, Scoop, and a formula for a Homebrew tap of one's own. */
export function storeManifests(facts: StoreFacts): Readonly<Record<string, string>> {
  const id = `${ownerOf(facts.address)}.PilotLight`;
  return {
    [`winget/${id}.yaml`]: wingetVersion(facts, id),
    [`winget/${id}.installer.yaml`]: wingetInstaller(facts, id),
    [`winget/${id}.locale.en-US.yaml`]: wingetLocale(facts, id),
    'scoop/pilot-light.json': scoop(facts),
    'homebrew/pilot-light.rb': formula(facts),
  };
}

function ownerOf(address: string): string {
  return new URL(address).pathname.split('/')[1] ?? '';
}

/** Stores want no full stop. */
const briefly = ({ description }: ProjectFacts): string => description.replace(/\.$/, '');

const WINGET = '1.10.0';

/** Text that YAML, JSON and Ruby read alike. A hash without it can be a number. */
const quoted = (text: string): string => JSON.stringify(text);

const yaml = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([key, value]) => `${key}: ${quoted(value)}\n`).join('');

/** @see https://github.com/microsoft/winget-pkgs/tree/master/doc/manifest/schema/1.10.0 */
function wingetVersion({ project }: StoreFacts, id: string): string {
  return yaml([
    ['PackageIdentifier', id],
    ['PackageVersion', project.version],
    ['DefaultLocale', 'en-US'],
    ['ManifestType', 'version'],
    ['ManifestVersion', WINGET],
  ]);
}

function wingetInstaller({ project, artifacts }: StoreFacts, id: string): string {
  const { url, sha256 } = artifacts.windowsSetup;
  const head = yaml([
    ['PackageIdentifier', id],
    ['PackageVersion', project.version],
    ['InstallerType', 'nullsoft'],
    ['Scope', 'user'],
    ['UpgradeBehavior', 'install'],
  ]);
  const tail = yaml([
    ['ManifestType', 'installer'],
    ['ManifestVersion', WINGET],
  ]);
  return `${head}Installers:
  - Architecture: x64
    InstallerUrl: ${quoted(url)}
    InstallerSha256: ${quoted(sha256.toUpperCase())}
${tail}`;
}

function wingetLocale({ project, address }: StoreFacts, id: string): string {
  return yaml([
    ['PackageIdentifier', id],
    ['PackageVersion', project.version],
    ['PackageLocale', 'en-US'],
    ['Publisher', project.author],
    ['PackageName', 'Pilot Light'],
    ['PackageUrl', address],
    ['License', project.license],
    ['ShortDescription', briefly(project)],
    ['InstallationNotes', UNSIGNED.windows],
    ['ManifestType', 'defaultLocale'],
    ['ManifestVersion', WINGET],
  ]);
}

/** @see https://github.com/ScoopInstaller/Scoop/wiki/App-Manifests */
function scoop({ project, address, artifacts }: StoreFacts): string {
  const { url, sha256 } = artifacts.windowsZip;
  const manifest = {
    version: project.version,
    description: briefly(project),
    homepage: address,
    license: project.license,
    notes: [UNSIGNED.windows],
    architecture: { '64bit': { url, hash: sha256 } },
    bin: [['resources\\cli\\pilot-light.cmd', 'pilot-light']],
    shortcuts: [['Pilot Light.exe', 'Pilot Light']],
    checkver: 'github',
    autoupdate: {
      architecture: { '64bit': { url: url.replaceAll(project.version, '$version') } },
      hash: { url: '$baseurl/SHA256SUMS' },
    },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * A formula and no cask: Homebrew has no place for casks that Gatekeeper refuses, and what a formula fetches gets no
 * quarantine.
 *
 * @see https://docs.brew.sh/Formula-Cookbook
 */
function formula({ project, address, artifacts }: StoreFacts): string {
  const { macArmZip, macIntelZip, linuxTar } = artifacts;
  return `class PilotLight < Formula
  desc ${quoted(briefly(project))}
  homepage ${quoted(address)}
  version ${quoted(project.version)}
  license ${quoted(project.license)}

  on_macos do
    on_arm do
      url ${quoted(macArmZip.url)}
      sha256 ${quoted(macArmZip.sha256)}
    end
    on_intel do
      url ${quoted(macIntelZip.url)}
      sha256 ${quoted(macIntelZip.sha256)}
    end
  end

  on_linux do
    depends_on arch: :x86_64
    url ${quoted(linuxTar.url)}
    sha256 ${quoted(linuxTar.sha256)}
  end

  def install
    if OS.mac?
      app = prefix/"Pilot Light.app"
      app.install Dir["*"]
      bin.install_symlink app/"Contents/Resources/cli/pilot-light"
    else
      libexec.install Dir["*"]
      bin.install_symlink libexec/"resources/cli/pilot-light"
      bin.install_symlink libexec/"pilot-light-app"
    end
  end

  def caveats
    on_macos do
      <<~EOS
        ${UNSIGNED.mac}
        Start it with: open "#{opt_prefix}/Pilot Light.app"
      EOS
    end
  end

  test do
    assert_match "pilot-light", shell_output("#{bin}/pilot-light token 2>&1", 3)
  end
end
`;
}
