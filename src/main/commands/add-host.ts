import type { AddHostOutcome } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import { MAXIMUM_HOSTS } from '../../shared/settings-bounds.ts';
import type { View } from '../../shared/view.ts';
import { readHost } from '../github/hosts.ts';
import type { GitHub } from '../ports.ts';

/** What adding a host may reach. */
export interface AddHostPorts {
  readonly settings: {
    get(): Settings;
    change(change: Partial<Settings>): void;
  };
  readonly probe: GitHub['probe'];
  /** Only true when the app is not packaged. */
  readonly allowLoopback: boolean;
  readonly view: () => Pick<View, 'hosts'>;
}

/** Adds what was typed to the hosts, if a GitHub answers there. */
export async function addHost(typed: string, ports: AddHostPorts): Promise<AddHostOutcome> {
  const { settings } = ports;
  const reading = readHost(typed, ports.allowLoopback);
  if (reading.kind === 'wrong') return reading.fault;
  const { host } = reading;
  const { hosts } = settings.get();
  if (hosts.includes(host) || ports.view().hosts.includes(host)) return 'added';
  if (hosts.length >= MAXIMUM_HOSTS) return 'tooMany';
  const found = await ports.probe(host, new AbortController().signal);
  if (found !== 'gitHub') return found;
  // Asked again: another host may have been added while this one was probed.
  const known = settings.get().hosts;
  if (known.includes(host)) return 'added';
  if (known.length >= MAXIMUM_HOSTS) return 'tooMany';
  settings.change({ hosts: [...known, host] });
  return 'added';
}
