/**
 * A failure: nobody said no, the request just did not work. Always worth another try.
 *
 * - `network`: no connection (refused, reset, no route)
 * - `hostNotFound`: the host's name leads nowhere (DNS, a VPN that is off)
 * - `proxy`: the proxy cannot be reached, or lets nothing through to the host
 * - `timeout`: no whole answer within the deadline
 * - `certificate`: TLS could not be trusted
 * - `clock`: a certificate is not valid at this computer's date
 * - `proxyAuth`: a proxy wants a name and a password (HTTP 407)
 * - `portal`: somebody other than GitHub answered (redirect, captive portal, filtering proxy)
 * - `rateLimited`: GitHub asked to wait
 * - `server`: GitHub answered 5xx
 * - `malformed`: an answer that cannot be read (not JSON, too large, essential fields missing)
 */
export const TROUBLE_KINDS = [
  'network',
  'hostNotFound',
  'proxy',
  'timeout',
  'certificate',
  'clock',
  'proxyAuth',
  'portal',
  'rateLimited',
  'server',
  'malformed',
] as const;

/** One of {@link TROUBLE_KINDS}. */
export type TroubleKind = (typeof TROUBLE_KINDS)[number];

/** Another host than was asked, named by whoever answered. */
export interface Detour {
  readonly to: string;
  /** The host that was asked is somebody's own, and may have moved. */
  readonly mayBeNewName: boolean;
}
