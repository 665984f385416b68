import type { Session } from 'electron';

import type { Http } from '../ports.ts';

/**
 * The network stack of a browser session: the system's proxy and certificates, and no memory of its own.
 *
 * A redirect rejects: it is how a captive portal answers, and it must never carry a token elsewhere.
 */
export function createHttp(session: Pick<Session, 'fetch'>): Http {
  return ({ url, method, headers, body, signal }) =>
    session.fetch(url, {
      method,
      headers,
      body,
      signal,
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      // Custom schemes belong to the window; a request of ours never ends in one of our own handlers.
      bypassCustomProtocolHandlers: true,
    });
}
