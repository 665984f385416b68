import type {
  Clipboard,
  ClipboardBookmark,
  ClipboardItem as ElectronClipboardItem,
} from 'electron';
import { host } from './host.ts';
import { offer, offerClass } from './offer.ts';

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

/** A clipboard of its own; Linux has two. */
function createClipboard(name: string, selection: Clipboard | null): Clipboard {
  let items: ElectronClipboardItem[] = [];
  const clipboard: Clipboard = offer<Clipboard>(name, {
    // Only Linux has a selection; elsewhere the property is undefined.
    ...(selection === null ? {} : { selection }),
    clear() {
      items = [];
      host.tell('deskChanged');
    },
    has: async (type) => items.some((item) => item.types.includes(type)),
    read: async () => items,
    async readText() {
      const item = items.find((one) => one.types.includes('text/plain'));
      return item === undefined ? '' : textOf(await payloadOf(item, 'text/plain'));
    },
    async write(data) {
      // Everything is settled before anything is replaced: a write is one step.
      await Promise.all(data.flatMap((item) => item.types.map((type) => payloadOf(item, type))));
      items = [...data];
      host.tell('deskChanged');
    },
    writeText: (text) => clipboard.write([new ClipboardItem({ 'text/plain': text })]),
  });
  return clipboard;
}

export const clipboard: Clipboard = createClipboard(
  'clipboard',
  createClipboard('clipboard.selection', null),
);

host.answer('clipboard', async () =>
  Promise.all(
    (await clipboard.read()).map(async (item) => {
      const texts = item.types.map(
        async (type) => [type, await textOf(await payloadOf(item, type))] as const,
      );
      return Object.fromEntries(await Promise.all(texts));
    }),
  ),
);
host.answer('fillClipboard', (text) => {
  clipboard.clear();
  void clipboard.writeText(text);
});
