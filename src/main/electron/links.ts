import { shell } from 'electron';

import type { Link } from '../../shared/ipc.ts';
import { type LinkFacts, linkUrl } from '../link-url.ts';
import type { Log } from '../ports.ts';

/**
 * Opens one of the app's own pages in the browser. Never rejects.
 *
 * `noPage`: there is nothing that may be opened, which no face offers. `failed`: no browser took it.
 */
export type OpenLink = (link: Link, facts: LinkFacts) => Promise<'opened' | 'noPage' | 'failed'>;

/** `developmentOrigin` is a loopback origin that stands for GitHub, null in a shipped app. */
export function createOpenLink(developmentOrigin: string | null, log: Log): OpenLink {
  return async (link, facts) => {
    const url = linkUrl(link, facts, developmentOrigin);
    if (url === null) {
      log.warn('a link has no page that may be opened', { link });
      return 'noPage';
    }
    return shell.openExternal(url).then(
      () => 'opened',
      () => {
        log.warn('no browser took a link', { link });
        return 'failed';
      },
    );
  };
}
