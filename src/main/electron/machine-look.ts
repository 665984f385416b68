import { Notification, type Session, safeStorage } from 'electron';
import type { Platform } from '../../shared/platform.ts';
import type { WaylandSession } from '../clipboard/wayland.ts';
import type { CertificateSeen, MachineLook, NoticesStanding } from '../doctor/facts.ts';
import { endpointsOf } from '../github/hosts.ts';
import { canLend } from '../node/wl-copy.ts';
import { isWithoutSandbox } from './lifecycle.ts';

interface MachineLookPorts {
  readonly platform: Platform;
  /** Of the wire: its proxies, names and certificates are the ones that count. */
  readonly session: Pick<Session, 'resolveProxy' | 'resolveHost'>;
  /** By the name of who was met. */
  readonly certificates: { readonly of: (name: string) => CertificateSeen | null };
  readonly wayland: WaylandSession | null;
  readonly startsAtLogin: () => Promise<boolean>;
  /** A notice of this run was not shown. */
  readonly haveNoticesFailed: () => boolean;
}

/** What Electron and the system say of this machine. */
export function createMachineLook(ports: MachineLookPorts): MachineLook {
  const { platform, session, certificates } = ports;
  // Tokens come from there; the sign-in pages are on the host itself.
  const apiOf = (host: string): URL => new URL(endpointsOf(host).user);

  function notices(): NoticesStanding {
    if (!Notification.isSupported()) return 'unsupported';
    return ports.haveNoticesFailed() ? 'failed' : 'shown';
  }

  return {
    proxyFor: (host) => session.resolveProxy(apiOf(host).origin),
    async isFound(host) {
      const { endpoints } = await session.resolveHost(apiOf(host).hostname);
      return endpoints.length > 0;
    },
    certificateOf: (host) => certificates.of(apiOf(host).hostname),
    // Only Linux has more than one.
    keyringBackend: () => (platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null),
    isSandboxed: () => !isWithoutSandbox(),
    notices,
    startsAtLogin: ports.startsAtLogin,
    async clipboardWay() {
      if (ports.wayland === null) return 'plain';
      return (await canLend(process.env)) ? 'lent' : 'focused';
    },
    // An empty one counts as none, for other clients too.
    variableNames: () => Object.keys(process.env).filter((name) => process.env[name] !== ''),
  };
}
