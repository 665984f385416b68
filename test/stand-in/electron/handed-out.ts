import type { Session } from 'electron';

type ElectronFetch = Session['fetch'];
export type Answer = Awaited<ReturnType<ElectronFetch>>;

/** The head of an answer, as Electron shows it to `webRequest` and makes a `Response` of it. */
export interface Head {
  readonly statusCode: number;
  readonly statusLine: string;
  readonly responseHeaders: Readonly<Record<string, string[]>>;
}

/** Whether the app lets an answer with such a head through. */
export type LetsThrough = (head: Head) => Promise<boolean>;

/** @see https://fetch.spec.whatwg.org/#null-body-status */
const WITHOUT_BODY = new Set([101, 204, 205, 304]);

/**
 * Hands an answer out as Electron does: its `Response` is made in the listener of an event, so that what cannot be one
 * throws where no caller catches it, and the request waits until somebody aborts it.
 *
 * @see https://github.com/electron/electron/blob/main/lib/browser/api/net-fetch.ts
 */
export async function handOut(
  response: Answer,
  signal: AbortSignal | null | undefined,
  letsThrough: LetsThrough,
): Promise<Answer> {
  const head = headOf(response);
  if (!(await letsThrough(head))) {
    await response.body?.cancel();
    throw new Error('net::ERR_BLOCKED_BY_CLIENT');
  }
  return new Promise<Answer>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
    queueMicrotask(() => resolve(made(response, head)));
  });
}

function made(response: Answer, { statusCode, responseHeaders }: Head): Answer {
  const headers = new Headers();
  for (const [name, values] of Object.entries(responseHeaders)) {
    headers.set(name, values.join(', '));
  }
  const { body, statusText } = response;
  const given = WITHOUT_BODY.has(statusCode) ? null : body;
  return new Response(given, { headers, status: statusCode, statusText });
}

function headOf({ headers, status, statusText }: Answer): Head {
  const entries = [...headers].map(([name, value]): [string, string[]] => [
    name,
    [asChromiumReads(value)],
  ]);
  return {
    statusCode: status,
    statusLine: `HTTP/1.1 ${status} ${statusText}`,
    responseHeaders: Object.fromEntries(entries),
  };
}

/** Node takes the bytes of a header for Latin-1, Electron for UTF-8. */
function asChromiumReads(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8');
}
