import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DrivenApp } from '../driver/driver.ts';
import { expect, test } from './fixture-app.ts';

test("a session's fetch refuses redirects, names network errors and notices being offline", async ({
  launch,
  writeApp,
}) => {
  const { server, origin } = await serve((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/here' }).end();
    else if (request.url === '/broken') request.socket.destroy();
    else response.writeHead(201, { 'x-own': 'kept' }).end(request.headers['user-agent'] ?? '');
  });
  const app = await launch({ appDir: writeApp({ main: '' }) });
  const ask = (url: string) => fetchIn(app, url);

  expect(await ask(`${origin}/here`)).toBe('201 kept fixture/1');
  expect(await ask(`${origin}/moved`)).toContain('redirect');
  expect(await ask(`${origin}/broken`)).toMatch(/net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET)/);
  await app.setOnline(false);
  expect(await ask(`${origin}/here`)).toContain('net::ERR_INTERNET_DISCONNECTED');
  await app.setOnline(true);
  server.closeAllConnections();
  server.close();
  expect(await ask(`${origin}/here`)).toContain('net::ERR_CONNECTION_REFUSED');
});

test('where names are given, each is answered from there, and no other resolves', async ({
  launch,
  writeApp,
}) => {
  const { server, origin } = await serve((request, response) => {
    if (request.url === '/own/moved') response.writeHead(302, { location: '/here' }).end();
    else response.writeHead(200, { 'x-own': 'kept' }).end(request.url);
  });
  const names = { 'known.invalid': `${origin}/own` };
  const app = await launch({ appDir: writeApp({ main: '' }), names });

  expect(await fetchIn(app, 'https://known.invalid/here?a=b')).toBe('200 kept /own/here?a=b');
  expect(await fetchIn(app, 'https://known.invalid/moved')).toContain('redirect');
  expect(await fetchIn(app, 'https://other.invalid/')).toBe('net::ERR_NAME_NOT_RESOLVED');
  expect(await fetchIn(app, origin)).toBe('net::ERR_NAME_NOT_RESOLVED');
  server.close();
});

test('where names are given, a verify procedure is asked once for each host, and waited for', async ({
  launch,
  writeApp,
}) => {
  const { server, origin } = await serve((_request, response) => response.writeHead(200).end());
  const names = { 'one.invalid': origin, 'other.invalid': origin };
  const app = await launch({ appDir: writeApp({ main: '' }), names });
  const asked = await app.evaluate(async ({ session }) => {
    const wire = session.fromPartition('wire');
    const met: string[] = [];
    let answer = -3;
    wire.setCertificateVerifyProc(({ hostname, isIssuedByKnownRoot, verificationResult }, say) => {
      met.push(`${hostname} ${isIssuedByKnownRoot} ${verificationResult}`);
      say(answer);
    });
    const ask = (url: string) =>
      wire.fetch(url).then(
        ({ status }) => String(status),
        (error: Error) => error.message,
      );
    const came = [await ask('https://one.invalid/'), await ask('https://one.invalid/')];
    answer = -2;
    came.push(await ask('https://other.invalid/'));
    return [...met, ...came];
  });
  expect(asked).toEqual([
    'one.invalid true net::OK',
    'other.invalid true net::OK',
    '200',
    '200',
    'net::ERR_FAILED',
  ]);
  const resolved = await app.evaluate(async ({ session }) => {
    const wire = session.fromPartition('wire');
    const find = (name: string) =>
      wire.resolveHost(name).then(
        ({ endpoints }) => endpoints.length > 0,
        (error: Error) => error.message,
      );
    return [await find('one.invalid'), await find('nobody.invalid'), await find('127.0.0.1')];
  });
  expect(resolved).toEqual([true, 'net::ERR_NAME_NOT_RESOLVED', true]);
  server.close();
});

/** What nobody can make a `Response` of: a status out of range, and headers that are no bytes of Latin-1. */
const STRANGE_HEADS: readonly RequestListener[] = [
  (_request, response) => response.writeHead(999).end('{}'),
  (_request, response) => response.writeHead(200, { 'x-name': 'caf\u00E9' }).end('{}'),
  // The bytes of a word in UTF-8.
  (_request, response) => response.writeHead(200, { 'x-name': '\u00E7\u0081\u00AB' }).end('{}'),
];

