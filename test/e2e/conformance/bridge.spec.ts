import type { Page } from '@playwright/test';
import { expect, test } from './fixture-app.ts';

const main = `
app.whenReady().then(() => {
  serve({ '/index.html': '<p>here</p>' });
  ipcMain.handle('echo', (event, ...values) => values);
  ipcMain.handle('fail', () => { throw new TypeError('not this one'); });
  ipcMain.handle('function', () => () => 1);
  ipcMain.on('ping', (event, count) => event.reply('pong', count + 1));
  open();
});`;

const preload = `
const { contextBridge, ipcRenderer } = require('electron');
let refusal = '';
try { require('node:fs'); } catch (error) { refusal = error.message; }
const heard = [];
contextBridge.exposeInMainWorld('kit', {
  refusal,
  list: [1, { two: 2 }],
  deep: { deeper: { say: () => 'deep' } },
  add: (a, b) => a + b,
  nextDay: (date) => new Date(date.getTime() + 86_400_000),
  grow: (map) => new Map([...map, ['new', 1]]),
  throwing: () => { throw new RangeError('sync'); },
  rejecting: async () => { throw new Error('async'); },
  callBack: (call) => call(1, 2),
  callBackLater: async (call) => (await call(3)) + 1,
  echo: (...values) => ipcRenderer.invoke('echo', ...values),
  echoFunction: () => ipcRenderer.invoke('echo', () => 1),
  fail: () => ipcRenderer.invoke('fail'),
  missing: () => ipcRenderer.invoke('missing'),
  answerFunction: () => ipcRenderer.invoke('function'),
  ping: () => new Promise((resolve) => {
    ipcRenderer.once('pong', (event, count) => resolve(count));
    ipcRenderer.send('ping', 41);
  }),
});`;

interface Kit {
  refusal: string;
  list: [number, { two: number }];
  deep: { deeper: { say(): string } };
  add(a: number, b: number): number;
  nextDay(date: Date): Date;
  grow(map: Map<string, unknown>): Map<string, unknown>;
  throwing(): void;
  rejecting(): Promise<void>;
  callBack(call: (a: number, b: number) => number): number;
  callBackLater(call: (a: number) => Promise<number>): Promise<number>;
  echo(...values: unknown[]): Promise<unknown[]>;
  echoFunction(): Promise<unknown>;
  fail(): Promise<unknown>;
  missing(): Promise<unknown>;
  answerFunction(): Promise<unknown>;
  ping(): Promise<number>;
}

declare global {
  // oxlint-disable-next-line no-var -- the only way to declare a global
  var kit: Kit;
}

async function openKit(page: Page): Promise<Page> {
  await page.getByText('here').waitFor();
  return page;
}

test('the bridge and the channels carry what they carry in Electron', async ({
  launch,
  writeApp,
}) => {
  const app = await launch({ appDir: writeApp({ main, preload }) });
  const page = await openKit(await app.window());

  await test.step('the bridge: values, functions and errors', async () => {
    const values = await page.evaluate(async () => {
      const messageOf = async (run: () => unknown): Promise<string> => {
        try {
          return `no error but ${String(await run())}`;
        } catch (error) {
          return error instanceof Error ? error.message : 'not an Error';
        }
      };
      const grown = kit.grow(new Map([['set', new Set([1])]]));
      return {
        refusal: kit.refusal,
        list: kit.list,
        isFrozen:
          Object.isFrozen(kit) && Object.isFrozen(kit.deep.deeper) && Object.isFrozen(kit.list),
        isLocked: Object.getOwnPropertyDescriptor(window, 'kit')?.configurable,
        sum: kit.add(2, 3),
        deep: kit.deep.deeper.say(),
        date: kit.nextDay(new Date(0)) instanceof Date && kit.nextDay(new Date(0)).getTime(),
        map: [grown instanceof Map, grown.get('set') instanceof Set, grown.get('new')],
        throwing: await messageOf(() => kit.throwing()),
        rejecting: await messageOf(() => kit.rejecting()),
        calledBack: kit.callBack((a, b) => a * 10 + b),
        calledBackLater: await kit.callBackLater(async (a) => a * 2),
      };
    });

    expect(values).toEqual({
      refusal: expect.stringContaining('module not found: node:fs'),
      list: [1, { two: 2 }],
      isFrozen: true,
      isLocked: false,
      sum: 5,
      deep: 'deep',
      date: 86_400_000,
      map: [true, true, 1],
      throwing: 'sync',
      rejecting: 'async',
      calledBack: 12,
      calledBackLater: 7,
    });
  });

  await test.step('the channels: what can be cloned, and words for the rest', async () => {
    const messages = await page.evaluate(async () => {
      const messageOf = (answer: Promise<unknown>) =>
        answer.then(String, (error: unknown) =>
          error instanceof Error ? error.message : 'not an Error',
        );
      const echoed = await kit.echo(
        undefined,
        new Date(5),
        new Map([[1, { n: 1n }]]),
        Number.NaN,
        -0,
      );
      return {
        undefined: echoed[0] === undefined,
        date: echoed[1] instanceof Date && echoed[1].getTime(),
        bigint: echoed[2] instanceof Map && String((echoed[2].get(1) as { n: bigint }).n),
        nan: Number.isNaN(echoed[3]),
        minusZero: Object.is(echoed[4], -0),
        plain: await kit.echo({ $clone: 'date', value: [null] }),
        error: (await kit.echo(new Error('carried')))[0] instanceof Error,
        fail: await messageOf(kit.fail()),
        missing: await messageOf(kit.missing()),
        echoFunction: await messageOf(kit.echoFunction()),
        answerFunction: await messageOf(kit.answerFunction()),
        pong: await kit.ping(),
      };
    });

    expect(messages).toEqual({
      undefined: true,
      date: 5,
      bigint: '1',
      nan: true,
      minusZero: true,
      plain: [{ $clone: 'date', value: [null] }],
      error: true,
      fail: "Error invoking remote method 'fail': TypeError: not this one",
      missing: "Error invoking remote method 'missing': Error: No handler registered for 'missing'",
      echoFunction: 'An object could not be cloned.',
      answerFunction: expect.stringContaining('could not be cloned'),
      pong: 42,
    });
  });
});

test('a renderer that was taken over can ask for any channel with anything', async ({
  launch,
  writeApp,
}) => {
  const app = await launch({ appDir: writeApp({ main, preload }) });
  const page = await openKit(await app.window());
  expect(await app.invokeAsPage(page, 'echo', { any: ['thing'] }, null)).toEqual([
    { any: ['thing'] },
    null,
  ]);
  await expect(app.invokeAsPage(page, 'missing')).rejects.toThrow('No handler registered');
  expect(
    await page.evaluate(() => Object.keys(globalThis).filter((key) => /stand/i.test(key))),
  ).toEqual([]);
});
