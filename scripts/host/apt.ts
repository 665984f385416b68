import { existsSync } from 'node:fs';
import type { Installer } from '../../test/support/machine/install-commands.ts';
import { MINUTE_MS } from '../../test/support/time-units.ts';
import { run } from './run.ts';

/** A browser is about 100 MB; a mirror slower than this is no help to somebody who waits. */
const APT_DEADLINE_MS = 5 * MINUTE_MS;

/** Whether there is an apt that obeys us. */
export function mayInstall({ system, isRoot }: Installer): boolean {
  return isRoot && system.family === 'debian' && existsSync('/usr/bin/apt-get');
}

/** Another apt may be at work: wait for it. */
export async function apt(...args: string[]): Promise<string> {
  const { output } = await run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    deadlineMs: APT_DEADLINE_MS,
  });
  return output;
}
