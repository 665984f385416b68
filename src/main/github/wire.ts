import type { TroubleKind } from '../../shared/trouble.ts';
import type {
  Activity,
  Cause,
  Clock,
  Http,
  Log,
  RequestEntry,
  RequestPurpose,
  Trouble,
} from '../ports.ts';
import { type Answer, hasRequestId, isPage, isSuccess } from './answer.ts';
import type { BodyFilter } from './body-filter.ts';
import type { Detours } from './detours.ts';
import { causeOf } from './failures.ts';
import { type Fetched, fetchWithin, type Limits } from './fetch-within.ts';
import { isGitHubCloud } from './hosts.ts';
import type { RequestDraft } from './requests.ts';

/** One request with who it goes to, what for, and how long it may take. */
export interface Call {
  readonly host: string;
  readonly purpose: RequestPurpose;
  /** Null for a host that no request may be sent to. */
  readonly request: RequestDraft | null;
  readonly signal: AbortSignal;
  readonly limits: Limits;
}

/** An answer of whom the call was meant for, or why there is none. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Sends one request and tells whether it was answered by whom it was meant for. Never rejects. */
export type Wire = (call: Call) => Promise<Reply>;

/** What sending needs from the world. */
export interface WirePorts {
  readonly filter: BodyFilter;
  readonly detours: Detours;
  readonly http: Http;
  /** Real time, even where the app's own time is scaled: the network does not hurry for anybody. */
  readonly clock: Clock;
  readonly log: Log;
  readonly activity: Activity;
}

/** Calls that GitHub's API answers; the sign-in pages and images are served by others too. */
const API_PURPOSES: ReadonlySet<RequestPurpose> = new Set([
  'exchange',
  'identity',
  'plan',
  'revoke',
  'release',
]);

/** Served by somebody else than the host, who may lead wherever he likes. */
const ELSEWHERE: ReadonlySet<RequestPurpose> = new Set(['avatar', 'models']);

/** The one way out: every request passes the limits, the check of who answered, and the activity. */
export function createWire(ports: WirePorts): Wire {
  const { activity, clock, detours, log } = ports;
  return async (call) => {
    const { host, purpose, request, signal } = call;
    if (request === null) {
      log.warn('refused to send a request to this host', { host, purpose });
      return troubled('network', { kind: 'hostRefused' });
    }
    if (signal.aborted) return troubled('network', { kind: 'aborted' });
    const startMs = clock.monotonicMs();
    const fetched = await fetchWithin(ports, { ...request, signal }, call.limits);
    if (!ELSEWHERE.has(purpose)) detours.note(host, request.url, reasonOf(fetched));
    const reply = replyOf(call, fetched);
    const tookMs = clock.monotonicMs() - startMs;
    if (fetched.kind === 'trouble') log.info(`request failed: ${fetched.text}`, { host, purpose });
    activity.add({ kind: 'request', host, purpose, ...outcomeOf(reply), tookMs });
    return reply;
  };
}

const reasonOf = (fetched: Fetched) => (fetched.kind === 'trouble' ? fetched.reason : null);

function replyOf(call: Call, fetched: Fetched): Reply {
  if (fetched.kind === 'trouble') return troubled(fetched.trouble, fetched.cause);
  const { answer } = fetched;
  if (answer.status === 407) return troubled('proxyAuth', causeOf(answer));
  return isFromSomebodyElse(call, answer) ? troubled('portal', causeOf(answer)) : fetched;
}

function outcomeOf(reply: Reply): Pick<RequestEntry, 'outcome' | 'cause'> {
  if (reply.kind === 'answer') return { outcome: reply.answer.status };
  const { kind: outcome, cause } = reply.trouble;
  return cause === undefined ? { outcome } : { outcome, cause };
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

function troubled(kind: TroubleKind, cause: Cause): Reply {
  return { kind: 'trouble', trouble: { kind, retryAfterMs: null, cause } };
}
