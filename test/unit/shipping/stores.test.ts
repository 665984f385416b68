import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { artifactNames, artifactsOf } from '../../../packaging/artifacts.ts';
import { readProject } from '../../../packaging/project.ts';
import { storeManifests } from '../../../packaging/stores.ts';
import { parseYaml } from '../../../packaging/yaml.ts';
import { ROOT } from '../../support/root.ts';

const project = { ...readProject(), version: '1.2.3' };
const address = 'https://github.com/some-one/pilot-light';

const names = Object.values(artifactNames(project.version));
/** A hash of its own for each file: its place in the list, sixty-four times. */
const hashOf = (name: string): string => String(names.indexOf(name as never) + 1).repeat(64);
const sums = names.map((name) => `${hashOf(name)}  ${name}\n`).join('');

const artifacts = artifactsOf(sums, project.version, address);
const files = storeManifests({ project, address, artifacts });
const fileOf = (name: string): string => files[name] ?? '';

describe('the manifests for stores', () => {
  it('are those for winget, Scoop and a tap', () => {
    expect(Object.keys(files)).toEqual([
      'winget/some-one.PilotLight.yaml',
      'winget/some-one.PilotLight.installer.yaml',
      'winget/some-one.PilotLight.locale.en-US.yaml',
      'scoop/pilot-light.json',
      'homebrew/pilot-light.rb',
    ]);
  });

  it('tell winget one version in three files, the installer by its hash', () => {
    const [version, installer, locale] = ['', '.installer', '.locale.en-US'].map((part) =>
      parseYaml(fileOf(`winget/some-one.PilotLight${part}.yaml`)),
    );
    const common = { PackageIdentifier: 'some-one.PilotLight', PackageVersion: '1.2.3' };
    expect(version).toMatchObject({ ...common, ManifestType: 'version' });
    expect(locale).toMatchObject({ ...common, ManifestType: 'defaultLocale', License: 'MIT' });
    const name = 'pilot-light-1.2.3-setup.exe';
    expect(installer).toMatchObject({
      ...common,
      ManifestType: 'installer',
      Installers: [
        {
          Architecture: 'x64',
          InstallerUrl: `${address}/releases/download/v1.2.3/${name}`,
          InstallerSha256: hashOf(name),
        },
      ],
    });
  });

  it('give Scoop the app and the command from the zip', () => {
    const name = 'pilot-light-1.2.3-win-x64.zip';
    expect(JSON.parse(fileOf('scoop/pilot-light.json'))).toMatchObject({
      version: '1.2.3',
      architecture: { '64bit': { hash: hashOf(name) } },
      bin: [['resources\\cli\\pilot-light.cmd', 'pilot-light']],
      shortcuts: [['Pilot Light.exe', 'Pilot Light']],
    });
  });

  it('give a tap each archive with its own hash', () => {
    const formula = fileOf('homebrew/pilot-light.rb');
    const pairs = [...formula.matchAll(/url "(.+)"\n +sha256 "(\w+)"/g)].map(
      ([, url = '', hash]) => [path.posix.basename(url), hash],
    );
    const { macArmZip, macIntelZip, linuxTar } = artifactNames('1.2.3');
    expect(pairs).toEqual([macArmZip, macIntelZip, linuxTar].map((name) => [name, hashOf(name)]));
  });

  it('say where a system will warn, in the words of each store', () => {
    for (const name of ['winget/some-one.PilotLight.locale.en-US.yaml', 'scoop/pilot-light.json']) {
      expect(fileOf(name)).toContain('not signed');
    }
    expect(fileOf('homebrew/pilot-light.rb')).toContain('not signed');
  });

  it('lead nowhere but to the project', () => {
    const links =
      Object.values(files)
        .join('\n')
        .match(/https:\/\/[^"\s]+/g) ?? [];
    expect(links.filter((link) => !link.startsWith(address))).toEqual([]);
  });

  it('are not written for a release that lacks a file', () => {
    const lacking = sums.replace(/.*setup\.exe\n/, '');
    expect(() => artifactsOf(lacking, '1.2.3', address)).toThrow('pilot-light-1.2.3-setup.exe');
  });

  it('name files as electron-builder does', () => {
    const patterns = [
      ...readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8').matchAll(
        /artifactName: (.+)/g,
      ),
    ].map(([, pattern = '']) => pattern);
    const made = ['exe', 'zip', 'tar.gz'].flatMap((ext) =>
      ['x64', 'arm64'].flatMap((arch) =>
        patterns.map((pattern) =>
          Object.entries({ name: 'pilot-light', version: '1.2.3', arch, ext }).reduce(
            (text, [key, value]) => text.replace(`\${${key}}`, value),
            pattern,
          ),
        ),
      ),
    );
    expect(names.filter((name) => !made.includes(name))).toEqual([]);
  });
});
