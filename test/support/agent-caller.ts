import { connect } from 'node:net';

/** What a program was answered over the agent's socket. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The head of a good request, without its empty line. */
export function headOf(target: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = Object.entries({ Host: 'agent', 'Pilot-Light': '1', ...headers });
  return [`GET ${target} HTTP/1.1`, ...all.map(([name, value]) => `${name}: ${value}`)].join(
    '\r\n',
  );
}

/** Asks as `curl --unix-socket` does. */
export async function ask(
  address: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const answered = await send(address, `${headOf(target, headers)}\r\n\r\n`);
  if (answered === null) throw new Error('closed without a word');
  return answered;
}

/** Sends this and reads to the end; null when the connection was closed without a word. Half-closes where asked to. */
export function send(
  address: string,
  bytes: string | Buffer,
  { isHalfClosed = false } = {},
): Promise<Answered | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const socket = connect({ path: address, allowHalfOpen: true });
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.on('error', (error) => {
      // Whoever is cut off while it still sends is cut off: what was answered counts.
      if (pieces.length === 0 && !/EPIPE|ECONNRESET/.test(String(error))) reject(error);
    });
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(parse(Buffer.concat(pieces).toString('latin1'))));
    if (isHalfClosed) socket.end(bytes);
    else socket.write(bytes);
  });
}

function parse(text: string): Answered | null {
  if (text === '') return null;
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) \S/.exec(first)?.[1];
  if (status === undefined) throw new Error(`no answer in HTTP: ${first}`);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(': ');
      return [name.toLowerCase(), value.join(': ')];
    }),
  );
  return { status: Number(status), headers, body: rest.join('\r\n\r\n') };
}
