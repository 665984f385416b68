import type { Detour } from '../../shared/trouble.ts';
import { isGitHubCloud } from './hosts.ts';
import { Redirected } from './redirected.ts';

/** Where hosts lead instead of answering, by what they said last. */
export interface Detours {
  /** A request to that address, on behalf of a host, was answered (null), or failed for this reason. */
  note(host: string, url: string, failure: unknown): void;
  /** Other hosts, by the host that leads there. */
  all(): Readonly<Record<string, Detour>>;
}

export function createDetours(): Detours {
  const led = new Map<string, Detour>();
  return {
    note(host, url, failure) {
      const to = failure instanceof Redirected ? otherHost(url, failure.address) : null;
      if (to === null) led.delete(host);
      else led.set(host, { to, mayBeNewName: !isGitHubCloud(host) });
    },
    all: () => Object.fromEntries(led),
  };
}

/** As an address bar shows it. Null when it is the same host, or none that could be shown. */
function otherHost(url: string, address: string): string | null {
  if (!URL.canParse(address, url)) return null;
  const { host, protocol } = new URL(address, url);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && host !== '' && host !== new URL(url).host ? host : null;
}
