import type { Person } from './choices.ts';
import type {
  AnswerScript,
  AppChoice,
  CodeChoice,
  LogFilter,
  PersonChange,
  RefusalChoice,
  StandingAnswer,
  UsageChoice,
  Wanted,
  Whose,
} from './control-arguments.ts';
import type { Code, LogEntry, State } from './reports.ts';
import type { Settings, SettingsChange } from './settings.ts';

/** Everything a test or the demo may do to a running simulator; the same verbs in process and over HTTP. */
export interface Control {
  /** Approve a pending code, as the person would on the page. */
  approve(choice?: CodeChoice): Promise<Code>;
  /** Deny a pending code. */
  deny(choice?: CodeChoice): Promise<Code>;
  /** Let a code reach the end of its life now. */
  expire(choice?: CodeChoice): Promise<Code>;

  /** Revoke GitHub tokens and their refresh tokens. Copilot tokens already given out live on until they expire. */
  revokeGitHubTokens(whose?: Whose): Promise<null>;
  /** Make the Copilot API reject every Copilot token given out so far. */
  revokeCopilotTokens(whose?: Whose): Promise<null>;

  /** Queue answers for the next requests to an endpoint, one per request, oldest first. */
  setNextAnswers(script: AnswerScript): Promise<null>;
  /** Answer every request to an endpoint so, until cleared with `answer: null`. Queued answers go first. */
  setStandingAnswer(standing: StandingAnswer): Promise<null>;
  /** Forget every queued and standing answer. */
  clearAnswers(): Promise<null>;

  /** Change settings; those not named keep their value. */
  configure(settings: SettingsChange): Promise<Settings>;
  /** Say what kind of app a client id is, or with `clientId: 'any'` what every app is from now on. */
  setApp(app: AppChoice): Promise<null>;
  /** Add a person or change one; fields not named keep their value. */
  setPerson(person: PersonChange): Promise<Person>;
  /** Refuse the exchange with one of GitHub's reasons, or with `notificationId: null` allow it again. */
  setRefusal(refusal: RefusalChoice): Promise<null>;
  /** Choose the shape of `/copilot_internal/user`. */
  setUsage(usage: UsageChoice): Promise<null>;

  /** Set how many simulated seconds pass in one real second. Takes effect from now on. */
  setTimeScale(scale: { readonly timeScale: number }): Promise<null>;
  /** Let this much simulated time pass at once. */
  advance(span: { readonly ms: number }): Promise<null>;

  /** What the simulator holds, without a secret in it. */
  state(): Promise<State>;
  /** Every request since the start or the last reset, oldest first; control requests are not in it. */
  log(filter?: LogFilter): Promise<readonly LogEntry[]>;
  /** The log once it holds `count` matching requests. Rejects after `timeoutMs` of real time. */
  waitForRequests(wanted: Wanted): Promise<readonly LogEntry[]>;
  /** Begin anew: people, apps, codes, tokens, answers, settings and log. The time and its scale stay. */
  reset(): Promise<null>;
}

export type Verb = keyof Control;
