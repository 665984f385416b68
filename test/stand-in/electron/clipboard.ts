import type {
  Clipboard,
  ClipboardBookmark,
  ClipboardItem as ElectronClipboardItem,
} from 'electron';
import { host } from './host.ts';
import { offer, offerClass } from './offer.ts';
import { focusedWindow } from './window-list.ts';

type Payload = string | ClipboardBookmark | Blob;

const payloads = new WeakMap<ElectronClipboardItem, Record<string, Payload | Promise<Payload>>>();

export const ClipboardItem = offerClass<typeof ElectronClipboardItem>(
  'ClipboardItem',
  (self, items) => {
    payloads.set(self, items);
    return { types: Object.keys(items), getType: (type: string) => typed(self, type) as never };
  },
);

async function payloadOf(item: ElectronClipboardItem, type: string): Promise<Payload> {
  const payload = await payloads.get(item)?.[type];
  if (payload === undefined) throw new Error(`The type '${type}' was not found`);
  return payload;
}

async function typed(item: ElectronClipboardItem, type: string): Promise<Blob | ClipboardBookmark> {
  const payload = await payloadOf(item, type);
  return typeof payload === 'string' ? new Blob([payload], { type }) : payload;
}

async function textOf(payload: Payload): Promise<string> {
  if (typeof payload === 'string') return payload;
  return payload instanceof Blob ? payload.text() : JSON.stringify(payload);
}

const isWayland = (): boolean => process.env['XDG_SESSION_TYPE'] === 'wayland';
const hasFocus = (): boolean => focusedWindow() !== null;

type Items = readonly ElectronClipboardItem[];

/**
 * What lies in a clipboard, and what Electron takes for it. On Wayland a window without the focus can neither put
 * something there nor see what others have: Chromium drops the write without a word, and reads back what it wrote.
 */
function createShelf() {
  let lying: Items = [];
  /** What Chromium believes to be its own there. */
  let own: Items | null = null;
  /** What it saw when it last could. */
  let seen: Items = [];
  const isReached = (): boolean => !isWayland() || hasFocus();
  return {
    lying: () => lying,
    put(items: Items): void {
      own = items;
      if (isReached()) lying = items;
    },
    clear(): void {
      if (isReached() || lying === own) lying = [];
      own = null;
    },
    look(): Items {
      if (isWayland() && own !== null) return own;
      if (isReached()) seen = lying;
      return seen;
    },
    /** As another program, which takes away what lay there, and tells its owner. */
    replace(items: Items): void {
      if (lying === own) own = null;
      lying = items;
    },
  };
}

const shelf = createShelf();

/** A clipboard of its own; Linux has two. */
function createClipboard(
  name: string,
  selection: Clipboard | null,
  { put, clear, look }: ReturnType<typeof createShelf>,
): Clipboard {
  const clipboard: Clipboard = offer<Clipboard>(name, {
    // Only Linux has a selection; elsewhere the property is undefined.
    ...(selection === null ? {} : { selection }),
    clear() {
      clear();
      host.tell('deskChanged');
    },
    has: async (type) => look().some((item) => item.types.includes(type)),
    read: async () => [...look()],
    async readText() {
      return plainTextIn(look());
    },
    async write(data) {
      // Everything is settled before anything is replaced: a write is one step.
      await Promise.all(data.flatMap((item) => item.types.map((type) => payloadOf(item, type))));
      put([...data]);
      host.tell('deskChanged');
    },
    writeText: (text) => clipboard.write([new ClipboardItem({ 'text/plain': text })]),
  });
  return clipboard;
}

async function plainTextIn(items: Items): Promise<string> {
  const item = items.find((one) => one.types.includes('text/plain'));
  return item === undefined ? '' : textOf(await payloadOf(item, 'text/plain'));
}

export const clipboard: Clipboard = createClipboard(
  'clipboard',
  createClipboard('clipboard.selection', null, createShelf()),
  shelf,
);

host.answer('clipboard', async () =>
  Promise.all(
    shelf.lying().map(async (item) => {
      const texts = item.types.map(
        async (type) => [type, await textOf(await payloadOf(item, type))] as const,
      );
      return Object.fromEntries(await Promise.all(texts));
    }),
  ),
);
host.answer('fillClipboard', (text) => {
  shelf.replace([new ClipboardItem({ 'text/plain': text })]);
  host.tell('deskChanged');
});
