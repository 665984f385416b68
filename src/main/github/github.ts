import type { GitHub } from '../ports.ts';
import { Secret } from '../secrets/secret.ts';
import { fetchPlan, identify } from './account.ts';
import { fetchAvatar } from './avatar.ts';
import { pollOnce, requestCode } from './device-flow.ts';
import { createExchange } from './exchange.ts';
import { renewGrant } from './grants.ts';
import { probeHost } from './probe.ts';
import { createRequests } from './requests.ts';
import type { Tools } from './tools.ts';
import { createWire, type WireParts } from './wire.ts';

export interface GitHubParts extends WireParts {
  /** This product's version, as the requests name it. */
  readonly version: string;
  /** Hears of every secret that an answer brought, before anything could log it: the redactor's `register`. */
  readonly onSecret: (secret: Secret) => void;
}

/** GitHub over the wire, within limits. Loopback hosts are spoken to only if `allowLoopback`. */
export function createGitHub(parts: GitHubParts): GitHub {
  const tools: Tools = {
    send: createWire(parts),
    requests: createRequests(parts.version),
    mint: (token) => {
      const secret = new Secret(token);
      parts.onSecret(secret);
      return secret;
    },
    log: parts.log,
  };
  return {
    requestCode: (host, clientId, signal) => requestCode(tools, host, clientId, signal),
    poll: (request, signal) => pollOnce(tools, request, signal),
    renew: (request, signal) => renewGrant(tools, request, signal),
    exchange: createExchange(tools),
    identify: (host, token, signal) => identify(tools, host, token, signal),
    plan: (host, token, signal) => fetchPlan(tools, host, token, signal),
    avatar: (host, url, signal) => fetchAvatar(tools, host, url, signal),
    probe: (host, signal) => probeHost(tools, host, signal),
  };
}
