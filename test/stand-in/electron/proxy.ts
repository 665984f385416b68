import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { ProxyConfig } from 'electron';
import type { Answer } from './handed-out.ts';

/** What a proxy answers to whoever wants through it to another host. */
const NOT_THROUGH = 'net::ERR_TUNNEL_CONNECTION_FAILED';

/**
 * The answer to a request that goes through a tunnel of this proxy; null where requests go straight to their host.
 *
 * Only proxies that let nobody through are known. One that wants a name and a password, which nobody gives, has its
 * head handed out and its body fail: who sits between could have written it (crbug.com/8473).
 */
export async function throughProxy(config: ProxyConfig, url: string): Promise<Answer | null> {
  const { hostname, port, protocol } = new URL(url);
  const proxy = proxyIn(config);
  if (proxy === null || protocol !== 'https:') return null;
  const { host, port: proxyPort } = proxy;
  const target = `${hostname}:${port || 443}`;
  const asked = request({ host, port: proxyPort, method: 'CONNECT', path: target });
  asked.end();
  const [answer] = (await Promise.race([once(asked, 'connect'), once(asked, 'response')]).catch(
    () => {
      throw new Error('net::ERR_PROXY_CONNECTION_FAILED');
    },
  )) as [IncomingMessage];
  asked.destroy();
  if (answer.statusCode !== 407) throw new Error(NOT_THROUGH);
  const body = new ReadableStream({ pull: (stream) => stream.error(new Error(NOT_THROUGH)) });
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
  return new Response(body, { status: 407, headers: headers as [string, string][] });
}

/** As `session.resolveProxy` says it. */
export function proxiesFor(config: ProxyConfig, url: string): string {
  const proxy = proxyIn(config);
  const isAsked = proxy !== null && new URL(url).protocol === 'https:';
  return isAsked ? `PROXY ${proxy.host}:${proxy.port}` : 'DIRECT';
}

function proxyIn({
  proxyRules = '',
}: ProxyConfig): { readonly host: string; readonly port: string } | null {
  const [, host, port] = /^(?:https?=)?(?:http:\/\/)?([\w.-]+):(\d+)$/.exec(proxyRules) ?? [];
  return host === undefined || port === undefined ? null : { host, port };
}
