import { assertNever } from '../../shared/assert-never.ts';
import { http } from '../config.ts';
import type {
  CopilotToken,
  Dated,
  ExchangeAnswer,
  GitHub,
  Grant,
  IdentityAnswer,
  Random,
  RenewAnswer,
  Trouble,
  VaultRecord,
} from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import type {
  AnswerFacts,
  Confirmed,
  ConfirmOutcome,
  Exchanged,
  ExchangeOutcome,
  Renewed,
  RenewOutcome,
} from './events.ts';
import type { GrantLife } from './grant-life.ts';
import { leaseOf, lessTheRoad } from './refresh-policy.ts';

/** What the requests of one session need from the engine and the world. */
export interface RequestsPorts {
  readonly alarms: Alarms;
  readonly gitHub: GitHub;
  readonly random: Random;
  /** The account as it stands now; its GitHub token may have been renewed since the last call. */
  readonly record: () => VaultRecord;
  /** Stores a renewed pair; resolves once it may be used, with how the new GitHub token ends. */
  readonly storeGrant: (grant: Grant) => Promise<GrantLife>;
  /** The server's `Date` just now, or null: keeps the measured skew up to date. Null when it is not believed. */
  readonly onServerTime: (serverMs: number | null) => number | null;
  /** The server's present time by the best knowledge at hand, epoch ms. */
  readonly serverNowMs: () => number;
}

/** Who hears what came of a request. What no event may hold is told by itself, right before the event. */
interface RequestsReceiver {
  readonly onToken: (attempt: number, copilot: CopilotToken) => void;
  /** The address that came with a refusal, checked to be GitHub's. */
  readonly onRefusalUrl: (url: string | null) => void;
  readonly onAnswer: (answer: Exchanged | Renewed | Confirmed) => void;
}

/** The three requests of a session; each ends in one answer to the receiver. None rejects, as GitHub's methods do not. */
interface SessionRequests {
  readonly exchange: (attempt: number) => Promise<void>;
  /** Asks for a new GitHub token pair, and has it stored before anything uses it. */
  readonly renew: (attempt: number) => Promise<void>;
  /** Asks `/user` whether GitHub really rejects the GitHub token. */
  readonly confirm: (attempt: number) => Promise<void>;
  /** Nobody waits for what is in flight any more, except for a new GitHub token. */
  readonly abort: () => void;
  /** Nobody waits for a new GitHub token any more. */
  readonly abortRenewal: () => void;
  /** Nobody waits for anything any more, not even for what is sent from now on; `hearsPair`: but for a pair on its way. */
  readonly stop: (hearsPair: boolean) => void;
}

/** Sends the requests of one session, and reads the answers down to what its machine may know. */
export function createRequests(
  ports: RequestsPorts,
  { onToken, onRefusalUrl, onAnswer }: RequestsReceiver,
): SessionRequests {
  const { alarms, gitHub } = ports;
  let inFlight = new AbortController();
  let renewing = new AbortController();

  async function exchange(attempt: number): Promise<void> {
    const timed = await ask(({ host, gitHubToken }, signal) =>
      gitHub.exchange(host, gitHubToken, signal),
    );
    const answer = onTime(timed);
    const serverMs = ports.onServerTime(answer.serverMs);
    if (answer.kind === 'token') onToken(attempt, answer.copilot);
    if (answer.kind === 'refused') onRefusalUrl(answer.url);
    const outcome = exchangeOutcomeOf(answer, {
      serverNowMs: ports.serverNowMs(),
      ownNowMs: alarms.wallAt(alarms.nowMs()),
      believedMs: serverMs,
      tookMs: timed.tookMs,
    });
    onAnswer({ kind: 'exchanged', outcome, ...facts(attempt, serverMs) });
  }

  async function renew(attempt: number): Promise<void> {
    const { answer, isLate } = await ask(
      async ({ host, clientId, refreshToken }, signal): Promise<RenewAnswer> =>
        refreshToken === null
          ? { kind: 'badRefreshToken' }
          : await gitHub.renew({ host, clientId, refreshToken }, signal),
      http.unrepeatableDeadlineMs,
      renewing,
    );
    // A pair is used however late it comes; a wait that was asked for before a sleep is over.
    const isOver = isLate && answer.kind === 'trouble';
    const outcome = isOver ? timedOut : await renewOutcomeOf(answer, ports.storeGrant);
    onAnswer({ kind: 'renewed', outcome, ...facts(attempt, null) });
  }

  async function confirm(attempt: number): Promise<void> {
    const answer = onTime(
      await ask(({ host, gitHubToken }, signal) => gitHub.identify(host, gitHubToken, signal)),
    );
    const serverMs = ports.onServerTime(answer.serverMs);
    if (answer.kind === 'withheld') onRefusalUrl(answer.url);
    const outcome = confirmOutcomeOf(answer);
    onAnswer({ kind: 'confirmed', outcome, ...facts(attempt, serverMs) });
  }

  /** Sends one request for the account as it stands now, and takes its time. */
  async function ask<Answer>(
    send: (record: VaultRecord, signal: AbortSignal) => Promise<Answer>,
    deadlineMs: number = http.deadlineMs,
    { signal }: AbortController = inFlight,
  ): Promise<TimedAnswer<Answer>> {
    const askedAtMs = alarms.nowMs();
    const answer = await send(ports.record(), signal);
    const tookMs = alarms.nowMs() - askedAtMs;
    return { answer, tookMs, isLate: tookMs > deadlineMs };
  }

  function facts(attempt: number, serverMs: number | null): AnswerFacts {
    return { attempt, nowMs: alarms.nowMs(), jitter: ports.random.next(), serverMs };
  }

  function abort(): void {
    inFlight.abort();
    inFlight = new AbortController();
  }

  function abortRenewal(): void {
    renewing.abort();
    renewing = new AbortController();
  }

  function stop(hearsPair: boolean): void {
    inFlight.abort();
    if (!hearsPair) renewing.abort();
  }

  return { exchange, renew, confirm, abort, abortRenewal, stop };
}