for (const [index, answer] of STRANGE_HEADS.entries()) {
  test(`real B4: an answer that is none throws outside its request, which waits (${index})`, async ({
    launch,
    writeApp,
  }) => {
    const { server, origin } = await serve(answer);
    const main = "process.on('uncaughtException', (error) => console.log('thrown:', error.name));";
    const app = await launch({ appDir: writeApp({ main }), mayThrow: true });
    await app.evaluate(async ({ app: electron, session }, url) => {
      await electron.whenReady();
      const controller = new AbortController();
      const seen = { settled: 'not yet', giveUp: () => controller.abort(new Error('given up')) };
      Reflect.set(globalThis, 'seen', seen);
      const wire = session.fromPartition('wire', { cache: false });
      const asked = wire.fetch(url, { signal: controller.signal });
      const settle = (how: string) => void (seen.settled = how);
      void asked.then(
        () => settle('answered'),
        (error: unknown) => settle(String(error)),
      );
    }, origin);
    const settled = () =>
      app.evaluate(() => (Reflect.get(globalThis, 'seen') as { settled: string }).settled);
    await expect.poll(() => app.output()).toMatch(/thrown: (Range|Type)Error/);
    expect(await settled()).toBe('not yet');
    await app.evaluate(() => (Reflect.get(globalThis, 'seen') as { giveUp(): void }).giveUp());
    await expect.poll(settled).toContain('given up');
    server.close();
  });
}

test('real B4: a listener sees the head before a Response is made of it, and may cancel', async ({
  launch,
  writeApp,
}) => {
  const { server, origin } = await serve((_request, response) => response.writeHead(999).end());
  const app = await launch({ appDir: writeApp({ main: '' }) });
  await app.evaluate(async ({ app: electron, session }) => {
    await electron.whenReady();
    const { webRequest } = session.fromPartition('wire', { cache: false });
    webRequest.onHeadersReceived(({ statusCode }, callback) =>
      callback({ cancel: statusCode === 999 }),
    );
  });
  expect(await fetchIn(app, origin)).toContain('net::ERR_BLOCKED_BY_CLIENT');
  server.close();
});

test('real B5: of a proxy that wants a password only the head is handed out', async ({
  launch,
  writeApp,
}) => {
  const { server, origin } = await serve(() => {});
  server.on('connect', (_request, socket) => {
    const head = ['HTTP/1.1 407 Proxy Authentication Required', 'Content-Length: 6'];
    socket.end([...head, 'Proxy-Authenticate: Basic realm="x"', '', 'secret'].join('\r\n'));
  });
  const app = await launch({ appDir: writeApp({ main: '' }) });
  const seen = await app.evaluate(async ({ app: electron, session }, proxyRules) => {
    await electron.whenReady();
    const wire = session.fromPartition('wire', { cache: false });
    await wire.setProxy({ proxyRules });
    const response = await wire.fetch('https://example.com/', { credentials: 'omit' });
    const body = await response.text().catch((error: unknown) => String(error));
    return { status: response.status, body, listeners: electron.listenerCount('login') };
  }, new URL(origin).host);
  expect(seen).toEqual({
    status: 407,
    body: expect.stringContaining('net::ERR_TUNNEL_CONNECTION_FAILED'),
    listeners: 0,
  });
  server.close();
});

async function serve(answer: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Status, a header and the body; or why there is no answer. */
function fetchIn(app: DrivenApp, url: string): Promise<string> {
  return app.evaluate(async ({ app: electron, session }, target) => {
    await electron.whenReady();
    const wire = session.fromPartition('wire', { cache: false });
    const headers = { 'user-agent': 'fixture/1' };
    const init = { redirect: 'error', credentials: 'omit', cache: 'no-store', headers } as const;
    try {
      const response = await wire.fetch(target, { ...init, bypassCustomProtocolHandlers: true });
      return [response.status, response.headers.get('x-own'), await response.text()].join(' ');
    } catch (error) {
      return error instanceof Error ? error.message : 'not an Error';
    }
  }, url);
}
