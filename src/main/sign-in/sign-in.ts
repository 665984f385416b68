import { assertNever } from '../../shared/assert-never.ts';
import type { SignInProblem } from '../../shared/sign-in-problem.ts';
import { runMachine } from '../machine-runner.ts';
import type { CodeAnswer, DeviceCode, GitHub, Grant, Identity, PollAnswer } from '../ports.ts';
import type { Hold } from '../secrets/hold.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Alarms } from '../time/alarms.ts';
import type { PollOutcome, SignInEffect, SignInEvent } from './events.ts';
import { stepSignIn } from './machine.ts';
import {
  type Beside,
  noSignIn,
  type SignInRequest,
  type SignInState,
  signInWakeAtMs,
} from './state.ts';

/** What the sign-in needs from the engine. */
interface SignInPorts {
  readonly alarms: Alarms;
  readonly gitHub: GitHub;
  /** Says which device code is in hand. */
  readonly hold: Hold;
  /** Keeps the granted GitHub token under a provisional key and starts its session. */
  readonly openAccount: (request: SignInRequest, grant: Grant) => void;
  /** Gives the account just opened its lasting key. */
  readonly settleAccount: (identity: Identity) => void;
  readonly discardAccount: () => void;
  /** An account that is here already, and that the one just opened may be, by its host and client id. */
  readonly beside: () => Beside | null;
  readonly onStep: (state: SignInState, event: SignInEvent) => void;
}

/** The one sign-in of the app, started again and again. */
interface SignIn {
  readonly state: () => SignInState;
  readonly send: (event: SignInEvent) => void;
}

/** Runs the sign-in machine. The device code and the granted GitHub token stay in here, outside every state and event. */
export function createSignIn(ports: SignInPorts): SignIn {
  const { alarms, gitHub } = ports;
  let inFlight = new AbortController();
  let code: DeviceCode | null = null;
  let request: SignInRequest | null = null;
  let granted: Grant | null = null;

  const runner = runMachine(
    {
      initial: noSignIn,
      step: stepSignIn,
      wakeAtMs: signInWakeAtMs,
      alarmRang: (nowMs): SignInEvent => ({ kind: 'alarmRang', nowMs }),
    },
    { alarms, perform, onStep: ports.onStep },
  );

  function perform(effect: SignInEffect): void {
    switch (effect.kind) {
      case 'requestCode':
        return void requestCode(effect.attempt, effect.request);
      case 'poll':
        return void poll(effect.attempt);
      case 'openAccount':
        return openAccount(effect.attempt);
      case 'settleAccount':
        return ports.settleAccount(effect.identity);
      case 'discardAccount':
        return ports.discardAccount();
      case 'abandon':
        inFlight.abort();
        inFlight = new AbortController();
        code = null;
        granted = null;
        ports.hold([]);
        return;
      default:
        assertNever(effect);
    }
  }

  // GitHub's methods never reject, so neither do the requests below.

  async function requestCode(attempt: number, asked: SignInRequest): Promise<void> {
    request = asked;
    const answer = await gitHub.requestCode(asked.host, asked.clientId, inFlight.signal);
    if (attempt !== runner.state().attempt) return;
    if (answer.kind !== 'code') {
      return runner.send({ kind: 'codeFailed', attempt, problem: problemOf(answer) });
    }
    code = answer.code;
    ports.hold([code.deviceCode]);
    const { userCode, pageUrl, lifeMs, intervalMs } = answer.code;
    const shown = { userCode, pageUrl, lifeMs, intervalMs };
    runner.send({ kind: 'codeIssued', attempt, nowMs: alarms.surelyMs(), code: shown });
  }

  async function poll(attempt: number): Promise<void> {
    if (code === null || request === null) return;
    const { host, clientId } = request;
    const { deviceCode } = code;
    const answer = await gitHub.poll({ host, clientId, deviceCode }, inFlight.signal);
    if (attempt !== runner.state().attempt) return;
    if (answer.kind === 'granted') granted = answer.grant;
    const outcome = outcomeOf(answer);
    // A clock just set ahead has not been told of yet: it ends no code.
    runner.send({ kind: 'pollAnswered', attempt, nowMs: alarms.surelyMs(), outcome });
  }

  function openAccount(attempt: number): void {
    if (granted === null || request === null) return;
    const { gitHubToken } = granted;
    ports.openAccount(request, granted);
    granted = null;
    code = null;
    ports.hold([]);
    void identify(attempt, request.host, gitHubToken);
  }

  async function identify(attempt: number, host: string, gitHubToken: Secret): Promise<void> {
    const answer = await gitHub.identify(host, gitHubToken, inFlight.signal);
    const identity = answer.kind === 'identity' ? answer.identity : null;
    runner.send({ kind: 'identified', attempt, identity, beside: ports.beside() });
  }

  alarms.onJump(({ setMs }) => {
    runner.send({ kind: 'clockJumped', nowMs: alarms.nowMs(), setMs });
  });

  return { state: runner.state, send: runner.send };
}

function problemOf(answer: Exclude<CodeAnswer, { kind: 'code' }>): SignInProblem {
  switch (answer.kind) {
    case 'deviceFlowDisabled':
    case 'noDeviceFlow':
    case 'wrongClient':
    case 'emailUnverified':
    case 'appSuspended':
      return { kind: answer.kind };
    case 'unexpected':
      return { kind: 'unexpected', code: answer.code, said: answer.said };
    case 'trouble':
      return { kind: 'unreachable', trouble: answer.trouble.kind };
    default:
      return assertNever(answer);
  }
}

/** The answer without the GitHub token it may carry. */
function outcomeOf(answer: PollAnswer): PollOutcome {
  switch (answer.kind) {
    case 'granted':
    case 'denied':
    case 'expired':
    case 'codeInvalid':
    case 'deviceFlowDisabled':
    case 'wrongClient':
    case 'emailUnverified':
    case 'appSuspended':
      return { kind: answer.kind };
    case 'pending':
    case 'slowDown':
      return answer;
    case 'unexpected':
      return { kind: 'unexpected', code: answer.code, said: answer.said };
    case 'trouble':
      return { kind: 'trouble', trouble: answer.trouble };
    default:
      return assertNever(answer);
  }
}