interface TimedAnswer<Answer> {
  readonly answer: Answer;
  /** From the question to its answer, in milliseconds. */
  readonly tookMs: number;
  /** It took longer than this request may: the machine slept while it was on its way. */
  readonly isLate: boolean;
}

/** The answer, or a time-out if it is late: its `Date` and the life it grants are older than they look. */
function onTime<Answer extends Dated>({ answer, isLate }: TimedAnswer<Answer>): Answer | TimedOut {
  return isLate ? timedOut : answer;
}

type TimedOut = Dated & { readonly kind: 'trouble'; readonly trouble: Trouble };

const timedOut: TimedOut = {
  kind: 'trouble',
  trouble: { kind: 'timeout', retryAfterMs: null },
  serverMs: null,
};

interface ExchangeTimes {
  readonly serverNowMs: number;
  /** By the clock of this machine, for an answer whose end makes no sense by the server's. */
  readonly ownNowMs: number;
  /** The answer's own `Date`, null when it had none or is not believed. */
  readonly believedMs: number | null;
  readonly tookMs: number;
}

function exchangeOutcomeOf(
  answer: ExchangeAnswer,
  { serverNowMs, ownNowMs, believedMs, tookMs }: ExchangeTimes,
): ExchangeOutcome {
  switch (answer.kind) {
    case 'token': {
      const whole =
        leaseOf(answer.copilot, serverNowMs, answer.serverMs) ?? leaseOf(answer.copilot, ownNowMs);
      if (whole === null) return malformed;
      const lease = lessTheRoad(whole, tookMs);
      if (lease === null) return { kind: 'trouble', trouble: timedOut.trouble };
      const expiresAtServerMs = believedMs === null ? null : believedMs + lease.lifeMs;
      return { kind: 'token', lease, expiresAtServerMs };
    }
    case 'unauthorized':
      return { kind: 'unauthorized' };
    case 'refused':
      return { kind: 'refused', refusal: answer.refusal };
    case 'trouble':
      return { kind: 'trouble', trouble: answer.trouble };
    default:
      return assertNever(answer);
  }
}

async function renewOutcomeOf(
  answer: RenewAnswer,
  storeGrant: RequestsPorts['storeGrant'],
): Promise<RenewOutcome> {
  switch (answer.kind) {
    case 'granted':
      // RFC 6749 §6 rotation: the old pair is dead from here on, so the new one is stored before anything else.
      return { kind: 'granted', grant: await storeGrant(answer.grant) };
    case 'badRefreshToken':
    case 'wrongClient': // The host says that it does not know the client id that the pair was granted to.
      return { kind: answer.kind };
    case 'unexpected':
      return malformed;
    case 'trouble':
      return answer;
    default:
      return assertNever(answer);
  }
}

const malformed = { kind: 'trouble', trouble: { kind: 'malformed', retryAfterMs: null } } as const;

function confirmOutcomeOf(answer: IdentityAnswer): ConfirmOutcome {
  switch (answer.kind) {
    case 'identity':
      return { kind: 'valid' };
    case 'unauthorized':
    case 'unknown':
      return { kind: answer.kind };
    case 'withheld': // Only a 401 confirms a 401; but what GitHub says of it is worth more than silence.
      return answer.refusal === null
        ? { kind: 'trouble', trouble: answer.trouble }
        : { kind: 'withheld', refusal: answer.refusal };
    case 'trouble':
      return { kind: 'trouble', trouble: answer.trouble };
    default:
      return assertNever(answer);
  }
}
