/** Status and headers of an answer, as they came. */
interface Head {
  readonly statusCode: number;
  /** The whole first line, e.g. `HTTP/1.1 200 OK`. */
  readonly statusLine: string;
  readonly responseHeaders?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Whether a `Response` can be made of such a head: one has a status from 200 to 599, and its words are bytes of Latin-1.
 *
 * @see https://fetch.spec.whatwg.org/#initialize-a-response
 */
export function canBeResponse({ statusCode, statusLine, responseHeaders = {} }: Head): boolean {
  const headers = Object.entries(responseHeaders).map(([name, values]): [string, string] => [
    name,
    values.join(', '),
  ]);
  try {
    const made = new Response(null, {
      status: statusCode,
      statusText: reasonIn(statusLine),
      headers,
    });
    return made.status === statusCode;
  } catch {
    return false;
  }
}

/** What stands behind version and status; often nothing. */
function reasonIn(statusLine: string): string {
  return /^\S+ +\d+ ?(.*)$/s.exec(statusLine)?.[1] ?? '';
}
