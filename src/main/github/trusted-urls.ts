import { endpointsOf, hostKind } from './hosts.ts';

/** Longer than any address GitHub gives out; keeps a hostile one out of menus and messages. */
const MAXIMUM_URL_LENGTH = 2_048;
/** The screen shows avatars at 40 px or less; twice that for dense screens keeps them far below the size limit. */
const AVATAR_PIXELS = '96';
/** What GitHub's links expect in place of `{EDITOR}`. */
const EDITOR = 'pilot-light';

/**
 * The page where the code is typed: the server's own, if it is on the chosen host and safe, else the fixed one.
 *
 * Opening any other page would let a hostile answer send the user, code in hand, to a look-alike.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-5.4
 */
export function pageUrl(host: string, given: string | null): string {
  const url = safeUrl(host, given);
  return url !== null && url.host === host ? url.href : endpointsOf(host).devicePage;
}

/**
 * Base address of the Copilot API without a trailing slash: the server's own if it may receive the token, else the
 * well-known one of this kind of host, else null. A token of one host is never sent to another host's fallback.
 */
export function copilotApiUrl(host: string, given: string | null): string | null {
  const url = safeUrl(host, given);
  if (url !== null && url.search === '' && url.hash === '' && mayReceiveCopilotToken(host, url)) {
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  }
  return wellKnownCopilotApi(host);
}

/** The link of a refusal with `{EDITOR}` filled in, if it leads to the account's own host or to GitHub; else null. */
export function refusalUrl(host: string, given: string | null): string | null {
  const url = safeUrl(host, given?.replaceAll('{EDITOR}', EDITOR) ?? null);
  if (url === null) return null;
  return url.host === host || isWithin(url.host, 'github.com') ? url.href : null;
}

/** The address of an avatar at a small size, if it is on the account's host or GitHub's image host; else null. */
export function avatarUrl(host: string, given: string): string | null {
  const url = safeUrl(host, given);
  if (url === null) return null;
  if (!isWithin(url.host, host) && !url.host.endsWith('.githubusercontent.com')) return null;
  url.searchParams.set('s', AVATAR_PIXELS);
  return url.href;
}

function wellKnownCopilotApi(host: string): string | null {
  const addresses = {
    dotcom: 'https://api.githubcopilot.com',
    tenant: `https://copilot-api.${host}`,
    // GitHub serves no Copilot from a customer's machine; only the answer can name an address.
    server: null,
    // One origin serves everything there.
    loopback: `http://${host}`,
  };
  return addresses[hostKind(host)];
}

function mayReceiveCopilotToken(host: string, url: URL): boolean {
  if (url.protocol === 'http:') return true; // Loopback talking of loopback.
  if (url.host.endsWith('.githubcopilot.com')) return true;
  // A tenant names either; the latter is where its GitHub tokens go. Others of its names may hold what people publish.
  return hostKind(host) === 'tenant' && [`copilot-api.${host}`, `api.${host}`].includes(url.host);
}

/** Parses an address that is https on a standard port without credentials; for a loopback host also loopback http. */
function safeUrl(host: string, given: string | null): URL | null {
  if (given === null || given.length > MAXIMUM_URL_LENGTH || !URL.canParse(given)) return null;
  const url = new URL(given);
  // Parsed, a character may have become nine.
  if (url.href.length > MAXIMUM_URL_LENGTH) return null;
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'https:') return url.port === '' ? url : null;
  const bothLoopback = hostKind(host) === 'loopback' && hostKind(url.host) === 'loopback';
  return url.protocol === 'http:' && bothLoopback ? url : null;
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
