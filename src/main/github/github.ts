import type { GitHub } from '../ports.ts';
import { identify } from './account.ts';
import { fetchAvatar } from './avatar.ts';
import { type BodyFilterPorts, createBodyFilter } from './body-filter.ts';
import { createDetours } from './detours.ts';
import { pollOnce, requestCode } from './device-flow.ts';
import { createExchange } from './exchange.ts';
import { renewGrant } from './grants.ts';
import { fetchLatestRelease } from './latest-release.ts';
import { askForModels } from './models.ts';
import { probeHost } from './probe.ts';
import { createRequests } from './requests.ts';
import { revokeCredentials } from './revoke.ts';
import { type Tools, withNoLogged } from './tools.ts';
import { fetchUsage } from './usage.ts';
import { createWire, type WirePorts } from './wire.ts';

/** What the wire needs from the world. */
export interface GitHubPorts extends Omit<WirePorts, 'filter' | 'detours'>, BodyFilterPorts {
  /** Only true when the app is not packaged. */
  readonly allowLoopback: boolean;
  /** This product's version, as the requests name it. */
  readonly version: string;
}

/** GitHub over the wire, within limits. Loopback hosts are spoken to only if `allowLoopback`. */
export function createGitHub(ports: GitHubPorts): GitHub {
  const { log } = ports;
  const detours = createDetours(ports.redact);
  const tools: Tools = {
    send: createWire({ ...ports, detours, filter: createBodyFilter(ports) }),
    requests: createRequests(ports.version, ports.allowLoopback),
    log,
  };
  return {
    requestCode: async (host, clientId, signal) =>
      withNoLogged(log, 'deviceCode', await requestCode(tools, host, clientId, signal)),
    poll: async (request, signal) =>
      withNoLogged(log, 'poll', await pollOnce(tools, request, signal)),
    renew: async (request, signal) =>
      withNoLogged(log, 'renewGitHubToken', await renewGrant(tools, request, signal)),
    exchange: createExchange(tools),
    identify: (host, token, signal) => identify(tools, host, token, signal),
    usage: (host, token, signal) => fetchUsage(tools, host, token, signal),
    avatar: (host, url, signal) => fetchAvatar(tools, host, url, signal),
    models: (call, signal) => askForModels(tools, call, signal),
    latestRelease: (host, repository, signal) =>
      fetchLatestRelease(tools, host, repository, signal),
    probe: (host, signal) => probeHost(tools, host, signal),
    revoke: async (host, credentials, signal) =>
      withNoLogged(log, 'revoke', await revokeCredentials(tools, host, credentials, signal)),
    detours: detours.all,
  };
}
