import { existsSync } from 'node:fs';
import { thisInstaller } from '../../test/support/machine/this-machine.ts';
import { apt, mayInstall } from './apt.ts';

/** What looks at a Debian package, and at what it tells software centres. */
const NEEDED = {
  lintian: 'lintian',
  'desktop-file-validate': 'desktop-file-utils',
  appstreamcli: 'appstream',
} as const;

/**
 * Installs what Debian packages are looked at with, as root on a Debian or Ubuntu. Where it cannot be had, the tests say
 * that they were skipped.
 */
export async function ensureDebianTools(more: readonly string[] = []): Promise<void> {
  const isMissing = Object.keys(NEEDED).some((name) => !existsSync(`/usr/bin/${name}`));
  const wanted = [...(isMissing ? Object.values(NEEDED) : []), ...more];
  if (wanted.length === 0 || !mayInstall(thisInstaller())) return;
  console.log(`Installing ${wanted.join(', ')} (once) …`);
  await apt('update');
  await apt('install', '--yes', '--no-install-recommends', ...wanted);
}
