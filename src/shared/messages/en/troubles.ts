import type { Platform } from '../../platform.ts';
import type { TroubleKind } from '../../trouble.ts';
import type { Hint } from '../advice.ts';

/** Failures that nobody decided. Whether and when Pilot Light tries again is said beside them, where it does. */
export const troubles: Readonly<Record<TroubleKind, Hint>> = {
  network: {
    title: 'No network',
    next: 'Check the connection.',
  },
  hostNotFound: {
    title: 'The host cannot be found',
    next: 'Check the connection, or the VPN.',
  },
  proxy: {
    title: 'The network’s proxy does not connect',
    next: 'Check the proxy in your system’s settings, or ask who runs your network.',
  },
  timeout: {
    title: 'GitHub is slow to answer',
    next: 'Wait a moment.',
  },
  certificate: {
    title: 'The connection is not trusted',
    next: 'Ask who runs your network.',
  },
  clock: {
    title: 'The certificate is not valid today',
    next: 'Check the date of this computer. If it is right, the server’s certificate has ended.',
  },
  proxyAuth: {
    title: 'The network’s proxy wants a password',
    next: 'Give name and password in your system’s settings, or ask who runs your network.',
  },
  portal: {
    title: 'This network wants you to sign in first',
    next: 'It shows its own page in a browser. Sign in there.',
  },
  rateLimited: {
    title: 'GitHub asks to wait',
    next: 'Wait a moment.',
  },
  server: {
    title: 'GitHub has a problem',
    next: 'Only GitHub can fix it. Its status page may say more.',
  },
  malformed: {
    title: 'GitHub’s answer makes no sense',
    next: 'Try again later. If it stays, update Pilot Light.',
  },
};

/** Where a proxy's name and password belong; the app asks for none and keeps none. */
export const proxyWay: Readonly<Record<Platform, string>> = {
  mac: 'System Settings › Network › Details › Proxies. Pilot Light keeps no proxy password.',
  windows:
    'Settings › Network & internet › Proxy; name and password in Credential Manager. Pilot Light keeps none.',
  linux:
    'The desktop’s network settings, under Proxy, or a Kerberos ticket (kinit). Pilot Light keeps no proxy password.',
};

/** When it is tried again; `left` is a span. */
export const nextTry = {
  now: 'Trying now.',
  in: (left: string) => `Next try in ${left}.`,
};

/** Where a host leads instead of answering. */
export const detours = {
  /** Instead of the words for a portal, where the host is somebody's own. */
  title: (host: string) => `Something else answers for ${host}`,
  leads: (host: string, other: string) => `${other} answers instead of ${host}.`,
  /** For a host of somebody's own, which may have moved. */
  newName: 'If that is its new name, add it as a host.',
};
