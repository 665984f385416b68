import type { IncomingHttpHeaders } from 'node:http';

/** What came back, or how the conversation ended. */
export type SocketAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: Buffer;
    }
  | { readonly kind: 'nobody' | 'tooLong' | 'late' | 'cutOff' | 'strange' };

/** One question. */
export interface SocketQuestion {
  readonly socketPath: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How long to wait for an answer; where a text is sent, for each further piece of it. */
  readonly timeoutMs: number;
  /** Sent along, by POST. */
  readonly body?: Buffer;
}

/** No answer of the agent's is a hundredth of it; a text that was sent comes back a little longer at most. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/** Asks once. Never rejects. */
export async function askSocket(question: SocketQuestion): Promise<SocketAnswer> {
  // Only here: where nobody listens, nothing of it is needed, and loading it takes longer than finding that out.
  const { request } = await import('node:http');
  const { timeoutMs, body, headers, ...options } = question;
  const largestBytes = LARGEST_BODY_BYTES + 2 * (body?.length ?? 0);
  const sending =
    body === undefined
      ? { headers }
      : { method: 'POST', headers: { ...headers, 'Content-Length': String(body.length) } };
  return new Promise((resolve) => {
    const asked = request({ ...options, ...sending, host: 'pilot-light', agent: false });
    const timer = setTimeout(() => finish({ kind: 'late' }), timeoutMs);
    let hasOpened = false;
    function finish(answer: SocketAnswer): void {
      clearTimeout(timer);
      resolve(answer);
      asked.destroy();
    }
    asked.on('socket', (socket) => {
      socket.on('connect', () => {
        hasOpened = true;
      });
    });
    asked.on('error', (error: NodeJS.ErrnoException) => finish(endOf(error.code ?? '', hasOpened)));
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (body !== undefined) timer.refresh();
        if (bytes > largestBytes) finish({ kind: 'strange' });
      });
      response.on('error', () => finish({ kind: 'cutOff' }));
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        finish({ kind: 'answer', status, headers, body: Buffer.concat(chunks) });
      });
    });
    asked.end(body);
  });
}

function endOf(code: string, hasOpened: boolean): SocketAnswer {
  if (code.startsWith('HPE_')) return { kind: 'strange' };
  if (hasOpened) return { kind: 'cutOff' };
  // EINVAL is how systems refuse a path that is longer than theirs may be.
  return { kind: code === 'EINVAL' ? 'tooLong' : 'nobody' };
}
