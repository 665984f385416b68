import { settings } from './host.ts';

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
  if (base === undefined) throw new Error('net::ERR_NAME_NOT_RESOLVED');
  return `${base}${pathname}${search}`;
}
