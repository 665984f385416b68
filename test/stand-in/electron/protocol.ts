import type { Protocol } from 'electron';
import { host } from './host.ts';
import { offer } from './offer.ts';

export type SchemeHandler = Parameters<Protocol['handle']>[1];

/** The custom schemes of one session: each session has its own, as in Electron. */
export interface SchemeTable {
  readonly protocol: Protocol;
  readonly handlerOf: (scheme: string) => SchemeHandler | null;
}

const privileged = new Set<string>();

export function createSchemeTable(): SchemeTable {
  const handlers = new Map<string, SchemeHandler>();
  const protocol = offer<Protocol>('protocol', {
    registerSchemesAsPrivileged(schemes) {
      for (const { scheme } of schemes) privileged.add(scheme);
    },
    handle(scheme, handler) {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      if (!privileged.has(scheme)) {
        throw new Error(`stand-in: the scheme ${scheme} was not registered as privileged`);
      }
      handlers.set(scheme, handler);
      host.tell('handleScheme', scheme);
    },
    unhandle: (scheme) => void handlers.delete(scheme),
    isProtocolHandled: (scheme) => handlers.has(scheme),
  });
  return { protocol, handlerOf: (scheme) => handlers.get(scheme) ?? null };
}
