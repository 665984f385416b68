import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, renameSync, type Stats } from 'node:fs';
import type { Server } from 'node:net';
import path from 'node:path';
import type { Platform } from '../../shared/platform.ts';
import { codeOf } from '../error-code.ts';
import type { AgentAnswers, AgentOpening, AgentSocket, Clock, Log } from '../ports.ts';
import type { Files } from '../store/ports.ts';
import { findPlace, isTrusted, leadsTo, type PlaceAnswer } from './agent-place.ts';
import { type AgentServer, createAgentServer } from './agent-server.ts';
import { files } from './files.ts';
import type { Variables } from './inherited.ts';

/** What it takes. */
export interface AgentSocketPorts {
  readonly platform: Platform;
  readonly variables: Variables;
  readonly userData: string;
  /** Real time: it is programs that wait, or do not. */
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'warn'>;
}

/** Where to listen, and what to take away again when nobody does any more. */
interface ListeningPlace {
  readonly address: string;
  readonly listen: (server: Server) => Promise<void>;
  readonly isFound: () => boolean;
  /** Calls with what closes the server, and clears up behind it. */
  readonly clear: (close: () => void) => void;
}

/** The agent's socket, or on Windows its pipe. */
export function createAgentSocket(ports: AgentSocketPorts): AgentSocket {
  let running: (AgentServer & { readonly place: ListeningPlace }) | null = null;

  async function open(answers: AgentAnswers): Promise<AgentOpening> {
    const found = await placeOf(ports);
    if (found.kind === 'refused') return found;
    const { place } = found;
    const made = createAgentServer(answers, ports.clock);
    try {
      await place.listen(made.server);
    } catch (error) {
      made.server.close();
      const code = codeOf(error);
      const trouble = code === 'EADDRINUSE' ? 'inUse' : 'failed';
      return { kind: 'refused', trouble, address: place.address, code };
    }
    // A connection that could not be taken (too many files are open) is one caller's trouble, and not the app's.
    made.server.on('error', (error) => ports.log.warn('the agent', { code: codeOf(error) }));
    running = { ...made, place };
    return { kind: 'open', address: place.address };
  }

  async function close(): Promise<void> {
    if (running === null) return;
    const { server, cutAll, place } = running;
    running = null;
    const closed = new Promise<void>((resolve) => {
      place.clear(() => void server.close(() => resolve()));
    });
    await Promise.all([cutAll(), closed]);
  }

  return { open, close, isFound: () => running?.place.isFound() ?? false };
}

type FoundPlace =
  | { readonly kind: 'place'; readonly place: ListeningPlace }
  | Extract<PlaceAnswer, { kind: 'refused' }>;

async function placeOf(ports: AgentSocketPorts): Promise<FoundPlace> {
  const { platform } = ports;
  if (platform === 'windows') return { kind: 'place', place: pipePlace(ports.userData, files) };
  const found = await findPlace({ ...ports, platform });
  return found.kind === 'free' ? { kind: 'place', place: socketPlace(found.file) } : found;
}

/** Nobody but the user may connect, from the first moment on: the system makes a socket by the mask of modes. */
const PRIVATE_MASK = 0o177;

function socketPlace(file: string): ListeningPlace {
  let made: Stats | null = null;
  return {
    address: file,
    async listen(server) {
      await masked(() => listening(server, file));
      made = lstatSync(file);
    },
    isFound: () => made !== null && leadsTo(file, made) && isTrusted(file),
    clear(close) {
      if (made !== null && leadsTo(file, made)) close();
      else spared(file, close);
    },
  };
}

/**
 * Closed, a server takes away what has the name of its socket, and at once: also another's, that was made there after
 * somebody had taken ours away.
 */
function spared(file: string, close: () => void): void {
  const aside = `${file}.${process.pid}`;
  const isThere = moved(file, aside);
  close();
  if (isThere) moved(aside, file);
}

function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** The socket is made before this returns, and nothing else is made meanwhile. */
function masked<T>(make: () => T): T {
  const before = process.umask(PRIVATE_MASK);
  try {
    return make();
  } finally {
    process.umask(before);
  }
}

/** Its name is a secret of the profile, so that nobody else can be there first. */
function pipePlace(userData: string, { writeDurably, remove }: Files): ListeningPlace {
  const address = `\\\\.\\pipe\\pilot-light-${randomBytes(16).toString('hex')}`;
  const file = path.join(userData, 'agent-pipe');
  return {
    address,
    async listen(server) {
      await listening(server, address);
      writeDurably(file, Buffer.from(address));
    },
    isFound: () => existsSync(file),
    clear(close) {
      close();
      remove(file);
    },
  };
}

function listening(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
