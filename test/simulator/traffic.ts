import type { ServerResponse } from 'node:http';

/** The requests that are being answered at this moment; what controls the simulator is none of them. */
export interface Traffic {
  /** What a machine works on: it will be answered without anybody's help. */
  open(): readonly string[];
  /** How many wait for time to pass, or for ever, because a test wants it so. */
  heldBackCount(): number;
  /** A request that is open until `response` is sent or its connection is gone. */
  receive(what: string, response: ServerResponse): Visit;
}

export interface Visit {
  /** The same promise; until it is settled the request is held back on purpose. */
  heldBack<T>(wait: Promise<T>): Promise<T>;
}

export function createTraffic(): Traffic {
  const visits = new Map<symbol, { readonly what: string; isHeldBack: boolean }>();
  return {
    open: () =>
      [...visits.values()].filter(({ isHeldBack }) => !isHeldBack).map(({ what }) => what),
    heldBackCount: () => [...visits.values()].filter(({ isHeldBack }) => isHeldBack).length,
    receive(what, response) {
      const id = Symbol(what);
      const visit = { what, isHeldBack: false };
      visits.set(id, visit);
      response.once('close', () => visits.delete(id));
      return {
        async heldBack(wait) {
          visit.isHeldBack = true;
          try {
            return await wait;
          } finally {
            visit.isHeldBack = false;
          }
        },
      };
    },
  };
}
