import type { WebFrameMain } from 'electron';
import type { FrameInfo } from '../contract.ts';
import { host } from './host.ts';
import { offer } from './offer.ts';

export interface FrameTree {
  readonly main: WebFrameMain;
  /** The frame with its newest address; the main frame is always the same object. */
  update(info: FrameInfo): WebFrameMain;
  destroy(): void;
}

interface Known {
  readonly frame: WebFrameMain;
  url: string;
  origin: string;
}

/** The frames of one page as the app sees them. */
export function createFrameTree(windowId: number): FrameTree {
  const known = new Map<string, Known>();
  let isDestroyed = false;
  let lastRoutingId = 0;

  function create(frameId: string | null, parent: WebFrameMain | null): Known {
    const routingId = ++lastRoutingId;
    const entry: Known = { frame: build(), url: '', origin: 'null' };
    return entry;

    function build(): WebFrameMain {
      const frame: WebFrameMain = offer<WebFrameMain>('WebFrameMain', {
        get url() {
          return entry.url;
        },
        get origin() {
          return entry.origin;
        },
        get top() {
          return parent ?? frame;
        },
        get frames() {
          return parent === null ? [...known.values()].map((one) => one.frame) : [];
        },
        parent,
        name: '',
        routingId,
        processId: windowId,
        osProcessId: windowId,
        frameTreeNodeId: routingId,
        detached: false,
        isDestroyed: () => isDestroyed,
        send: (channel, ...args: unknown[]) => {
          void host.call('sendToPage', windowId, frameId, channel, structuredClone(args));
        },
      });
      return frame;
    }
  }

  const main = create(null, null);
  return {
    main: main.frame,
    update(info) {
      const entry = info.isMain ? main : (known.get(info.id) ?? create(info.id, main.frame));
      if (!info.isMain) known.set(info.id, entry);
      entry.url = info.url;
      entry.origin = info.origin;
      return entry.frame;
    },
    destroy() {
      isDestroyed = true;
    },
  };
}
