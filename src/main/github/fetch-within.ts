import type { TroubleKind } from '../../shared/trouble.ts';
import type { Clock, Http, HttpRequest } from '../ports.ts';
import type { Answer } from './answer.ts';
import { parseHttpDate } from './http-date.ts';
import { readBody } from './read-body.ts';
import { kindOfReject, textOfReject } from './reject-kind.ts';

export interface Limits {
  /** From the start of the request to the last byte of its body. */
  readonly deadlineMs: number;
  /** Counted after decompression. */
  readonly maximumBodyBytes: number;
}

export type Fetched =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** `cause` is for the log. */
  | { readonly kind: 'trouble'; readonly trouble: TroubleKind; readonly cause: string };

/**
 * Carries out one request within its limits. Never rejects.
 *
 * The deadline and the caller's signal hold even if `http` ignores both, and nothing is left running behind them.
 */
export function fetchWithin(
  { http, clock }: { readonly http: Http; readonly clock: Clock },
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
    const onAbort = (): void => finish(failed('network', 'aborted by the caller'));
    const onDeadline = (): void => finish(failed('timeout', 'deadline'));
    const cancelDeadline = clock.after(limits.deadlineMs, onDeadline);
    request.signal.addEventListener('abort', onAbort);
    // `transfer` never rejects.
    void transfer(http, { ...request, signal: controller.signal }, limits).then(finish);
  });
}

async function transfer(http: Http, request: HttpRequest, limits: Limits): Promise<Fetched> {
  try {
    const response = await http(request);
    const body = await readBody(response, limits.maximumBodyBytes, request.signal);
    if (body === null) return failed('malformed', 'body too large');
    const { status, headers } = response;
    const serverMs = parseHttpDate(headers.get('date'));
    return { kind: 'answer', answer: { status, headers, body, serverMs } };
  } catch (reason) {
    return failed(kindOfReject(reason), textOfReject(reason));
  }
}

function failed(trouble: TroubleKind, cause: string): Fetched {
  return { kind: 'trouble', trouble, cause };
}
