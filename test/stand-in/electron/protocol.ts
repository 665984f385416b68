import type { Protocol } from 'electron';
import { host } from './host.ts';
import { offer } from './offer.ts';

type Handler = Parameters<Protocol['handle']>[1];

const handlers = new Map<string, Handler>();
const privileged = new Set<string>();

export const protocol: Protocol = offer<Protocol>('protocol', {
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

export const schemeHandler = (scheme: string): Handler | null => handlers.get(scheme) ?? null;

host.answer('serveScheme', async ({ url, method, headers, body }) => {
  const handler = schemeHandler(new URL(url).protocol.slice(0, -1));
  if (handler === null) return { status: 404, headers: {}, body: new Uint8Array() };
  const request = new Request(url, { method, headers, body: body as BodyInit | null });
  const response = await handler(request);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
});
