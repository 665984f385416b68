import type { RevocationFault, RevokedKind } from '../../shared/revocation.ts';
import type { TroubleKind } from '../../shared/trouble.ts';
import { revocation as numbers, quit } from '../config.ts';
import type { Cancel, Log, Random, RevokeAnswer } from '../ports.ts';
import type { NewHolder } from '../secrets/hold.ts';
import type { Secret } from '../secrets/secret.ts';
import { backoffMs } from '../session/refresh-policy.ts';
import type { Alarms } from '../time/alarms.ts';
import { inTime } from '../time/deadline.ts';
import type { PoliteGitHub } from './polite-github.ts';

/** A token that GitHub shall end. Holds no token. */
export interface RevocationState extends Revoked {
  readonly id: number;
  readonly phase: RevocationPhase;
}

/** Whose token shall end, and where. */
export interface Revoked {
  readonly host: string;
  /** Null for somebody without a name, and for a token that was pasted. */
  readonly login: string | null;
  readonly kind: RevokedKind;
}

/** How far it is. Instants are timeline milliseconds. */
export type RevocationPhase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'waiting'; readonly trouble: TroubleKind; readonly retryAtMs: number }
  | { readonly kind: 'failed'; readonly fault: RevocationFault }
  | { readonly kind: 'revoked' };

/** Tokens that GitHub shall end. They are in memory only, and known as secrets for as long as they are. */
export interface Revocations {
  /** The oldest first. */
  readonly list: () => readonly RevocationState[];
  /** Whether one more fits, as long as no account is signed out meanwhile. */
  readonly hasRoom: () => boolean;
  /** Asks for it now, and again until the host has said yes or no. */
  readonly add: (revoked: Revoked, credentials: readonly [Secret, ...Secret[]]) => void;
  /** A person wants it tried now. */
  readonly tryAgain: (id: number) => void;
  /** A person has read how it ended: nothing of it is left. What is still to be done stays. */
  readonly dismiss: (id: number) => void;
  /** Whether one waits for its host. */
  readonly isWaiting: () => boolean;
  /** The network is back: whatever waits is tried now, as far as its host allows. */
  readonly worldReturned: () => void;
  /** The app is about to end, and they with it: asks for each once more. Resolves within the deadline of a quit. */
  readonly finish: () => Promise<void>;
}

/** What revoking needs from the engine and the world. */
export interface RevocationsPorts {
  readonly alarms: Alarms;
  readonly polite: Pick<PoliteGitHub, 'revoke'>;
  readonly random: Random;
  readonly newHolder: NewHolder;
  readonly log: Pick<Log, 'warn'>;
  readonly onChange: () => void;
}

interface OwedRevocation extends Revoked {
  readonly id: number;
  credentials: readonly Secret[];
  phase: RevocationPhase;
  failures: number;
  cancelRetry: Cancel;
  flight: Promise<void> | null;
}

/** Nothing is owed yet. */
export function createRevocations(ports: RevocationsPorts): Revocations {
  const { alarms } = ports;
  const entries = new Map<number, OwedRevocation>();
  const hold = ports.newHolder();
  let lastId = 0;

  const all = (): readonly OwedRevocation[] => [...entries.values()];
  const owed = (): readonly OwedRevocation[] => all().filter(({ phase }) => isOwed(phase));

  function changed(): void {
    hold(all().flatMap(({ credentials }) => credentials));
    ports.onChange();
  }

  function ask(entry: OwedRevocation, leave: 'hand' | 'owed'): void {
    if (entry.flight !== null) return;
    entry.cancelRetry();
    entry.phase = { kind: 'asking' };
    entry.flight = askOnce(entry, leave);
    changed();
  }

  async function askOnce(entry: OwedRevocation, leave: 'hand' | 'owed'): Promise<void> {
    const [first, ...others] = entry.credentials;
    if (first === undefined) return;
    const answer = await ports.polite.revoke(entry.host, [first, ...others], leave);
    entry.flight = null;
    if (answer.kind === 'trouble') waitAfter(entry, answer);
    else if (answer.kind === 'revoked') forgetTokens(entry, { kind: 'revoked' });
    else entry.phase = { kind: 'failed', fault: answer.kind };
    changed();
  }

  function waitAfter(
    entry: OwedRevocation,
    { trouble }: Extract<RevokeAnswer, { readonly kind: 'trouble' }>,
  ): void {
    const { kind, retryAfterMs, isPutOff } = trouble;
    if (isPutOff !== true) entry.failures += 1;
    const pauseMs = isPutOff === true ? 0 : backoffMs(entry.failures, ports.random.next());
    const retryAtMs = alarms.nowMs() + Math.max(pauseMs, retryAfterMs ?? 0);
    entry.phase = { kind: 'waiting', trouble: kind, retryAtMs };
    entry.cancelRetry = alarms.at(retryAtMs, () => ask(entry, 'owed'));
  }

  function add(revoked: Revoked, credentials: readonly Secret[]): void {
    lastId += 1;
    const entry = newEntry(lastId, revoked, credentials);
    makeRoom(entries);
    const isFull = entries.size >= numbers.most;
    entries.set(entry.id, entry);
    if (!isFull) return ask(entry, 'hand');
    forgetTokens(entry, { kind: 'failed', fault: 'tooMany' });
    changed();
  }

  function withEntry(id: number, act: (entry: OwedRevocation) => void): void {
    const entry = entries.get(id);
    if (entry !== undefined) act(entry);
  }

  async function askLast(): Promise<void> {
    const last = owed();
    for (const entry of last) ask(entry, 'hand');
    await Promise.all(last.map((entry) => entry.flight ?? Promise.resolve()));
  }

  return {
    list: () => all().map(({ id, host, login, kind, phase }) => ({ id, host, login, kind, phase })),
    hasRoom: () => owed().length < numbers.most / 2,
    add,
    tryAgain: (id) => withEntry(id, (entry) => (mayTry(entry) ? ask(entry, 'hand') : undefined)),
    dismiss: (id) =>
      withEntry(id, (entry) => {
        if (isOwed(entry.phase)) return;
        entries.delete(id);
        changed();
      }),
    isWaiting: () => owed().some(({ phase }) => phase.kind === 'waiting'),
    worldReturned() {
      for (const entry of owed()) ask(entry, 'owed');
    },
    async finish() {
      await inTime(askLast(), quit.answerMs, alarms, () => undefined);
      for (const { host } of owed())
        ports.log.warn('a token is left that was to be revoked', { host });
    },
  };
}

function forgetTokens(entry: OwedRevocation, phase: RevocationPhase): void {
  entry.credentials = [];
  entry.phase = phase;
}

/** It is still to be done, and will be tried. */
function isOwed({ kind }: RevocationPhase): boolean {
  return kind === 'asking' || kind === 'waiting';
}

function mayTry({ phase, credentials }: OwedRevocation): boolean {
  return phase.kind !== 'revoked' && credentials.length > 0;
}

function newEntry(id: number, revoked: Revoked, credentials: readonly Secret[]): OwedRevocation {
  const { host, login, kind } = revoked;
  const phase: RevocationPhase = { kind: 'asking' };
  const nothing = { failures: 0, cancelRetry: () => undefined, flight: null };
  return { id, host, login, kind, credentials, phase, ...nothing };
}

/** The oldest that has ended gives way, read or not. */
function makeRoom(entries: Map<number, OwedRevocation>): void {
  if (entries.size < numbers.most) return;
  const ended = [...entries.values()].find(({ phase }) => !isOwed(phase));
  if (ended !== undefined) entries.delete(ended.id);
}
