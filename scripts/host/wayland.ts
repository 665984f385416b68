import { existsSync } from 'node:fs';
import { thisInstaller } from '../../test/support/machine/this-machine.ts';
import { apt, mayInstall } from './apt.ts';

/** A compositor that needs no screen, and what copies and pastes in it. */
const NEEDED = { sway: 'sway', 'wl-copy': 'wl-clipboard' } as const;

/**
 * Installs what a Wayland session is tried with, as root on a Debian or Ubuntu. Where it cannot be had, the tests say
 * that they were skipped.
 */
export async function ensureWayland(): Promise<void> {
  const isMissing = Object.keys(NEEDED).some((name) => !existsSync(`/usr/bin/${name}`));
  if (!isMissing || !mayInstall(thisInstaller())) return;
  console.log('Installing sway and wl-clipboard (once) …');
  await apt('update');
  await apt('install', '--yes', '--no-install-recommends', ...Object.values(NEEDED));
}
