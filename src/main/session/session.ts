import { assertNever } from '../../shared/assert-never.ts';
import { http } from '../config.ts';
import { type MachineRunner, runMachine } from '../machine-runner.ts';
import type {
  Cancel,
  CopilotToken,
  Dated,
  ExchangeAnswer,
  GitHub,
  Grant,
  Identity,
  IdentityAnswer,
  Random,
  RenewAnswer,
  Trouble,
  VaultRecord,
} from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Alarms } from '../time/alarms.ts';
import type {
  ConfirmOutcome,
  ExchangeOutcome,
  RenewOutcome,
  SessionEffect,
  SessionEvent,
} from './events.ts';
import type { GrantLife } from './grant-life.ts';
import { stepSession } from './machine.ts';
import { leaseOf } from './refresh-policy.ts';
import { heldBy, isInFlight, restoring, type SessionState, sessionWakeAtMs } from './state.ts';

/** What one session needs from the engine. */
interface SessionPorts {
  readonly alarms: Alarms;
  readonly gitHub: GitHub;
  readonly random: Random;
  /** The account as it stands now; its GitHub token may have been renewed since the last call. */
  readonly record: () => VaultRecord;
  /** Stores a renewed pair; resolves once it may be used, with how the new GitHub token ends. */
  readonly storeGrant: (grant: Grant) => Promise<GrantLife>;
  /** A server's `Date` just now, or null: keeps the measured skew up to date. */
  readonly onServerTime: (serverMs: number | null) => void;
  /** The server's present time by the best knowledge at hand, epoch ms. */
  readonly serverNowMs: () => number;
  readonly onStep: (state: SessionState, event: SessionEvent) => void;
  /** A new Copilot token is in hand. `identity` is whose it is, if the exchange said so. */
  readonly onAdopted: (identity: Identity | null) => void;
}

/** The Copilot token in hand with what a program needs to use it. */
export interface HeldToken {
  readonly token: Secret;
  readonly apiUrl: string | null;
  readonly plan: string | null;
  /** Timeline milliseconds. */
  readonly expiresAtMs: number;
}

export interface Session {
  readonly state: () => SessionState;
  readonly send: (event: SessionEvent) => void;
  /** The token that is valid right now, or null. Never waits. */
  readonly tokenAtHand: () => HeldToken | null;
  /**
   * A token with at least `minimumLifeMs` of life: renews first when there is less, and answers with what is in hand
   * (perhaps with less life) when renewing fails, or null when nothing is. One flight, however many ask.
   */
  readonly token: (minimumLifeMs: number) => Promise<HeldToken | null>;
  /** The address that came with the last refusal, checked to be GitHub's. */
  readonly refusalUrl: () => string | null;
  readonly stop: () => void;
}

