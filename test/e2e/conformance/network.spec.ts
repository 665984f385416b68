import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixture-app.ts';

test("a session's fetch refuses redirects, names network errors and notices being offline", async ({
  launch,
  writeApp,
}) => {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/here' }).end();
    else if (request.url === '/broken') request.socket.destroy();
    else response.writeHead(201, { 'x-own': 'kept' }).end(request.headers['user-agent'] ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = await launch({ appDir: writeApp({ main: '' }) });
  const ask = (url: string) =>
    app.evaluate(async ({ session }, target) => {
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
