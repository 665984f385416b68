import type { TroubleKind } from '../../shared/trouble.ts';
import type { Activity, Clock, Http, Log, RequestPurpose, Trouble } from '../ports.ts';
import { type Answer, hasRequestId, isPage, isSuccess } from './answer.ts';
import { type Fetched, fetchWithin, type Limits } from './fetch-within.ts';
import { isGitHubCloud } from './hosts.ts';
import type { RequestDraft } from './requests.ts';

export interface Call {
  readonly host: string;
  readonly purpose: RequestPurpose;
  /** Null for a host that no request may be sent to. */
  readonly request: RequestDraft | null;
  readonly signal: AbortSignal;
  readonly limits: Limits;
}

export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Sends one request and tells whether it was answered by whom it was meant for. Never rejects. */
export type Wire = (call: Call) => Promise<Reply>;

export interface WirePorts {
  readonly http: Http;
  /** Real time, even where the app's own time is scaled: the network does not hurry for anybody. */
  readonly clock: Clock;
  readonly log: Log;
  readonly activity: Activity;
}

/** Calls that GitHub's API answers; the sign-in pages and images are served by others too. */
const API_PURPOSES: ReadonlySet<RequestPurpose> = new Set(['exchange', 'identity', 'plan']);

/** The one way out: every request passes the limits, the check of who answered, and the activity. */
export function createWire(ports: WirePorts): Wire {
  const { activity, clock, log } = ports;
  return async (call) => {
    const { host, purpose, request, signal } = call;
    if (request === null) {
      log.warn('refused to send a request to this host', { host, purpose });
      return troubled('network');
    }
    if (signal.aborted) return troubled('network');
    const startMs = clock.monotonicMs();
    const fetched = await fetchWithin(ports, { ...request, signal }, call.limits);
    const trouble = troubleOfTransport(call, fetched);
    const tookMs = clock.monotonicMs() - startMs;
    if (fetched.kind === 'trouble') log.info(`request failed: ${fetched.cause}`, { host, purpose });
    if (fetched.kind === 'answer' && trouble === null) {
      activity.add({ kind: 'request', host, purpose, outcome: fetched.answer.status, tookMs });
      return fetched;
    }
    const kind = trouble ?? 'network';
    activity.add({ kind: 'request', host, purpose, outcome: kind, tookMs });
    return troubled(kind);
  };
}

function troubleOfTransport(call: Call, fetched: Fetched): TroubleKind | null {
  if (fetched.kind === 'trouble') return fetched.trouble;
  const { answer } = fetched;
  if (answer.status === 407) return 'proxyAuth';
  return isFromSomebodyElse(call, answer) ? 'portal' : null;
}

/**
 * Whether a proxy, a portal or a filter answered instead of the server.
 *
 * GitHub's own client refuses answers without `x-github-request-id`, too. Other hosts may not send it; from them only
 * a page where data was asked for gives a stranger away (other errors may well be pages).
 */
function isFromSomebodyElse({ host, purpose }: Call, answer: Answer): boolean {
  // 511: RFC 6585 §6. A redirect is never GitHub's answer to any of our requests.
  if (answer.status === 511 || (answer.status >= 300 && answer.status < 400)) return true;
  if (hasRequestId(answer)) return false;
  if (isGitHubCloud(host) && API_PURPOSES.has(purpose)) return true;
  return isPage(answer) && (isSuccess(answer) || answer.status === 401 || answer.status === 403);
}

function troubled(kind: TroubleKind): Reply {
  return { kind: 'trouble', trouble: { kind, retryAfterMs: null } };
}