/** Runs the session machine of one account and keeps its Copilot token, which never enters the machine. */
export function createSession(ports: SessionPorts): Session {
  const { alarms, gitHub } = ports;
  let inFlight = new AbortController();
  let arrived: { readonly attempt: number; readonly copilot: CopilotToken } | null = null;
  let current: CopilotToken | null = null;
  let refusalUrl: string | null = null;
  const waiting = new Set<() => void>();

  const runner: MachineRunner<SessionState, SessionEvent> = runMachine(
    {
      initial: restoring,
      step: stepSession,
      wakeAtMs: sessionWakeAtMs,
      alarmRang: (nowMs): SessionEvent => ({ kind: 'alarmRang', nowMs }),
    },
    { alarms, perform, onStep: ports.onStep },
  );

  function perform(effect: SessionEffect): void {
    switch (effect.kind) {
      case 'exchange':
        return void exchange(effect.attempt);
      case 'renew':
        return void renew(effect.attempt);
      case 'confirm':
        return void confirm(effect.attempt);
      case 'adopt':
        return adopt(effect.attempt);
      case 'drop':
        current = null;
        return;
      case 'abort':
        inFlight.abort();
        inFlight = new AbortController();
        return;
      default:
        assertNever(effect);
    }
  }

  // GitHub's methods never reject, so neither do the three requests below.

  async function exchange(attempt: number): Promise<void> {
    const { host, gitHubToken } = ports.record();
    const askedAtMs = alarms.nowMs();
    const answer = onTime(
      await gitHub.exchange(host, gitHubToken, inFlight.signal),
      alarms.nowMs() - askedAtMs,
    );
    ports.onServerTime(answer.serverMs);
    if (answer.kind === 'token') arrived = { attempt, copilot: answer.copilot };
    if (answer.kind === 'refused') refusalUrl = answer.url;
    const outcome = outcomeOf(answer, ports.serverNowMs());
    reply({ kind: 'exchanged', outcome, ...facts(attempt, answer.serverMs) });
  }

  async function renew(attempt: number): Promise<void> {
    const { host, clientId, refreshToken } = ports.record();
    const askedAtMs = alarms.nowMs();
    const answer: RenewAnswer =
      refreshToken === null
        ? { kind: 'badRefreshToken' }
        : await gitHub.renew({ host, clientId, refreshToken }, inFlight.signal);
    // A pair is used however late it comes; a wait that was asked for before a sleep is over.
    const isLate = answer.kind === 'trouble' && alarms.nowMs() - askedAtMs > http.deadlineMs;
    const outcome = await renewOutcomeOf(
      isLate ? { ...answer, trouble: timedOut.trouble } : answer,
    );
    reply({ kind: 'renewed', outcome, ...facts(attempt, null) });
  }

  async function renewOutcomeOf(answer: RenewAnswer): Promise<RenewOutcome> {
    switch (answer.kind) {
      case 'granted':
        // RFC 6749 §6 rotation: the old pair is dead from here on, so the new one is stored before anything else.
        return { kind: 'granted', grant: await ports.storeGrant(answer.grant) };
      case 'badRefreshToken':
      case 'wrongClient': // The client id that minted the pair is no longer accepted: only a new sign-in helps.
        return { kind: 'badRefreshToken' };
      case 'unexpected':
        return { kind: 'trouble', trouble: { kind: 'malformed', retryAfterMs: null } };
      case 'trouble':
        return answer;
      default:
        return assertNever(answer);
    }
  }

  async function confirm(attempt: number): Promise<void> {
    const { host, gitHubToken } = ports.record();
    const askedAtMs = alarms.nowMs();
    const answer = onTime(
      await gitHub.identify(host, gitHubToken, inFlight.signal),
      alarms.nowMs() - askedAtMs,
    );
    ports.onServerTime(answer.serverMs);
    reply({ kind: 'confirmed', outcome: confirmOf(answer), ...facts(attempt, answer.serverMs) });
  }

  function facts(attempt: number, serverMs: number | null) {
    return { attempt, nowMs: alarms.nowMs(), jitter: ports.random.next(), serverMs };
  }

  function reply(event: SessionEvent): void {
    runner.send(event);
    if (isInFlight(runner.state())) return;
    for (const done of waiting) done();
    waiting.clear();
  }

  function adopt(attempt: number): void {
    if (arrived?.attempt !== attempt) return;
    current = arrived.copilot;
    arrived = null;
    ports.onAdopted(current.identity);
  }

  function tokenAtHand(): HeldToken | null {
    const held = heldBy(runner.state());
    if (held === null || current === null) return null;
    const { token, apiUrl, plan } = current;
    return { token, apiUrl, plan, expiresAtMs: held.expiresAtMs };
  }

  async function token(minimumLifeMs: number): Promise<HeldToken | null> {
    const first = tokenAtHand();
    if (first !== null && first.expiresAtMs - alarms.nowMs() >= minimumLifeMs) return first;
    const { kind } = runner.state();
    // Asking again changes neither: programs that ask in a loop must not turn into requests in a loop.
    if (kind !== 'refused' && kind !== 'signInNeeded') {
      runner.send({ kind: 'refreshRequested', nowMs: alarms.nowMs() });
    }
    if (isInFlight(runner.state())) await new Promise<void>((done) => waiting.add(done));
    const second = tokenAtHand();
    return second !== null && second.expiresAtMs > alarms.nowMs() ? second : null;
  }

  const stopJumps: Cancel = alarms.onJump((jump) => {
    runner.send({ kind: 'clockJumped', nowMs: alarms.nowMs(), ...jump });
  });

  function stop(): void {
    stopJumps();
    runner.stop();
    inFlight.abort();
    current = null;
    arrived = null;
    for (const done of waiting) done();
    waiting.clear();
  }

  return {
    state: runner.state,
    send: runner.send,
    tokenAtHand,
    token,
    refusalUrl: () => refusalUrl,
    stop,
  };
}

/**
 * The answer, or a time-out if it took longer than any request may: the machine slept while it was on its way, and its
 * `Date` and the life it grants are older than they look.
 */
function onTime<Answer extends Dated>(answer: Answer, tookMs: number): Answer | TimedOut {
  return tookMs <= http.deadlineMs ? answer : timedOut;
}

type TimedOut = Dated & { readonly kind: 'trouble'; readonly trouble: Trouble };

const timedOut: TimedOut = {
  kind: 'trouble',
  trouble: { kind: 'timeout', retryAfterMs: null },
  serverMs: null,
};

function outcomeOf(answer: ExchangeAnswer, serverNowMs: number): ExchangeOutcome {
  switch (answer.kind) {
    case 'token': {
      const lease = leaseOf(answer.copilot, serverNowMs);
      const { expiresAtServerMs } = answer.copilot;
      return lease === null
        ? { kind: 'trouble', trouble: { kind: 'malformed', retryAfterMs: null } }
        : { kind: 'token', lease, expiresAtServerMs };
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

function confirmOf(answer: IdentityAnswer): ConfirmOutcome {
  switch (answer.kind) {
    case 'identity':
      return { kind: 'valid' };
    case 'unauthorized':
    case 'unknown':
      return { kind: answer.kind };
    case 'trouble':
      return { kind: 'trouble', trouble: answer.trouble };
    default:
      return assertNever(answer);
  }
}
