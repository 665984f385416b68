import { http } from '../../src/main/config.ts';
import type {
  ExchangeAnswer,
  GitHub,
  Grant,
  IdentityAnswer,
  RenewAnswer,
  Said,
  Trouble,
} from '../../src/main/ports.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import type { Refusal } from '../../src/shared/refusal.ts';
import type { VirtualClock } from '../support/virtual-clock.ts';

/** What an account asked for, by the event that its answer became. */
export type Asked = 'exchanged' | 'renewed' | 'confirmed';

/** An answer of the report. */
export interface ScriptedAnswer {
  readonly asked: Asked;
  /** True milliseconds of the replayed world. */
  readonly atMs: number;
  readonly said: Said;
  readonly jitter: number;
  /** Null: its `Date` says nothing. */
  readonly skewMs: number | null;
}

/** The answers of a report, in order, given by a GitHub of the simulated world. */
export interface ScriptedGitHub {
  readonly gitHub: (server: GitHub) => GitHub;
  /** What chance added to the last answer. */
  readonly chance: () => number;
  readonly grantFor: (account: string, endsInMs: number | null, isRenewable: boolean) => Grant;
}

const ROUND_TRIP_MS = 200;
/** A whole second that `Date` leaves out: the app takes it off every life. */
const DATE_GRAIN_MS = 1_000;
const LOST: Trouble = { kind: 'network', retryAfterMs: null };

/**
 * Answers each account from its script, question by question: at the instant of the report where that is near enough for
 * the request to live so long, else after a moment. What the script does not know is answered by the server of the world.
 */
export function createScriptedGitHub(
  clock: VirtualClock,
  scripts: ReadonlyMap<string, readonly ScriptedAnswer[]>,
): ScriptedGitHub {
  const given = new Set<ScriptedAnswer>();
  const owners = new Map<string, string>();
  let jitter = 0;
  let serial = 0;

  function next(token: Secret, asked: Asked): ScriptedAnswer | null {
    const script = scripts.get(owners.get(token.reveal()) ?? '') ?? [];
    return script.find((one) => one.asked === asked && !given.has(one)) ?? null;
  }

  function grantFor(account: string, endsInMs: number | null, isRenewable: boolean): Grant {
    const secret = (): Secret => {
      const made = new Secret(`replayed-${++serial}`);
      owners.set(made.reveal(), account);
      return made;
    };
    return {
      gitHubToken: secret(),
      lifeMs: endsInMs,
      refreshToken: isRenewable ? secret() : null,
    };
  }

  /** Null when nobody waits for it any more; it is the answer to the next question then. */
  async function take(
    answer: ScriptedAnswer,
    deadlineMs: number,
    signal: AbortSignal,
  ): Promise<number | null> {
    const sinceMs = clock.trueMs();
    const leftMs = answer.atMs - sinceMs;
    const isNear = leftMs > 0 && leftMs <= deadlineMs + ROUND_TRIP_MS;
    if (!(await waited(clock, isNear ? leftMs : ROUND_TRIP_MS, signal))) return null;
    given.add(answer);
    jitter = answer.jitter;
    return clock.trueMs() - sinceMs;
  }

  const gitHub = (server: GitHub): GitHub => ({
    ...server,
    async exchange(host, token, signal) {
      const answer = next(token, 'exchanged');
      if (answer === null) return server.exchange(host, token, signal);
      const tookMs = await take(answer, http.deadlineMs, signal);
      return tookMs === null
        ? { kind: 'trouble', trouble: LOST, serverMs: null }
        : exchangeAnswer(answer, clock.wallMs(), tookMs, ++serial);
    },
    async renew(request, signal) {
      const answer = next(request.refreshToken, 'renewed');
      if (answer === null) return server.renew(request, signal);
      if ((await take(answer, http.unrepeatableDeadlineMs, signal)) === null) {
        return { kind: 'trouble', trouble: LOST };
      }
      const account = owners.get(request.refreshToken.reveal()) ?? '';
      return renewAnswer(answer.said, (...terms) => grantFor(account, ...terms));
    },
    async identify(host, token, signal) {
      const answer = next(token, 'confirmed');
      if (answer === null) return server.identify(host, token, signal);
      const tookMs = await take(answer, http.deadlineMs, signal);
      return tookMs === null
        ? { kind: 'trouble', trouble: LOST, serverMs: null }
        : identityAnswer(answer, clock.wallMs());
    },
  });

  return { gitHub, chance: () => jitter, grantFor };
}

/** False when the request was given up meanwhile. */
function waited(clock: VirtualClock, spanMs: number, signal: AbortSignal): Promise<boolean> {
  clock.stir();
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const giveUp = (): void => finish(false);
    const finish = (isWhole: boolean): void => {
      cancel();
      signal.removeEventListener('abort', giveUp);
      clock.stir();
      resolve(isWhole);
    };
    const cancel = clock.after(spanMs, () => finish(true));
    signal.addEventListener('abort', giveUp);
  });
}

function troubleOf(said: Said): Trouble {
  if (said.kind !== 'trouble') return { kind: 'malformed', retryAfterMs: null };
  return { kind: said.trouble, retryAfterMs: said.retryAfterMs };
}

/** What its `Date` shows; null where it has none. */
function serverTime({ skewMs }: ScriptedAnswer, wallMs: number): number | null {
  return skewMs === null ? null : wallMs + skewMs;
}

function refusalOf({ reason }: Extract<Said, { readonly kind: 'refused' }>): Refusal {
  return { reason, title: null, message: null, page: null };
}

function exchangeAnswer(
  answer: ScriptedAnswer,
  wallMs: number,
  tookMs: number,
  serial: number,
): ExchangeAnswer {
  const { said } = answer;
  const serverMs = serverTime(answer, wallMs);
  if (said.kind === 'unauthorized') return { kind: 'unauthorized', serverMs };
  if (said.kind === 'refused') {
    return { kind: 'refused', refusal: refusalOf(said), url: null, serverMs };
  }
  if (said.kind !== 'token') return { kind: 'trouble', trouble: troubleOf(said), serverMs };
  return {
    kind: 'token',
    serverMs,
    copilot: {
      token: new Secret(`replayed-copilot-${serial}`),
      expiresAtServerMs: (serverMs ?? wallMs) + said.lifeMs + tookMs + DATE_GRAIN_MS,
      refreshInMs: said.refreshInMs + tookMs,
      apiUrl: null,
      plan: null,
      identity: null,
      remark: null,
    },
  };
}

function renewAnswer(
  said: Said,
  grant: (endsInMs: number | null, isRenewable: boolean) => Grant,
): RenewAnswer {
  const { kind } = said;
  if (kind === 'grant') return { kind: 'granted', grant: grant(said.endsInMs, said.isRenewable) };
  if (kind === 'badRefreshToken' || kind === 'wrongClient') return { kind };
  return { kind: 'trouble', trouble: troubleOf(said) };
}

function identityAnswer(answer: ScriptedAnswer, wallMs: number): IdentityAnswer {
  const { said } = answer;
  const serverMs = serverTime(answer, wallMs);
  const { kind } = said;
  if (kind === 'unauthorized' || kind === 'unknown') return { kind, serverMs };
  if (kind === 'refused') {
    return {
      kind: 'withheld',
      trouble: troubleOf(said),
      refusal: refusalOf(said),
      url: null,
      serverMs,
    };
  }
  if (kind !== 'valid') return { kind: 'trouble', trouble: troubleOf(said), serverMs };
  const identity = { id: 1, login: 'somebody', name: null, avatarUrl: null };
  return { kind: 'identity', identity, serverMs };
}
