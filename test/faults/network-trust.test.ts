import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterEach, expect } from 'vitest';

import type { Http } from '../../src/main/ports.ts';
import { troubles } from '../../src/shared/messages/en/troubles.ts';
import { createAuthority } from '../support/certificates.ts';
import { nodeHttp } from '../support/node-http.ts';
import { nodeRequest } from '../support/node-request.ts';
import { type SecureFront, startSecureFront } from '../support/secure-front.ts';
import { DAY_MS, MINUTE_MS } from '../support/time-units.ts';
import type { Route } from '../support/wired-traffic.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { exchangesOf, refreshNow, startSignedIn, startWorld, tokenOf } from './signed-in.ts';
import { expectSurvived } from './survived.ts';

const HOST = 'ghes.example';
const authority = createAuthority('An authority that is trusted');
const stranger = createAuthority('An authority that nobody trusts');
const past = { fromMs: Date.now() - 20 * DAY_MS, untilMs: Date.now() - 10 * DAY_MS };

let front: SecureFront | null = null;

afterEach(async () => {
  await front?.close();
  front = null;
});

/** A TLS server under the name of a host; `lookup` finds it on this machine unless told otherwise. */
async function startFront(identity = authority.issue(HOST), trusted = authority.cert) {
  const server = await startSecureFront(identity);
  front = server;
  const routeWith =
    (lookup: LookupFunction): Route =>
    (simulator) => {
      server.passTo(simulator.url);
      return nodeRequest(() => ({ port: server.port, lookup, ca: trusted }));
    };
  return { server, routeWith, route: routeWith(found) };
}

const found: LookupFunction = (_host, options, answer) =>
  options.all === true
    ? answer(null, [{ address: '127.0.0.1', family: 4 }])
    : answer(null, '127.0.0.1', 4);

for (const [name, identity, trouble] of [
  ['of an unknown authority', stranger.issue(HOST), 'certificate'],
  ['that has expired', authority.issue(HOST, past), 'clock'],
  ['of another host', authority.issue('other.example'), 'certificate'],
] as const) {
  fault(44, 'real', 'U', `names the certificate, and says nothing to one ${name}`, async () => {
    const { server, route } = await startFront(identity);
    const w = await startWorld({ host: HOST, route });
    w.engine().startSignIn(HOST, null);
    await w.pass(0);
    const { signIn } = w.view();
    expect(signIn).toMatchObject({ problem: { kind: 'unreachable', trouble } });
    expect(server.seen()).toBe(0);

    server.present(authority.issue(HOST));
    await w.signIn();
    await w.pass(30_000);
    const seen = server.seen();
    server.present(identity);
    await expectSurvived(w, trouble, () => {
      expect(server.seen()).toBe(seen);
      server.present(authority.issue(HOST));
    });
    expect(troubles[trouble].title).toMatch(/not trusted|not valid today/);
  });
}

fault(44, 'real', 'U', 'works through an interception whose authority is trusted', async () => {
  const { route } = await startFront(stranger.issue(HOST), stranger.cert);
  const w = await startWorld({ host: HOST, route });
  await w.signIn();
  expect(w.accountView().session.kind).toBe('lit');
});

fault(36, 'real', 'C', 'serves the token on while TLS breaks off in the body', async () => {
  const { server, route } = await startFront();
  const w = await startSignedIn({ host: HOST, route });
  server.breakOff(true);
  await expectSurvived(w, 'network', () => server.breakOff(false));
});

/** A resolver that knows nothing of the host while `isDown` says so. */
async function startUnresolved(isDown: () => boolean): Promise<WiredWorld> {
  const { routeWith } = await startFront();
  const lookup: LookupFunction = (host, options, answer) => {
    if (!isDown()) return found(host, options, answer);
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    return answer(error, [], 0);
  };
  return startSignedIn({ host: HOST, route: routeWith(lookup) });
}

fault(
  37,
  'modelled',
  'C',
  'serves the token to its end without names, and is back in 5 s',
  async () => {
    let isDown = false;
    const w = await startUnresolved(() => isDown);
    const token = tokenOf(w);
    isDown = true;
    w.network.isOnline = false;
    await refreshNow(w);
    await w.pass(28 * MINUTE_MS);
    expect(tokenOf(w)).toBe(token);
    await w.pass(92 * MINUTE_MS);
    expect(tokenOf(w)).toBeNull();
    expect(w.accountView().session).toMatchObject({ kind: 'out', trouble: 'hostNotFound' });
    isDown = false;
    w.network.isOnline = true;
    await w.pass(5_000);
    expect(w.accountView().session.kind).toBe('lit');
  },
);

fault(37, 'modelled', 'C', 'serves the token on while names resolve now and then', async () => {
  let lookups = 0;
  const w = await startUnresolved(() => {
    lookups += 1;
    return lookups > 8 && lookups % 4 !== 0;
  });
  for (let minute = 0; minute < 120; minute += 1) {
    await w.pass(MINUTE_MS);
    expect(tokenOf(w)).not.toBeNull();
  }
  expect(exchangesOf(w).length).toBeLessThan(30);
});

fault(37, 'modelled', 'C', 'gives up a resolver that never answers', async () => {
  let isDown = false;
  const { routeWith } = await startFront();
  const lookup: LookupFunction = (host, options, answer) =>
    isDown ? undefined : found(host, options, answer);
  const route: Route = (simulator, hold) => {
    const send = routeWith(lookup)(simulator, hold);
    return (request) => {
      if (isDown) request.signal.addEventListener('abort', hold(), { once: true });
      return send(request);
    };
  };
  const w = await startSignedIn({ host: HOST, route });
  isDown = true;
  await expectSurvived(w, 'timeout', () => {
    isDown = false;
  });
});

fault(
  45,
  'real',
  'U',
  'says that the proxy wants a password, and tries again in measure',
  async () => {
    let isOpen = true;
    const proxy = createServer((incoming, response) => {
      if (!isOpen) {
        response.writeHead(407, { 'proxy-authenticate': 'Basic realm="proxy"' });
        return response.end('<html>Who are you?</html>');
      }
      const { method, headers } = incoming;
      const behind = forward(incoming.url ?? '', { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      return incoming.pipe(behind);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const address = proxy.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const w = await startSignedIn({
      route: () => nodeRequest(({ href }) => ({ host: '127.0.0.1', port, path: href })),
    });
    isOpen = false;
    await expectSurvived(w, 'proxyAuth', () => {
      isOpen = true;
    });
    proxy.closeAllConnections();
    proxy.close();
  },
);

fault(45, 'real', 'U', 'a proxy’s head counts, though its page breaks off', async () => {
  // Node's `fetch` gives nobody such an answer.
  const w = await startSignedIn({
    route: ({ url }) => nodeRequest(() => ({ host: '127.0.0.1', port: new URL(url).port })),
  });
  const { control } = w.simulator;
  const answer = { kind: 'drop', when: 'midBody', status: 407 } as const;
  await control.setStandingAnswer({ endpoint: 'exchange', answer });
  await expectSurvived(w, 'proxyAuth', () =>
    control.setStandingAnswer({ endpoint: 'exchange', answer: null }),
  );
});

fault(45, 'modelled', 'U', 'survives a proxy script that does not run', async () => {
  let isBroken = false;
  const http: Http = (request) =>
    isBroken ? Promise.reject(new Error('net::ERR_PAC_SCRIPT_FAILED')) : nodeHttp(request);
  const w = await startSignedIn({ route: () => http });
  isBroken = true;
  await expectSurvived(w, 'proxy', () => {
    isBroken = false;
  });
});
