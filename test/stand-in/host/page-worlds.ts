import type { CDPSession, Page } from '@playwright/test';
import type { AppSide, FrameInfo, WindowSpec } from '../contract.ts';
import type { Link } from '../link.ts';
import { createCodec } from '../page/codec.ts';
import { BINDING, DELIVER, type FromPreload, type ToPreload } from '../page/preload-world.ts';
import { mainWorldScript, preloadWorldScript } from '../page/scripts.ts';
import { ELECTRON_VERSION } from '../settings.ts';
import { type Addresses, originOf } from './addresses.ts';

/** Name of the isolated world that the preload runs in. */
const WORLD = 'preload';

interface World {
  readonly uniqueId: string;
  readonly frameId: string;
}

export interface PageWorlds {
  /** Delivers an `ipcRenderer` event to the main frame (null) or to one sub-frame. */
  deliver(frameId: string | null, channel: string, args: unknown[]): Promise<void>;
  mainFrame(): FrameInfo;
  /** Asks the page's own world, and waits until every message that was sent before, either way, has arrived. */
  flush(question: string): Promise<readonly unknown[]>;
  /** Messages so far, both ways. */
  messageCount(): number;
  /** `ipcRenderer.invoke` without the app's preload in between; arguments and answer as JSON. */
  invoke(channel: string, args: readonly unknown[]): Promise<unknown>;
}

interface Surroundings {
  readonly windowId: number;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly spec: WindowSpec;
  readonly addresses: Addresses;
  readonly chromeVersion: string;
  readonly app: Link<unknown, AppSide>;
}

/** Gives a page its preload in an isolated world and carries IPC between that world and the app. */
export async function installWorlds(around: Surroundings): Promise<PageWorlds> {
  const { page, cdp, spec, app, windowId, addresses } = around;
  const codec = createCodec();
  const worlds = new Map<number, World>();
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const mainFrameId = frameTree.frame.id;

  const underWay = new Set<Promise<unknown>>();
  let messageCount = 0;

  function carry<T>(message: Promise<T>): Promise<T> {
    messageCount++;
    underWay.add(message);
    message.finally(() => underWay.delete(message)).catch(() => {});
    return message;
  }

  const mainFrame = (): FrameInfo => frameInfo(mainFrameId, page.url());
  function frameInfo(id: string, webUrl: string): FrameInfo {
    const url = addresses.toApp(webUrl);
    return { id, url, origin: originOf(url), isMain: id === mainFrameId };
  }
  async function frameOf(world: World): Promise<FrameInfo> {
    if (world.frameId === mainFrameId) return mainFrame();
    const href = await run(world, 'location.href');
    return frameInfo(world.frameId, String(href));
  }

  async function run(world: World, expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      uniqueContextId: world.uniqueId,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails === undefined) return result.value as unknown;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  async function post(world: World, message: ToPreload): Promise<void> {
    const text = JSON.stringify(JSON.stringify(message));
    // A page that has moved on meanwhile has nobody left to tell.
    await carry(run(world, `${DELIVER}(${text})`).catch(() => {}));
  }

  async function receive(world: World, message: FromPreload): Promise<void> {
    if (message.kind === 'preload-error') {
      const error = { name: 'Error', message: message.text };
      app.tell('pageEvent', windowId, 'preload-error', [spec.preloadPath, error]);
      return;
    }
    if (message.kind === 'context-menu') {
      app.tell('pageEvent', windowId, 'context-menu', [message.params]);
      return;
    }
    const args = codec.decode(message.args) as unknown[];
    const frame = await carry(frameOf(world));
    if (message.kind === 'send') {
      app.tell('send', windowId, frame, message.channel, args);
      return;
    }
    const { id, channel } = message;
    const outcome = await app.call('invoke', windowId, frame, channel, args);
    await post(
      world,
      outcome.kind === 'value'
        ? { kind: 'value', id, value: codec.encode(outcome.value) }
        : { kind: 'error', id, message: outcome.message },
    );
  }

  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== WORLD) return;
    const { frameId } = context.auxData as { frameId: string };
    worlds.set(context.id, { uniqueId: context.uniqueId, frameId });
  });
  cdp.on('Runtime.executionContextDestroyed', (event) => worlds.delete(event.executionContextId));
  cdp.on('Runtime.executionContextsCleared', () => worlds.clear());
  cdp.on('Runtime.bindingCalled', (event) => {
    const world = worlds.get(event.executionContextId);
    if (event.name !== BINDING || world === undefined) return;
    // When the app exits in the middle of an answer there is nobody left to answer.
    receive(world, JSON.parse(event.payload) as FromPreload).catch(() => {});
  });
  await addScripts(around);

  const worldsOf = (frameId: string) => [...worlds.values()].filter((w) => w.frameId === frameId);
  return {
    mainFrame,
    async flush(question) {
      // What a page has sent is announced on this session before this is answered. A page that is gone sends nothing.
      const answer = await cdp
        .send('Runtime.evaluate', { expression: question, returnByValue: true, awaitPromise: true })
        .catch(() => null);
      while (underWay.size > 0) await Promise.allSettled(underWay);
      return page.isClosed() ? [] : [answer?.result.value];
    },
    messageCount: () => messageCount,
    async deliver(frameId, channel, args) {
      const message: ToPreload = { kind: 'event', channel, args: codec.encode(args) };
      await Promise.all(worldsOf(frameId ?? mainFrameId).map((world) => post(world, message)));
    },
    async invoke(channel, args) {
      const [world] = worldsOf(mainFrameId);
      if (world === undefined) throw new Error('stand-in: the page has no preload world');
      // As text to be parsed: a literal with the key `__proto__` would set a prototype instead.
      const text = JSON.stringify(JSON.stringify([channel, ...args]));
      return run(world, `__standInIpcRenderer.invoke(...JSON.parse(${text}))`);
    },
  };
}

/** Every document of the page from now on gets its two ends of the bridge, and the app's preload. */
async function addScripts({ cdp, spec, chromeVersion }: Surroundings): Promise<void> {
  const preload = preloadWorldScript({
    source: spec.preloadSource,
    inSubFrames: spec.preloadInSubFrames,
    process: {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: process.platform,
      arch: process.arch,
      versions: { electron: ELECTRON_VERSION, chrome: chromeVersion },
      env: {},
      argv: spec.additionalArguments,
    },
  });
  await Promise.all([
    cdp.send('Page.enable'),
    cdp.send('Runtime.enable'),
    cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source: preload }),
  ]);
}
