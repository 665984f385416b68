import type { SettingsStore } from '../ports.ts';

/**
 * Which hosts the window may keep: hosts come one by one, each after it was asked; by this they only go, and come back
 * to who has thought again.
 */
export function createKeptHosts(
  settings: Pick<SettingsStore, 'get'>,
): (hosts: readonly string[]) => readonly string[] {
  const everKept = new Set<string>();
  return (hosts) => {
    for (const host of settings.get().hosts) everKept.add(host);
    return hosts.filter((host) => everKept.has(host));
  };
}
