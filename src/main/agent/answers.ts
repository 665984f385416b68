import { assertNever } from '../../shared/assert-never.ts';
import { agent as numbers } from '../config.ts';
import type { AccountState, Engine } from '../engine/engine.ts';
import type { AgentAnswers, AgentReply, AgentRequest, Clock, Log } from '../ports.ts';
import type { Redactor } from '../secrets/redactor.ts';
import type { HeldToken } from '../session/session.ts';
import { heldBy } from '../session/state.ts';
import type { Alarms } from '../time/alarms.ts';
import { createRateLimit } from '../time/rate-limit.ts';
import { accountNameOf, accountsOf, findAccount, problemOf } from './agent-accounts.ts';
import { type AgentAsk, labelOf, readAsked, wantsJson } from './asked.ts';
import { headerJson, headerText, type TokenForCaller, tokenJson, tokenText } from './hand-over.ts';
import {
  type CallerProblem,
  misuseProblem,
  problemReply,
  replyWith,
  TEXT,
  TOO_MANY,
} from './problems.ts';
import { createReports, type Outcome } from './reports.ts';
import type { Takers } from './takers.ts';
import { createTextTaker } from './text-taker.ts';
import { freshEnough } from './wanted-life.ts';

/** What answers are made of. */
export interface AnswersPorts {
  readonly engine: Pick<Engine, 'state' | 'token' | 'tokenAtHand'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt'>;
  /** Real time: programs wait by that, however fast the app's own runs. */
  readonly clock: Pick<Clock, 'after' | 'monotonicMs'>;
  readonly takers: Pick<Takers, 'record'>;
  readonly isLocked: () => boolean;
  /** What goes with each request to the Copilot API beside the token. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Says what is wrong, as text and as fields, without a secret and without a login. Takes its time. */
  readonly doctor: () => Promise<{ readonly text: string; readonly json: object }>;
  /** Takes out what is known for a secret. */
  readonly redact: (text: string) => string;
  readonly placesIn: Redactor['placesIn'];
  readonly log: Pick<Log, 'warn'>;
}

/** Answers programs. Knows nothing of sockets, and asks GitHub for nothing but through the engine. */
export function createAnswers(ports: AnswersPorts): AgentAnswers {
  const { engine, alarms, clock } = ports;
  const reports = createReports(ports);
  const perSecond = numbers.requestsPerSecond;
  const isAllowed = createRateLimit({ burst: perSecond, perSecond }, () => clock.monotonicMs());

  async function outcomeOf(request: AgentRequest): Promise<Outcome> {
    if (!isAllowed()) return { kind: 'problem', problem: TOO_MANY };
    const reading = readAsked(request);
    if (reading.kind === 'wrong') return { kind: 'problem', problem: reading.problem };
    const { asked } = reading;
    if (asked.path === '/v1/accounts') return reports.accounts();
    // Without a text there is nothing to take out.
    if (asked.path === '/v1/redact') return { kind: 'well', text: '', json: {} };
    if (asked.path === '/v1/doctor') return { kind: 'well', ...(await ports.doctor()) };
    if (asked.path === '/v1/status' && asked.account === null) return reports.status(null);
    const found = findAccount(engine.state(), asked.account);
    if (found.kind === 'none') return { kind: 'problem', problem: found.problem };
    const { account } = found;
    switch (asked.path) {
      case '/v1/status':
        return reports.status(account);
      case '/v1/endpoint':
        return reports.endpoint(account);
      case '/v1/token':
      case '/v1/header': {
        const label = labelOf(ports.redact(request.headers['pilot-light-caller'] ?? ''));
        return handOver(account, asked, label);
      }
      default:
        return assertNever(asked.path);
    }
  }

  const accounts = (): readonly AccountState[] => accountsOf(engine.state());

  /** Looked at again after the wait: meanwhile the screen may have been locked, or the account signed out. */
  async function handOver(
    { key }: AccountState,
    { path, minimumLifeMs }: AgentAsk,
    label: string | null,
  ): Promise<Outcome> {
    if (ports.isLocked()) return { kind: 'problem', problem: LOCKED };
    const held = await heldInTime(key, minimumLifeMs);
    const account = accounts().find((one) => one.key === key);
    if (ports.isLocked()) return { kind: 'problem', problem: LOCKED };
    if (account === undefined) return { kind: 'problem', problem: GONE };
    if (held === null) return { kind: 'problem', problem: problemOf(account, alarms.nowMs()) };
    const accountName = accountNameOf(account);
    const given: TokenForCaller = {
      token: held.token,
      apiUrl: held.apiUrl,
      headers: ports.headers(),
      expiresAtMs: alarms.wallAt(held.expiresAtMs),
      accountName,
    };
    ports.takers.record({ label, accountKey: key, accountName });
    return path === '/v1/header'
      ? { kind: 'well', text: headerText(given), json: headerJson(given) }
      : { kind: 'well', text: tokenText(given), json: tokenJson(given) };
  }

  /** What the engine gives, or, when that takes too long, what is in hand and lives long enough to be of use. */
  async function heldInTime(key: string, minimumLifeMs: number): Promise<HeldToken | null> {
    const account = accounts().find((one) => one.key === key);
    const held = account === undefined ? null : heldBy(account.session);
    const wantedMs = freshEnough(held, minimumLifeMs, alarms.nowMs());
    return new Promise((resolve, reject) => {
      const cancel = clock.after(numbers.answerMs, () => {
        const late = engine.tokenAtHand(key);
        const leftMs = (late?.expiresAtMs ?? 0) - alarms.nowMs();
        resolve(leftMs >= numbers.lateLifeMs ? late : null);
      });
      void engine.token(key, wantedMs).finally(cancel).then(resolve, reject);
    });
  }

  return {
    take: createTextTaker({ ...ports, isAllowed }),
    async answer(request) {
      const isJson = wantsJson(request);
      try {
        const outcome = await outcomeOf(request);
        return outcome.kind === 'problem'
          ? problemReply(outcome.problem, isJson)
          : wellReply(outcome, isJson);
      } catch {
        // Not the error itself: whatever it quotes, a program must not read it, nor the log.
        ports.log.warn('the agent could not answer');
        return problemReply(INTERNAL, isJson);
      }
    },
    refuse: (misuse, headers) => problemReply(misuseProblem(misuse), wantsJson({ headers })),
  };
}

function wellReply(
  { text, json }: Extract<Outcome, { kind: 'well' }>,
  isJson: boolean,
): AgentReply {
  return isJson
    ? replyWith(`${JSON.stringify(json)}\n`, 'application/json')
    : replyWith(text, TEXT);
}

const LOCKED: CallerProblem = {
  kind: 'locked',
  detail: 'The screen is locked, and Pilot Light gives no token until it is unlocked.',
};

const GONE: CallerProblem = {
  kind: 'signedOut',
  detail: 'That account was signed out a moment ago: sign in in Pilot Light.',
};

const INTERNAL: CallerProblem = {
  kind: 'internal',
  detail: 'Something went wrong in Pilot Light: see its log.',
};
