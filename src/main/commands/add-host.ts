import type { AddHostAnswer, AddHostOutcome } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import { MAXIMUM_HOSTS } from '../../shared/settings-bounds.ts';
import type { View } from '../../shared/view.ts';
import type { Engine } from '../engine/engine.ts';
import { readHost } from '../github/hosts.ts';

/** What adding a host may reach. */
export interface AddHostPorts {
  readonly settings: {
    get(): Settings;
    change(change: Partial<Settings>): void;
  };
  readonly engine: Pick<Engine, 'probe'>;
  /** Only true when the app is not packaged. */
  readonly allowLoopback: boolean;
  readonly view: () => Pick<View, 'hosts'>;
}

/** Adds what was typed to the hosts, if a GitHub answers there. */
export type AddHost = (typed: string) => Promise<AddHostAnswer>;

/** One host is asked at a time, and none faster than a person would: a page is no port scanner. */
export function createAddHost(ports: AddHostPorts): AddHost {
  const { settings, engine } = ports;
  let isAsking = false;

  const isKnown = (host: string): boolean =>
    settings.get().hosts.includes(host) || ports.view().hosts.includes(host);

  async function add(host: string): Promise<AddHostOutcome> {
    if (isKnown(host)) return 'added';
    if (isAsking) return 'tooSoon';
    if (settings.get().hosts.length >= MAXIMUM_HOSTS) return 'tooMany';
    isAsking = true;
    try {
      return await ask(host);
    } finally {
      isAsking = false;
    }
  }

  async function ask(host: string): Promise<AddHostOutcome> {
    const found = await engine.probe(host);
    if (found !== 'gitHub') return found;
    settings.change({ hosts: [...settings.get().hosts, host] });
    return 'added';
  }

  return async (typed) => {
    const reading = readHost(typed, ports.allowLoopback);
    if (reading.kind === 'wrong') return { outcome: reading.fault, host: null };
    const outcome = await add(reading.host);
    return { outcome, host: outcome === 'added' ? reading.host : null };
  };
}
