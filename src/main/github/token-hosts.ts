import { type Endpoints, endpointsOf, isHost } from './hosts.ts';

/**
 * Which hosts may receive a GitHub token: the one that granted it, and nobody else.
 *
 * The same holds for what leads to a GitHub token: device code and refresh token. Each is kept together with its host, and
 * goes only to an address in that host's own table (`hosts.ts`): its REST base and its sign-in pages, all over TLS.
 * Loopback hosts have no TLS, and are hosts only where `allowLoopback`, which no packaged app ever says.
 *
 * Null when the host may receive none. Requests with a credential get their address here and nowhere else, so that
 * nobody can hand them another one.
 */
export function tokenAddress(
  host: string,
  endpoint: TokenEndpoint,
  allowLoopback: boolean,
): string | null {
  return isHost(host, allowLoopback) ? endpointsOf(host)[endpoint] : null;
}

/** All of a host's addresses that requests are sent to; the device page is for the browser. */
export type TokenEndpoint = Exclude<keyof Endpoints, 'devicePage'>;
