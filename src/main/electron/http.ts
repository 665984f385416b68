import type { OnHeadersReceivedListenerDetails, Session } from 'electron';
import { Redirected } from '../github/redirected.ts';
import { canBeResponse } from '../github/response-head.ts';
import type { Http, HttpRequest } from '../ports.ts';

/** What of a session carries requests. */
export interface Carrier {
  readonly fetch: Session['fetch'];
  readonly webRequest: {
    onBeforeRedirect(
      listener: (details: { readonly url: string; readonly redirectURL: string }) => void,
    ): void;
    onHeadersReceived(
      listener: (
        details: HeadDetails,
        callback: (response: { readonly cancel: boolean }) => void,
      ) => void,
    ): void;
  };
}

/** What a session tells of an answer before anybody gets it. */
type HeadDetails = Pick<
  OnHeadersReceivedListenerDetails,
  'url' | 'statusCode' | 'statusLine' | 'responseHeaders'
>;

/**
 * The network stack of a browser session: the system's proxy and certificates, and no memory of its own.
 *
 * A redirect rejects: it is how a captive portal answers, and it must never carry a token elsewhere. Where it would have
 * led is told by the session alone, before the request is. So does an answer that `fetch` cannot hand out: Electron would
 * throw where nobody catches it, and never settle the request.
 */
export function createHttp(session: Carrier): Http {
  const leads = new Map<string, string>();
  session.webRequest.onBeforeRedirect(({ url, redirectURL }) => {
    leads.set(url, redirectURL);
  });
  const strange = new Set<string>();
  session.webRequest.onHeadersReceived((details, callback) => {
    const cancel = !canBeResponse(details);
    if (cancel) strange.add(details.url);
    callback({ cancel });
  });
  return async (request) => {
    try {
      return await send(session, request);
    } catch (error) {
      const address = leads.get(request.url);
      if (address !== undefined) throw new Redirected(address, error);
      throw strange.has(request.url) ? new Error(STRANGE, { cause: error }) : error;
    } finally {
      leads.delete(request.url);
      strange.delete(request.url);
    }
  };
}

/** As Chromium calls what breaks the protocol. */
const STRANGE = 'net::ERR_INVALID_HTTP_RESPONSE';

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
