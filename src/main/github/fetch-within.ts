import type { TroubleKind } from '../../shared/trouble.ts';
import type { Cause, Clock, Http, HttpRequest } from '../ports.ts';
import type { Answer } from './answer.ts';
import type { BodyFilter } from './body-filter.ts';
import { serverTimeOf } from './http-date.ts';
import { readBody } from './read-body.ts';
import { kindOfReject, nameOfReject, textOfReject } from './reject-kind.ts';

/** What one request may take. */
export interface Limits {
  /** From the start of the request to the last byte of its body. */
  readonly deadlineMs: number;
  /** Counted after decompression. */
  readonly maximumBodyBytes: number;
}

/** A whole answer, whoever gave it, or why there is none. */
export type Fetched = { readonly kind: 'answer'; readonly answer: Answer } | NotFetched;

interface NotFetched {
  readonly kind: 'trouble';
  readonly trouble: TroubleKind;
  readonly cause: Cause;
  /** In the words of whoever failed; for the log, where they are redacted. */
  readonly text: string;
  /** What the request was rejected with; null when it was given up. */
  readonly reason: unknown;
}

/** What a request goes through. */
interface FetchPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly filter: BodyFilter;
}

/**
 * Carries out one request within its limits. Never rejects.
 *
 * The deadline and the caller's signal hold even if `http` ignores both, and nothing is left running behind them.
 */
export function fetchWithin(
  { http, clock, filter }: FetchPorts,
  request: HttpRequest,
  limits: Limits,
): Promise<Fetched> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    const finish = (fetched: Fetched): void => {
      cancelDeadline();
      request.signal.removeEventListener('abort', onAbort);
      resolve(fetched);
      if (fetched.kind === 'trouble') controller.abort();
    };
    const onAbort = (): void =>
      finish(failed('network', { kind: 'aborted' }, 'aborted by the caller'));
    const onDeadline = (): void => finish(tooLong(limits));
    const cancelDeadline = clock.after(limits.deadlineMs, onDeadline);
    request.signal.addEventListener('abort', onAbort);
    // `transfer` never rejects.
    void transfer(http, filter, { ...request, signal: controller.signal }, limits).then(finish);
  });
}

async function transfer(
  http: Http,
  filter: BodyFilter,
  request: HttpRequest,
  limits: Limits,
): Promise<Fetched> {
  try {
    const response = await http(request);
    const { status, headers } = response;
    const body = await bodyOf(response, limits.maximumBodyBytes, request.signal);
    if (body === null) return tooLarge(limits);
    const serverMs = serverTimeOf(headers);
    return { kind: 'answer', answer: { status, headers, body, serverMs, filter } };
  } catch (reason) {
    const cause = { kind: 'network', name: nameOfReject(reason) } as const;
    return { ...failed(kindOfReject(reason), cause, textOfReject(reason)), reason };
  }
}

/**
 * Statuses of whoever stands in between: a proxy that wants a password, a network that wants a sign-in. They say it all,
 * and Chromium hands out no body of a proxy that was asked for a tunnel: to read it would make a broken connection of it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#status.407
 * @see https://www.rfc-editor.org/rfc/rfc6585#section-6
 */
const FROM_IN_BETWEEN: ReadonlySet<number> = new Set([407, 511]);

/** Of an answer whose head says it all, nothing. */
function bodyOf(
  response: Response,
  maximumBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  if (!FROM_IN_BETWEEN.has(response.status)) return readBody(response, maximumBytes, signal);
  // It may have failed already, which tells nothing new.
  void response.body?.cancel().catch(() => null);
  return Promise.resolve(new Uint8Array());
}

function tooLong({ deadlineMs }: Limits): NotFetched {
  const cause = { kind: 'limit', limit: 'deadlineMs', allowed: deadlineMs } as const;
  return failed('timeout', cause, 'deadline');
}

function tooLarge({ maximumBodyBytes }: Limits): NotFetched {
  const cause = { kind: 'limit', limit: 'bodyBytes', allowed: maximumBodyBytes } as const;
  return failed('malformed', cause, 'body too large');
}

function failed(trouble: TroubleKind, cause: Cause, text: string): NotFetched {
  return { kind: 'trouble', trouble, cause, text, reason: null };
}
