import type { Http } from '../../src/main/ports.ts';

/** Node's own `fetch` as the wire's port, for talking to real servers on this machine. A redirect rejects. */
export const nodeHttp: Http = ({ url, headers, ...request }) =>
  fetch(url, { ...request, headers: { ...headers }, redirect: 'error' });
