import type { AddHostOutcome } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import { MAXIMUM_HOSTS } from '../../shared/settings-bounds.ts';
import type { View } from '../../shared/view.ts';
import type { GitHub } from '../ports.ts';

/** What adding a host may reach. */
export interface AddHostPorts {
  readonly settings: {
    get(): Settings;
    change(change: Partial<Settings>): void;
  };
  readonly probe: GitHub['probe'];
  readonly parseHost: (typed: string) => string | null;
  readonly view: () => Pick<View, 'hosts'>;
}

/** Adds what was typed to the hosts, if a GitHub answers there. */
export async function addHost(typed: string, ports: AddHostPorts): Promise<AddHostOutcome> {
  const { settings } = ports;
  const host = ports.parseHost(typed);
  if (host === null) return 'invalid';
  const { hosts } = settings.get();
  if (hosts.includes(host) || ports.view().hosts.includes(host)) return 'added';
  const found = await ports.probe(host, new AbortController().signal);
  if (found !== 'gitHub') return found;
  // Asked again: another host may have been added while this one was probed.
  const known = settings.get().hosts;
  if (known.length >= MAXIMUM_HOSTS) return 'tooMany';
  settings.change({ hosts: [...known, host] });
  return 'added';
}
