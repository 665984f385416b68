import type { BundledPackage } from './bundled.ts';
import type { ProjectFacts } from './project.ts';

/**
 * The software bill of materials in CycloneDX: the app, Electron, and each package whose code is in a bundle. Without a
 * time and a serial number, so that the same sources give the same bill.
 *
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function billOf(
  project: ProjectFacts,
  electronVersion: string,
  packages: readonly BundledPackage[],
): object {
  const app = `${project.name}@${project.version}`;
  const electron = {
    type: 'framework',
    'bom-ref': npmAddress('electron', electronVersion),
    name: 'electron',
    version: electronVersion,
    licenses: [{ license: { id: 'MIT' } }],
    purl: npmAddress('electron', electronVersion),
  };
  const components = [electron, ...packages.map(componentOf)];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': app,
        name: project.name,
        version: project.version,
        licenses: [{ license: { id: project.license } }],
      },
    },
    components,
    dependencies: [{ ref: app, dependsOn: components.map((one) => one['bom-ref']) }],
  };
}

function componentOf({ name, version, license, integrity }: BundledPackage) {
  const content = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
  return {
    type: 'library',
    'bom-ref': npmAddress(name, version),
    name,
    version,
    hashes: [{ alg: 'SHA-512', content }],
    licenses: [{ license: { id: license } }],
    purl: npmAddress(name, version),
  };
}

/** @see https://github.com/package-url/purl-spec */
function npmAddress(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
