import type { Bridge } from './bridge.ts';
import type { Codec } from './codec.ts';

/** What the preload's world sends through the binding, as JSON. */
export type FromPreload =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: unknown;
    }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown }
  | { readonly kind: 'preload-error'; readonly text: string }
  | { readonly kind: 'context-menu'; readonly params: FieldParams };

/** Of what `context-menu` tells, what is about text. */
export interface FieldParams {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly editFlags: Readonly<Record<'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll', boolean>>;
}

/** What the host delivers into the preload's world, as JSON. */
export type ToPreload =
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: unknown };

export const BINDING = '__standInIpc';
export const DELIVER = '__standInDeliver';

/** What the preload sees as `process`, besides what the page cannot know. */
export interface PreloadProcess {
  readonly type: 'renderer';
  readonly sandboxed: true;
  readonly contextIsolated: true;
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
}

/**
 * Offers `ipcRenderer` and `contextBridge` to the preload and runs it, in a world of its own.
 * Runs in pages as source text: nothing from outside its body but its arguments.
 */
export function runPreload(
  preload: (require: unknown, module: { exports: unknown }, process: PreloadProcess) => void,
  process: PreloadProcess,
  codec: Codec,
  bridge: Bridge,
): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  interface Entry {
    readonly listener: Listener;
    readonly isOnce: boolean;
  }
  const world = globalThis as unknown as Record<string, (text: string) => void>;
  const post = (message: FromPreload) => world['__standInIpc']?.(JSON.stringify(message));
  const waiting = new Map<number, { resolve: (v: unknown) => void; reject: (e: Error) => void }>();
  const listeners = new Map<string, Entry[]>();
  let lastId = 0;

  const unsupported = (member: string) => () => {
    throw new Error(`stand-in: ipcRenderer.${member} is not implemented`);
  };
  const remove = (channel: string, listener: Listener) => {
    const entries = listeners.get(channel) ?? [];
    const index = entries.findIndex((entry) => entry.listener === listener);
    if (index >= 0) listeners.set(channel, entries.toSpliced(index, 1));
    return ipcRenderer;
  };
  const add = (channel: string, listener: Listener, isOnce: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, isOnce }]);
    return ipcRenderer;
  };
  const on = (channel: string, listener: Listener): unknown => add(channel, listener, false);

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        const id = ++lastId;
        const message: FromPreload = { kind: 'invoke', id, channel, args: codec.encode(args) };
        waiting.set(id, { resolve, reject });
        post(message);
      }),
    send: (channel: string, ...args: unknown[]) =>
      post({ kind: 'send', channel, args: codec.encode(args) }),
    on,
    addListener: on,
    once: (channel: string, listener: Listener): unknown => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel?: string): unknown {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => (listeners.get(channel) ?? []).length,
    sendSync: unsupported('sendSync'),
    postMessage: unsupported('postMessage'),
    sendToHost: unsupported('sendToHost'),
  };

  world['__standInDeliver'] = (text) => {
    const message = JSON.parse(text) as ToPreload;
    if (message.kind === 'event') {
      const args = codec.decode(message.args) as unknown[];
      for (const { listener, isOnce } of listeners.get(message.channel) ?? []) {
        if (isOnce) remove(message.channel, listener);
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
      return;
    }
    const pending = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'value') pending?.resolve(codec.decode(message.value));
    else pending?.reject(new Error(message.message));
  };

  window.addEventListener('contextmenu', ({ target, defaultPrevented }) => {
    if (defaultPrevented) return;
    const field = target instanceof HTMLInputElement ? target : null;
    const { selectionStart: from = 0, selectionEnd: to = 0, value = '' } = field ?? {};
    const selectionText =
      field === null ? (getSelection()?.toString() ?? '') : value.slice(from ?? 0, to ?? 0);
    const isEditable = field !== null && !field.readOnly && !field.disabled;
    const canCopy = selectionText !== '';
    const editFlags = {
      canCut: isEditable && canCopy,
      canCopy,
      canPaste: isEditable,
      canSelectAll: true,
    };
    post({ kind: 'context-menu', params: { isEditable, selectionText, editFlags } });
  });

  // For tests that speak as a hostile renderer would. The page itself cannot reach this world.
  Object.assign(globalThis, { __standInIpcRenderer: ipcRenderer });

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api) },
    webUtils: { getPathForFile: () => '' },
  };
  // A sandboxed preload may load these and a few polyfills, nothing else.
  const offered = new Set(['electron', 'electron/renderer', 'electron/common']);
  const require = (name: string) => {
    if (offered.has(name)) return electron;
    throw new Error(`module not found: ${name}`);
  };
  try {
    preload(require, { exports: {} }, process);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    post({ kind: 'preload-error', text });
    console.error('Unable to load preload script:', error);
  }
}
