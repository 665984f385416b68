import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect } from 'vitest';

import type { View } from '../../../src/shared/view.ts';
import { fault, fullFault } from '../fault.ts';
import { bench, PATIENCE } from './app-bench.ts';

const isLit = ({ accounts }: View) => accounts[0]?.session.kind === 'lit';

fault(11, 'real', 'O', 'two starts at once: one serves, the other ends with 0', async () => {
  const userData = bench.folder();
  const first = await bench.start({ userData });
  await first.signIn();
  await first.app.quit();
  const { simulator } = first;
  const earlier = await simulator.control.log({ endpoint: 'exchange' });

  const both = await Promise.all([1, 2].map(() => bench.start({ userData }, simulator)));
  await expect.poll(() => both.filter(({ app }) => app.hasExited()).length, PATIENCE).toBe(1);
  const [ended] = both.filter(({ app }) => app.hasExited());
  const [serving] = both.filter(({ app }) => !app.hasExited());
  expect(await ended?.app.quit()).toBe(0);
  await serving?.until(isLit, 'the stored account, lit');
  const all = await simulator.control.log({ endpoint: 'exchange' });
  expect(all.length - earlier.length).toBe(1);
});

fullFault(
  12,
  'modelled',
  'U',
  'the lock of a dead app is taken over, that of a live one is not',
  async () => {
    const userData = bench.folder();
    const first = await bench.start({ userData });
    await first.until(() => true, 'a page that listens');
    await first.app.kill();
    const locks = readdirSync(userData).filter((name) => name.startsWith('Singleton'));
    expect(locks, 'what the dead app has left').not.toEqual([]);

    const second = await bench.start({ userData }, first.simulator);
    await second.until(() => true, 'a page that listens');
    expect(await second.app.secondInstance()).toBe(0);
    expect(await second.app.secondInstance()).toBe(0);
    expect((await second.view()).storage).toEqual({ kind: 'protected' });
  },
);

fullFault(12, 'real', 'U', 'the socket of a dead session bus: a window all the same', async () => {
  const socket = path.join(bench.folder(), 'bus');
  const script = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => console.log('up'))`;
  const bus = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(bus.stdout, 'data');
  bus.kill('SIGKILL');
  await once(bus, 'exit');
  expect(lstatSync(socket).isSocket()).toBe(true);
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` };
  const { until } = await bench.start({ env });
  const view = await until(() => true, 'a window');
  expect(view.signIn).toEqual({ kind: 'idle' });
  expect(lstatSync(socket).isSocket(), 'not ours to remove').toBe(true);
});

fault(12, 'real', 'U', 'a session bus that never answers: a window all the same', async () => {
  const socket = path.join(bench.folder(), 'bus');
  const silent = createServer(() => undefined).listen(socket);
  await once(silent, 'listening');
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` };
  const { until, askForCode } = await bench.start({ env });
  expect((await until(() => true, 'a window')).tray).toBe('shown');
  await askForCode();
  silent.close();
});

fullFault(27, 'real', 'O', 'cancelled while polling: the code is given up for good', async () => {
  const { simulator, ask, askForCode, until, untilAnswered } = await bench.start();
  const first = await askForCode();
  await untilAnswered('accessToken', 1);
  await ask((bridge) => bridge.cancelSignIn());
  await until(({ signIn }) => signIn.kind === 'idle', 'no sign-in');
  await simulator.control.approve({ userCode: first });
  const polled = (await simulator.control.log({ endpoint: 'accessToken' })).length;
  const second = await askForCode();
  await untilAnswered('accessToken', polled + 2);
  const { codes } = await simulator.control.state();
  const statusOf = (wanted: string) => codes.find(({ userCode }) => userCode === wanted)?.status;
  expect([statusOf(first), statusOf(second)]).toEqual(['approved', 'pending']);
});

fault(27, 'real', 'O', 'quit while polling: the code is gone, also from the disk', async () => {
  const { app, simulator, askForCode, until, untilAnswered } = await bench.start();
  const userCode = await askForCode();
  await untilAnswered('accessToken', 1);
  await app.restart();
  await simulator.control.approve({ userCode });
  const polled = (await simulator.control.log({ endpoint: 'accessToken' })).length;
  const { signIn, accounts } = await until(() => true, 'a page that listens');
  expect({ signIn, accounts }).toEqual({ signIn: { kind: 'idle' }, accounts: [] });
  expect(filesWith(app.userData, userCode)).toEqual([]);
  // As many polls of a new code as the old one would have had in that time.
  await askForCode();
  await untilAnswered('accessToken', polled + 2);
  const { codes } = await simulator.control.state();
  expect(codes.map(({ status }) => status).sort()).toEqual(['approved', 'pending']);
});

/** Files below a folder that contain a text; sockets and the like are no files. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => existsSync(file) && readFileSync(file, 'latin1').includes(text));
}

fault(28, 'real', 'O', 'sign-in is clicked twenty times: one code is asked for', async () => {
  const { app, simulator, ask, until } = await bench.start();
  await until(() => true, 'a page that listens');
  await ask(async (bridge) => {
    const host = (await bridge.getView()).hosts[0];
    await Promise.all(
      Array.from({ length: 20 }, () => bridge.startSignIn({ host, accountKey: null })),
    );
  });
  await until(({ signIn }) => signIn.kind === 'awaitingUser', 'a code');
  expect(await simulator.control.log({ endpoint: 'deviceCode' })).toHaveLength(1);
  expect(app.hasExited()).toBe(false);
});

fullFault(
  54,
  'real',
  'S',
  'signed out while a refresh is in flight: its answer is dropped',
  async () => {
    const running = await bench.start();
    const { app, simulator, time, ask, until } = running;
    const key = await running.signIn();
    await simulator.control.setNextAnswers({
      endpoint: 'exchange',
      answers: [{ kind: 'real', delayMs: 1_500 }],
    });
    const before = (await simulator.control.log({ endpoint: 'exchange' })).length;
    await app.restart();
    await time.settle();
    expect(simulator.traffic.heldBackCount(), 'an exchange in flight').toBe(1);
    await ask((bridge, account) => bridge.signOut(account), key);
    await until(({ accounts }) => accounts.length === 0, 'no account');
    await time.pass(1_500);
    await running.signIn();
    const { accounts } = await until(isLit, 'the new session');
    expect(accounts).toHaveLength(1);
    expect(await simulator.control.log({ endpoint: 'exchange' })).toHaveLength(before + 2);
  },
);
