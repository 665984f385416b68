import { assertNever } from '../../shared/assert-never.ts';
import { http } from '../config.ts';
import { type MachineRunner, runMachine } from '../machine-runner.ts';
import type { Cancel, CopilotToken, Identity, TokenRemark } from '../ports.ts';
import type { Hold } from '../secrets/hold.ts';
import type { Secret } from '../secrets/secret.ts';
import { inTime } from '../time/deadline.ts';
import type { SessionEffect, SessionEvent } from './events.ts';
import { stepSession } from './machine.ts';
import { createRequests, type RequestsPorts } from './requests.ts';
import {
  heldBy,
  isInDoubt,
  isInFlight,
  restoring,
  type SessionState,
  sessionWakeAtMs,
} from './state.ts';

/** What one session needs from the engine and the world. */
interface SessionPorts extends RequestsPorts {
  /** Says which Copilot tokens are alive, the replaced ones among them. */
  readonly hold: Hold;
  readonly onStep: (state: SessionState, event: SessionEvent) => void;
  /** A new Copilot token is in hand. `identity` is whose it is, if the exchange said so. */
  readonly onAdopted: (identity: Identity | null) => void;
}

/** The Copilot token in hand with what a program needs to use it. */
export interface HeldToken {
  readonly token: Secret;
  readonly apiUrl: string | null;
  readonly plan: string | null;
  /** What GitHub remarked beside it. */
  readonly remark: TokenRemark | null;
  /** Timeline milliseconds. */
  readonly expiresAtMs: number;
}

/** The life of one account: its Copilot token, kept fresh. */
export interface Session {
  readonly state: () => SessionState;
  readonly send: (event: SessionEvent) => void;
  /** The token that is valid right now, or null. Never waits. */
  readonly tokenAtHand: () => HeldToken | null;
  /**
   * A token with at least `minimumLifeMs` of life: renews first when there is less, and answers with what is in hand
   * (perhaps with less life) when renewing fails or takes longer than an exchange may, or null when nothing is. One
   * flight, however many ask.
   */
  readonly token: (minimumLifeMs: number) => Promise<HeldToken | null>;
  /** The address that came with the last refusal, checked to be GitHub's. */
  readonly refusalUrl: () => string | null;
  /** `hearsPair`: a new GitHub token that is on its way is still handed to `storeGrant`. */
  readonly stop: (hearsPair?: boolean) => void;
}

/** Runs the session machine of one account and keeps its Copilot token, which never enters the machine. */
export function createSession(ports: SessionPorts): Session {
  const { alarms } = ports;
  let arrived: { readonly attempt: number; readonly copilot: CopilotToken } | null = null;
  let current: CopilotToken | null = null;
  let refusalUrl: string | null = null;
  const waiting = new Set<() => void>();
  const holdUntilItsEnd = holderOfTokens(ports);

  const runner: MachineRunner<SessionState, SessionEvent> = runMachine(
    {
      initial: restoring,
      step: stepSession,
      wakeAtMs: sessionWakeAtMs,
      alarmRang: (nowMs): SessionEvent => ({ kind: 'alarmRang', nowMs }),
    },
    { alarms, perform, onStep: ports.onStep },
  );

  const requests = createRequests(ports, {
    onToken: (attempt, copilot) => {
      arrived = { attempt, copilot };
    },
    onRefusalUrl: (url) => {
      refusalUrl = url;
    },
    onAnswer(event) {
      runner.send(event);
      if (!isInFlight(runner.state())) wakeWaiting();
    },
  });

  function perform(effect: SessionEffect): void {
    switch (effect.kind) {
      case 'exchange':
        return void requests.exchange(effect.attempt);
      case 'renew':
        return void requests.renew(effect.attempt);
      case 'confirm':
        return void requests.confirm(effect.attempt);
      case 'adopt':
        return adopt(effect.attempt);
      case 'drop':
        current = null;
        return;
      case 'abort':
        return requests.abort();
      case 'abortRenewal':
        return requests.abortRenewal();
      default:
        assertNever(effect);
    }
  }

  /** A new GitHub token may take minutes to come, and nobody who asks for a token wants to wait for that. */
  function flightOver(): Promise<void> {
    const over = new Promise<void>((done) => waiting.add(done));
    return inTime(over, http.deadlineMs, alarms, () => undefined);
  }

  function wakeWaiting(): void {
    for (const done of waiting) done();
    waiting.clear();
  }

  function adopt(attempt: number): void {
    if (arrived?.attempt !== attempt) return;
    current = arrived.copilot;
    arrived = null;
    holdUntilItsEnd(tokenAtHand());
    ports.onAdopted(current.identity);
  }

  function tokenAtHand(): HeldToken | null {
    const state = runner.state();
    const held = heldBy(state);
    if (held === null || current === null) return null;
    // It ended in a sleep that nobody has noticed yet.
    if (alarms.surelyMs() >= held.expiresAtMs && !isInDoubt(state)) return null;
    const { token, apiUrl, plan, remark } = current;
    return { token, apiUrl, plan, remark, expiresAtMs: held.expiresAtMs };
  }

  async function token(minimumLifeMs: number): Promise<HeldToken | null> {
    const first = tokenAtHand();
    if (first !== null && first.expiresAtMs - alarms.nowMs() >= minimumLifeMs) return first;
    const { kind } = runner.state();
    // Asking again changes neither: programs that ask in a loop must not turn into requests in a loop.
    if (kind !== 'refused' && kind !== 'signInNeeded') {
      runner.send({ kind: 'tokenWanted', nowMs: alarms.nowMs() });
    }
    if (isInFlight(runner.state())) await flightOver();
    const second = tokenAtHand();
    return second !== null && second.expiresAtMs > alarms.nowMs() ? second : null;
  }

  const stopJumps: Cancel = alarms.onJump((jump) => {
    runner.send({ kind: 'clockJumped', nowMs: alarms.nowMs(), ...jump });
  });

  function stop(hearsPair = false): void {
    stopJumps();
    runner.stop();
    requests.stop(hearsPair);
    ports.hold([]);
    current = null;
    arrived = null;
    wakeWaiting();
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

/** A replaced token works until its end, and may lie in the clipboard for as long. */
function holderOfTokens({ alarms, hold }: SessionPorts): (newest: HeldToken | null) => void {
  let alive: readonly HeldToken[] = [];
  return (newest) => {
    const nowMs = alarms.nowMs();
    const older = alive.filter(({ expiresAtMs }) => nowMs < expiresAtMs);
    alive = newest === null ? older : [...older, newest];
    hold(alive.map(({ token }) => token));
  };
}
