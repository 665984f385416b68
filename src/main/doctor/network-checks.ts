import type { TroubleKind } from '../../shared/trouble.ts';
import { doctor as numbers } from '../config.ts';
import type { CertificateSeen, HostFacts, LastAnswer } from './facts.ts';
import { adviceOn, type CheckFound, found, span, titleOf } from './finding.ts';

/**
 * This machine's clock beside the host's `Date`, which is ahead by so much; null until the host was heard. A difference of
 * no sense counts as none that was heard.
 */
export function clockFound(skewMs: number | null): CheckFound {
  if (skewMs === null || !Number.isFinite(skewMs)) return found('notAsked', 'clockUnheard');
  const offMs = Math.abs(skewMs);
  if (offMs < numbers.clockOffMs) return found('well', 'clockAgrees');
  const health = offMs < numbers.clockWrongMs ? 'warning' : 'bad';
  return found(health, skewMs < 0 ? 'clockAhead' : 'clockBehind', span(offMs));
}

/** Whether the host's name leads anywhere, and whether it has to. */
export function hostNameFound(facts: {
  readonly host: string;
  readonly isOnline: boolean;
  readonly isFound: boolean;
  /** As Chromium writes them. */
  readonly proxies: string;
}): CheckFound {
  const { host, isOnline, isFound, proxies } = facts;
  if (isFound) return found('well', 'hostFound', host);
  if (!isOnline) return found('bad', 'hostOffline');
  if (firstProxy(proxies) !== null) return found('well', 'hostByProxy', host);
  return found('bad', 'hostNotFound', host);
}

/** Which proxy requests go through, and whether it lets them. `last`: what the last request met. */
export function proxyFound(proxies: string, last: LastAnswer): CheckFound {
  const proxy = firstProxy(proxies);
  const trouble = last === null ? null : troubleIn(last.outcome, PROXY_TROUBLES);
  if (trouble === null)
    return proxy === null ? unproxied(proxies) : found('well', 'proxyUsed', proxy);
  const words = [titleOf(trouble), adviceOn(trouble)];
  return proxy === null
    ? found('bad', 'proxyGone', ...words)
    : found('bad', 'proxyTrouble', proxy, ...words);
}

function unproxied(proxies: string): CheckFound {
  return /^DIRECT\b/i.test(proxies.trim())
    ? found('well', 'proxyNone')
    : found('unknown', 'proxyUnknown');
}

const PROXY_TROUBLES: readonly TroubleKind[] = ['proxy', 'proxyAuth'];

/** What a proxy is called: a scheme, a host, a port. Anything else is nobody's to show. */
const PROXY = /^(PROXY|HTTPS?|SOCKS[45]?|QUIC) ([\w.:[\]-]{1,255})$/i;

/** The proxy that is tried first; null where none is. */
export function firstProxy(proxies: string): string | null {
  return PROXY.exec(proxies.split(';')[0]?.trim() ?? '')?.[2] ?? null;
}

/** Who vouches for the host. */
export function certificateFound(
  { host, kind }: HostFacts,
  seen: CertificateSeen | null,
  last: LastAnswer,
): CheckFound {
  if (kind === 'plain') return found('notAsked', 'certificatePlain', host);
  const isDistrusted = last?.outcome === 'certificate';
  if (seen === null) {
    return isDistrusted
      ? found('bad', 'certificateTrouble')
      : found('notAsked', 'certificateUnseen', host);
  }
  if (isDistrusted || !seen.isTrusted) {
    return found('bad', 'certificateRefused', host, seen.issuer);
  }
  if (seen.isKnownRoot) return found('well', 'certificateKnown', host, seen.issuer);
  return kind === 'cloud'
    ? found('warning', 'certificateInspected', host, seen.issuer)
    : found('well', 'certificateOwn', host, seen.issuer);
}

function troubleIn(
  outcome: number | TroubleKind,
  kinds: readonly TroubleKind[],
): TroubleKind | null {
  return kinds.find((kind) => kind === outcome) ?? null;
}
