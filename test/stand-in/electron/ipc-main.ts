import type {
  IpcMain,
  IpcMainEvent,
  IpcMainInvokeEvent,
  WebContents,
  WebFrameMain,
} from 'electron';
import type { InvokeOutcome } from '../contract.ts';
import { preventable } from './events.ts';
import { offer } from './offer.ts';

type Listener = Parameters<IpcMain['handle']>[1];
const handlers = new Map<string, Listener>();

export const ipcMain: IpcMain = offer<IpcMain>('ipcMain', {
  handle(channel, listener) {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    handlers.set(channel, listener);
  },
  handleOnce(channel, listener) {
    ipcMain.handle(channel, (event, ...args: unknown[]): unknown => {
      handlers.delete(channel);
      return listener(event, ...args);
    });
  },
  removeHandler: (channel) => void handlers.delete(channel),
});

/** Runs the handler of an `ipcRenderer.invoke`; errors become the text Electron shows in the page. */
export async function runHandler(
  sender: WebContents,
  frame: WebFrameMain,
  channel: string,
  args: unknown[],
): Promise<InvokeOutcome> {
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event: IpcMainInvokeEvent = preventable({ ...senderOf(sender, frame) });
    const value: unknown = await handler(event, ...args);
    return { kind: 'value', value: structuredClone(value) };
  } catch (error) {
    // Electron's own words, on the standard error of a shipped app as well.
    if (handlers.has(channel)) console.error(`Error occurred in handler for '${channel}':`, error);
    return {
      kind: 'error',
      message: `Error invoking remote method '${channel}': ${String(error)}`,
    };
  }
}

/** Hands an `ipcRenderer.send` to its listeners. */
export function runListeners(
  sender: WebContents,
  frame: WebFrameMain,
  channel: string,
  args: unknown[],
): void {
  const event: IpcMainEvent = preventable({
    ...senderOf(sender, frame),
    ports: [],
    returnValue: undefined,
    reply: (replyChannel: string, ...replyArgs: unknown[]) =>
      frame.send(replyChannel, ...replyArgs),
  });
  sender.emit('ipc-message', event, channel, ...args);
  ipcMain.emit(channel, event, ...args);
}

const senderOf = (sender: WebContents, frame: WebFrameMain) => ({
  type: 'frame' as const,
  sender,
  senderFrame: frame,
  frameId: frame.routingId,
  processId: frame.processId,
});

// Electron's own: a message on a channel of that name must not throw.
ipcMain.on('error', () => {});
