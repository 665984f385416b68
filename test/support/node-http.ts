import { Redirected } from '../../src/main/github/redirected.ts';
import type { Http } from '../../src/main/ports.ts';

/** Node's own `fetch` as the wire's port, for talking to real servers on this machine. A redirect rejects. */
export const nodeHttp: Http = async ({ url, headers, ...request }) => {
  const response = await fetch(url, { ...request, headers: { ...headers }, redirect: 'manual' });
  if (response.status < 300 || response.status >= 400) return response;
  await response.body?.cancel();
  throw new Redirected(response.headers.get('location') ?? '', null);
};
