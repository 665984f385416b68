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

/** `redact` takes secrets out of an address: a server may quote in it what it was asked. */
export function createDetours(redact: (text: string) => string): Detours {
  const led = new Map<string, Detour>();

  /** As an address bar shows it. Null when it is the same host, or none that could be shown. */
  function otherHost(url: string, address: string): string | null {
    // Before it is parsed, which makes small letters of capital ones, and again: it may join what was apart.
    const said = redact(address);
    if (!URL.canParse(said, url)) return null;
    const { host, protocol } = new URL(said, url);
    const isWeb = protocol === 'https:' || protocol === 'http:';
    const isShown = isWeb && host !== '' && redact(host) === host;
    return isShown && host !== new URL(url).host ? host : null;
  }

  return {
    note(host, url, failure) {
      const to = failure instanceof Redirected ? otherHost(url, failure.address) : null;
      if (to === null) led.delete(host);
      else led.set(host, { to, mayBeNewName: !isGitHubCloud(host) });
    },
    all: () => Object.fromEntries(led),
  };
}
