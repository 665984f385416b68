/** Where one host serves its sign-in pages and its REST API. */
export interface Endpoints {
  readonly deviceCode: string;
  readonly accessToken: string;
  /** The page where a person types the code; the only address that is trusted without asking the server. */
  readonly devicePage: string;
  /** GitHub token in, Copilot token out. */
  readonly exchange: string;
  /** Whose GitHub token this is. */
  readonly user: string;
  /** The person's plan, among other things about Copilot. */
  readonly copilotUser: string;
}

/** github.com, a company's own at `SUB.ghe.com`, a GitHub Enterprise Server, or this machine. */
type HostKind = 'dotcom' | 'tenant' | 'server' | 'loopback';

/** RFC 1035 §2.3.4. */
const MAXIMUM_NAME_LENGTH = 253;
/** A pasted address may carry a long path; anything longer than this was not meant as a host. */
const MAXIMUM_TYPED_LENGTH = 2_048;

const SCHEME_AND_AUTHORITY = /^(?:https?:\/\/)?([^/?#]*)/i;
const PRINTABLE_ASCII = /^[\x21-\x7e]*$/;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** The URL standard reads a name whose last label looks like a number as an IPv4 address. */
const NUMERIC_LABEL = /^(?:\d+|0x[0-9a-f]*)$/;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/**
 * Reads a host as a person types or pastes it; null when it is not one.
 *
 * A scheme and a path are ignored; `www.` and `api.` of GitHub's own hosts are understood. User names, ports, IP
 * addresses and names outside plain ASCII (Punycode too: it can look like another name) are refused. Loopback
 * addresses, with or without a port, are hosts only if `allowLoopback`: they are spoken to without TLS.
 */
export function parseHost(typed: string, allowLoopback: boolean): string | null {
  const trimmed = typed.trim();
  if (trimmed.length > MAXIMUM_TYPED_LENGTH) return null;
  const authority = SCHEME_AND_AUTHORITY.exec(trimmed)?.[1] ?? '';
  // Before lower-casing: the Kelvin sign, for one, has a plain `k` as its lower case.
  if (!PRINTABLE_ASCII.test(authority)) return null;
  const name = withoutService(authority.toLowerCase());
  if (LOOPBACK.test(name)) return allowLoopback ? canonicalLoopback(name) : null;
  return isHostName(name) ? name : null;
}

/** Whether this is the name of a host exactly as {@link parseHost} gives it. */
export function isHost(host: string, allowLoopback: boolean): boolean {
  return parseHost(host, allowLoopback) === host;
}

/** The host that is offered first. `developmentOrigin` is a loopback origin that stands for GitHub, else null. */
export function firstHost(developmentOrigin: string | null): string {
  return developmentOrigin === null ? 'github.com' : new URL(developmentOrigin).host;
}

/** Which of the four kinds a validated host is. */
export function hostKind(host: string): HostKind {
  if (host === 'github.com') return 'dotcom';
  if (host.endsWith('.ghe.com')) return 'tenant';
  return LOOPBACK.test(host) ? 'loopback' : 'server';
}

/** Whether GitHub itself runs this host, so that every answer of its API passes GitHub's own front end. */
export function isGitHubCloud(host: string): boolean {
  const kind = hostKind(host);
  return kind === 'dotcom' || kind === 'tenant';
}

/**
 * The addresses of a validated host. A loopback origin serves everything without a prefix.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 * @see https://docs.github.com/en/enterprise-server@latest/rest (`/api/v3`)
 */
export function endpointsOf(host: string): Endpoints {
  const web = `${hostKind(host) === 'loopback' ? 'http' : 'https'}://${host}`;
  const rest = restOf(host, web);
  return {
    deviceCode: `${web}/login/device/code`,
    accessToken: `${web}/login/oauth/access_token`,
    devicePage: `${web}/login/device`,
    exchange: `${rest}/copilot_internal/v2/token`,
    user: `${rest}/user`,
    copilotUser: `${rest}/copilot_internal/user`,
  };
}

function restOf(host: string, web: string): string {
  const bases = {
    dotcom: 'https://api.github.com',
    tenant: `https://api.${host}`,
    server: `${web}/api/v3`,
    loopback: web,
  };
  return bases[hostKind(host)];
}

/** People paste what the address bar or a configuration file shows. */
function withoutService(name: string): string {
  if (name === 'www.github.com' || name === 'api.github.com') return 'github.com';
  return name.replace(/^(?:copilot-)?api\.([^.]+\.ghe\.com)$/, '$1');
}

function isHostName(name: string): boolean {
  const labels = name.split('.');
  const top = labels.at(-1) ?? '';
  if (name.length > MAXIMUM_NAME_LENGTH || labels.length < 2) return false;
  if (!labels.every((label) => LABEL.test(label) && !label.startsWith('xn--'))) return false;
  if (NUMERIC_LABEL.test(top) || top === 'localhost') return false;
  return !isOtherGitHubName(name, labels.length);
}

/** Names in GitHub's own domains that are no host to sign in at: only `github.com` and `SUB.ghe.com` are. */
function isOtherGitHubName(name: string, labelCount: number): boolean {
  if (name.endsWith('.github.com')) return true;
  if (name === 'ghe.com' || name === 'www.ghe.com' || name === 'api.ghe.com') return true;
  return name.endsWith('.ghe.com') && labelCount !== 3;
}

function canonicalLoopback(authority: string): string | null {
  return URL.canParse(`http://${authority}`) ? new URL(`http://${authority}`).host : null;
}
