import { MAXIMUM_HOST_LENGTH } from '../../shared/settings-bounds.ts';
import {
  type HostFault,
  MAXIMUM_TYPED_LENGTH,
  strayCharacter,
  visibleText,
} from '../../shared/typed.ts';

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
  /** Takes tokens to end them. */
  readonly revoke: string;
}

/** github.com, a company's own at `SUB.ghe.com`, a GitHub Enterprise Server, or this machine. */
type HostKind = 'dotcom' | 'tenant' | 'server' | 'loopback';

/** The host that somebody means, or what is wrong with it. */
type HostReading =
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'wrong'; readonly fault: HostFault };

const SCHEME_AND_AUTHORITY = /^(?:(?:(https?):)?\/\/)?([^/?#]*)/i;
/** Of names and of addresses in numbers. */
const CHARACTERS = /^[a-z0-9.:[\]-]*$/i;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** The URL standard reads a name whose last label looks like a number as an IPv4 address. */
const NUMERIC_LABEL = /^(?:\d+|0x[0-9a-f]*)$/;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/**
 * Reads a host as a person types or pastes it, in the form that the URL standard gives it.
 *
 * Ignored are: what cannot be seen, space around, a scheme and a path, the scheme's own port, and the dot of the root.
 * `www.` and `api.` of GitHub's own hosts are understood. User names, other ports, IP addresses and names outside plain
 * ASCII (Punycode too: it can look like another name) are refused. Loopback addresses, with or without a port, are hosts
 * only if `allowLoopback`: they are spoken to without TLS.
 *
 * @see https://url.spec.whatwg.org/#host-parsing
 */
export function readHost(typed: string, allowLoopback: boolean): HostReading {
  if (typed.length > MAXIMUM_TYPED_LENGTH) return wrong('tooLong');
  const text = visibleText(typed);
  if (text === '') return wrong('empty');
  const [, scheme = 'https', authority = ''] = SCHEME_AND_AUTHORITY.exec(text) ?? [];
  // Before any lower-casing: the Kelvin sign, for one, has a plain `k` as its lower case.
  const stray = strayFault(authority);
  if (stray !== null) return wrong(stray);
  const loopback = canonicalOf(`http://${authority}`);
  if (loopback !== null && LOOPBACK.test(loopback)) {
    return allowLoopback ? { kind: 'host', host: loopback } : wrong('address');
  }
  const canonical = canonicalOf(`${scheme}://${authority}`);
  if (canonical === null) return wrong(unreadableFault(authority));
  if (canonical.includes(':')) return wrong(canonical.startsWith('[') ? 'address' : 'port');
  const host = withoutService(canonical);
  const fault = nameFault(host);
  return fault === null ? { kind: 'host', host } : wrong(fault);
}

/** The same where only the host itself is of use; null when what was typed is none. */
export function parseHost(typed: string, allowLoopback: boolean): string | null {
  const reading = readHost(typed, allowLoopback);
  return reading.kind === 'host' ? reading.host : null;
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

/** The same, as far as somebody asks whose certificate it has: GitHub's, a company's own, or none. */
export function hostKindLooked(host: string): 'cloud' | 'own' | 'plain' {
  if (isGitHubCloud(host)) return 'cloud';
  return hostKind(host) === 'loopback' ? 'plain' : 'own';
}

/**
 * The addresses of a validated host. A loopback origin serves everything without a prefix.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 * @see https://docs.github.com/en/enterprise-server@latest/rest (`/api/v3`)
 */
export function endpointsOf(host: string): Endpoints {
  const web = webOf(host);
  const rest = restOf(host, web);
  return {
    deviceCode: `${web}/login/device/code`,
    accessToken: `${web}/login/oauth/access_token`,
    devicePage: `${web}/login/device`,
    exchange: `${rest}/copilot_internal/v2/token`,
    user: `${rest}/user`,
    copilotUser: `${rest}/copilot_internal/user`,
    revoke: `${rest}/credentials/revoke`,
  };
}

/** Where the REST API of a host has a repository, `OWNER/NAME`. */
export function repositoryApi(host: string, repository: string): string {
  return `${restOf(host, webOf(host))}/repos/${repository}`;
}

/** Where a host has the page of a repository's release. */
export function releasePage(host: string, repository: string, version: string): string {
  return `${webOf(host)}/${repository}/releases/tag/v${version}`;
}

/** `OWNER/NAME` of a repository on github.com; null for any other address. */
export function repositoryOf(address: string): string | null {
  return /^https:\/\/github\.com\/([\w-]+\/(?!\.+$)[\w.-]+)$/.exec(address)?.[1] ?? null;
}

function webOf(host: string): string {
  return `${hostKind(host) === 'loopback' ? 'http' : 'https'}://${host}`;
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

function nameFault(name: string): HostFault | null {
  const labels = name.split('.');
  const top = labels.at(-1) ?? '';
  if (name.length > MAXIMUM_HOST_LENGTH) return 'tooLong';
  if (top === 'localhost') return 'address';
  if (!labels.every((label) => LABEL.test(label))) return 'invalid';
  if (labels.some((label) => label.startsWith('xn--'))) return 'lookAlike';
  if (NUMERIC_LABEL.test(top)) return 'address';
  if (labels.length < 2) return 'oneLabel';
  return isOtherGitHubName(name, labels.length) ? 'otherGitHub' : null;
}

/** Names in GitHub's own domains that are no host to sign in at: only `github.com` and `SUB.ghe.com` are. */
function isOtherGitHubName(name: string, labelCount: number): boolean {
  if (name.endsWith('.github.com')) return true;
  if (name === 'ghe.com' || name === 'www.ghe.com' || name === 'api.ghe.com') return true;
  return name.endsWith('.ghe.com') && labelCount !== 3;
}

function strayFault(authority: string): HostFault | null {
  const stray = strayCharacter(authority);
  if (stray !== null) return stray;
  if (authority.includes('@')) return 'userName';
  return CHARACTERS.test(authority) ? null : 'character';
}

/**
 * Host and port of an address as the URL standard writes them, without the root's dot; null when there is no such
 * address, or when the standard would read another name than the one that is written there (`0x7f.1`).
 */
function canonicalOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, port } = new URL(address);
  const name = hostname.replace(/(?<=[^.])\.$/, '');
  const written = address.toLowerCase().replace(/^https?:\/\//, '');
  const isAsWritten = [name, `${name}.`].includes(written.replace(/:\d+$/, ''));
  if (!isAsWritten) return null;
  return port === '' ? name : `${name}:${port}`;
}

/** Why the standard knows no such name, as far as it can be told. */
function unreadableFault(authority: string): HostFault {
  const name = authority.toLowerCase().replace(/:\d*$/, '');
  if (name.startsWith('[') || NUMERIC_LABEL.test(name.split('.').at(-1) ?? '')) return 'address';
  if (/(?:^|\.)xn--/.test(name)) return 'lookAlike';
  return /[^:]:\d*$/.test(authority) ? 'port' : 'invalid';
}

function wrong(fault: HostFault): HostReading {
  return { kind: 'wrong', fault };
}
