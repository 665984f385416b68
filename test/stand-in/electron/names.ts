import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { ResolvedHost } from 'electron';
import { settings } from './host.ts';
import { isOnline } from './online.ts';

const UNRESOLVED = 'net::ERR_NAME_NOT_RESOLVED';

/**
 * Where a request really goes: `https://github.com/login` to what its host stands for here, with the path behind it.
 *
 * Throws as Chromium does for a name that nobody knows; where no names are given, every address is as it is.
 */
export function routed(address: string): string {
  const { names } = settings;
  if (names === null) return address;
  const { host, pathname, search } = new URL(address);
  const base = names[host];
  if (base === undefined) throw new Error(UNRESOLVED);
  return `${base}${pathname}${search}`;
}

/** Where a name leads, as `session.resolveHost` says it: a name alone, without a port. */
export async function resolved(name: string): Promise<ResolvedHost> {
  const isLoopback = isIP(name) !== 0 || name === 'localhost';
  const { names } = settings;
  const isKnown = isLoopback || (isOnline() && (names === null || names[name] !== undefined));
  if (!isKnown || (!isLoopback && /[:/]/.test(name))) throw new Error(UNRESOLVED);
  if (names !== null || isLoopback)
    return { endpoints: [{ address: '127.0.0.1', family: 'ipv4' }] };
  const found = await lookup(name, { all: true }).catch(() => {
    throw new Error(UNRESOLVED);
  });
  const endpoints = found.map(({ address, family }) => ({
    address,
    family: family === 6 ? ('ipv6' as const) : ('ipv4' as const),
  }));
  return { endpoints };
}
