import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ROOT } from '../support/root.ts';
import { expect, test } from './driver/fixtures.ts';

/** What answers, and is no GitHub: something strange on the way, or a proxy that wants to know who asks. */

test('real B4: an answer that nobody can hand out is told at once, and is no error of ours', async ({
  app,
  simulator,
}) => {
  const answer = { kind: 'patched', status: 999 } as const;
  await simulator.control.setStandingAnswer({ endpoint: 'deviceCode', answer });
  const page = await app.window();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  // Without any time passing: nothing waits for a deadline.
  await expect(page.getByRole('heading', { name: 'GitHub’s answer makes no sense' })).toBeVisible();
  expect(await app.notices()).toEqual([]);
});

test('real B5: a proxy that wants a password is told from a network that is down', async ({
  launch,
}) => {
  const proxy = createServer();
  proxy.on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 407 Who are you?\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const app = await launch({ appDir: ROOT });
  const page = await app.window();
  const listeners = await app.evaluate(
    async ({ app: electron, session }, proxyRules) => {
      await session.fromPartition('pilot-light-wire', { cache: false }).setProxy({ proxyRules });
      return electron.listenerCount('login');
    },
    `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  );
  expect(listeners, 'nobody is asked for a password, and none is kept').toBe(0);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const title = 'The network’s proxy wants a password';
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByText('Pilot Light keeps no')).toBeVisible();
  proxy.close();
});
