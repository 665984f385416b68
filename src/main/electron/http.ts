import type { Session } from 'electron';
import { Redirected } from '../github/redirected.ts';
import type { Http, HttpRequest } from '../ports.ts';

/** What of a session carries requests. */
export interface Carrier {
  readonly fetch: Session['fetch'];
  readonly webRequest: {
    onBeforeRedirect(
      listener: (details: { readonly url: string; readonly redirectURL: string }) => void,
    ): void;
  };
}

/**
 * The network stack of a browser session: the system's proxy and certificates, and no memory of its own.
 *
 * A redirect rejects: it is how a captive portal answers, and it must never carry a token elsewhere. Where it would have
 * led is told by the session alone, before the request is.
 */
export function createHttp(session: Carrier): Http {
  const leads = new Map<string, string>();
  session.webRequest.onBeforeRedirect(({ url, redirectURL }) => {
    leads.set(url, redirectURL);
  });
  return async (request) => {
    try {
      return await send(session, request);
    } catch (error) {
      const address = leads.get(request.url);
      throw address === undefined ? error : new Redirected(address, error);
    } finally {
      leads.delete(request.url);
    }
  };
}

function send(session: Carrier, request: HttpRequest): Promise<Response> {
  const { url, method, headers, body, signal } = request;
  return session.fetch(url, {
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
