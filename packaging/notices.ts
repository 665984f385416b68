import type { BundledPackage } from './bundled.ts';

/** The licences of those whose work is part of our bundles, to be read beside the app. */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const list = packages.map(({ name, version, license }) => `  ${name} ${version} (${license})`);
  const texts = packages.map(({ name, version, license, licenseText }) =>
    [RULE, `${name} ${version} (${license})`, '', licenseText, ''].join('\n'),
  );
  return [HEAD, ...list, '', ...texts].join('\n');
}

const RULE = '-'.repeat(80);

const HEAD = `Pilot Light contains work of others, under their licences.

Electron and all that is in it: LICENSE.electron.txt and LICENSES.chromium.html, beside the app.
Packages in the app's own code:
`;
