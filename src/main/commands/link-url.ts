import { assertNever } from '../../shared/assert-never.ts';
import type { Link } from '../../shared/ipc.ts';
import { refusalUrl } from '../github/trusted-urls.ts';

/** What a link needs to know besides its name. The addresses came from a server and are checked here again. */
export interface LinkFacts {
  readonly host: string;
  /** The page on which a code is typed; null when no sign-in shows one. */
  readonly pageUrl: string | null;
  /** The page that GitHub's refusal points to. */
  readonly refusalUrl: string | null;
  /** The page that GitHub's remark beside a token points to. */
  readonly remarkUrl: string | null;
  /** The page of a newer version of this app. */
  readonly releaseUrl: string | null;
}

/**
 * Opens one of the app's own pages in the browser. Never rejects.
 *
 * `noPage`: there is nothing that may be opened, which no face offers. `failed`: no browser took it.
 */
export type OpenLink = (link: Link, facts: LinkFacts) => Promise<'opened' | 'noPage' | 'failed'>;

const STATUS_PAGE = 'https://www.githubstatus.com/';

/** For accounts of github.com. Of a company's host GitHub Support hears administrators only. */
const SUPPORT_PAGE = 'https://support.github.com/';

/**
 * A page of nobody's, in whose place a network that wants a sign-in shows its own. It can do that without TLS only;
 * nothing is sent there but a browser's request for it.
 *
 * @see https://www.iana.org/help/example-domains
 */
const PAGE_BEFORE_PORTAL = 'http://example.com/';

/**
 * The address behind a link, or null when there is none that may be opened.
 *
 * Only https on the account's own host, GitHub's own pages or this file's constants, or a developer's loopback origin;
 * without TLS only the page that a network may replace, which is its purpose.
 */
export function linkUrl(
  link: Link,
  facts: LinkFacts,
  developmentOrigin: string | null,
): string | null {
  const origin = developmentOrigin ?? `https://${facts.host}`;
  switch (link) {
    case 'verification':
      return onOrigin(facts.pageUrl, origin);
    case 'refusal':
      // GitHub explains refusals on github.com and docs.github.com for accounts of every host.
      return refusalUrl(new URL(origin).host, facts.refusalUrl);
    case 'remark':
      return refusalUrl(new URL(origin).host, facts.remarkUrl);
    case 'release': // The project lives on github.com, wherever the account does.
      return onOrigin(facts.releaseUrl, developmentOrigin ?? 'https://github.com');
    case 'applications': // Where GitHub lists its Apps, of which the Copilot plugin is one.
      return onOrigin(`${origin}/settings/apps/authorizations`, origin);
    case 'tokens': // … and its users' personal ones.
      return onOrigin(`${origin}/settings/tokens`, origin);
    case 'status':
      return STATUS_PAGE;
    case 'support':
      return facts.host === 'github.com' ? SUPPORT_PAGE : null;
    case 'portal':
      return PAGE_BEFORE_PORTAL;
    default:
      return assertNever(link);
  }
}

/** The address as the URL parser writes it, if it lies on the origin and hides no user name in front of it. */
function onOrigin(address: string | null, origin: string): string | null {
  if (address === null || !URL.canParse(address) || !URL.canParse(origin)) return null;
  const url = new URL(address);
  const isPlain = url.username === '' && url.password === '';
  return isPlain && url.origin === new URL(origin).origin ? url.href : null;
}
