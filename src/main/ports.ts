import { type HealthTrouble, REQUEST_PURPOSES, type RequestPurpose } from '../shared/activity.ts';
import type { AgentTrouble } from '../shared/agent.ts';
import type { Mishap } from '../shared/mishap.ts';
import type { Refusal, RefusalReason } from '../shared/refusal.ts';
import type { Remark } from '../shared/remark.ts';
import type { BelongingPlace } from '../shared/removal.ts';
import type { Settings } from '../shared/settings.ts';
import type { StorageState } from '../shared/storage.ts';
import type { TerminalCommand } from '../shared/terminal-command.ts';
import type { CopyOutcome } from '../shared/token-copy.ts';
import type { Detour, TroubleKind } from '../shared/trouble.ts';
import type { Usage } from '../shared/usage.ts';
import type { Secret } from './secrets/secret.ts';

/** Stops what it was returned for. Calling it twice is harmless. */
export type Cancel = () => void;

/** Something that happens, now and again: from now on the listener is told each time, until the answer is called. */
export type Signal<News = void> = (listener: (news: News) => void) => Cancel;

/** The machine's clocks and a raw timer. Only `time/` uses it; everything else takes `Alarms`. */
export interface Clock {
  /** Epoch milliseconds as the user's clock shows them: may be wrong and may jump either way. */
  wallMs(): number;
  /** Milliseconds from an arbitrary start: never jumps, but may stand still while the machine sleeps. */
  monotonicMs(): number;
  /** Milliseconds since the machine was started: counts its sleep, and nobody can set it. May be whole seconds only. */
  uptimeMs(): number;
  /** Rings once after about `delayMs`; may be late, and may not count time asleep. */
  after(delayMs: number, ring: () => void): Cancel;
}

/** What the operating system says about power. Word may be missing on some systems; nothing relies on it alone. */
export interface Power {
  readonly onSuspend: Signal;
  readonly onResume: Signal;
  /** On macOS and Windows only, as `onUnlock`. */
  readonly onLock: Signal;
  readonly onUnlock: Signal;
}

/** The machine's network as the operating system sees it. */
export interface Network {
  /** False means surely offline; true is no promise. */
  isOnline(): boolean;
}

/** Whether the desktop shows trays. `unknown`: it has no session bus, or no tool to ask it with. */
export type TrayHost = 'present' | 'absent' | 'unknown';

/** What came of asking the system to start the app at login, or no longer. `needsApproval`: a person must allow it there. */
export type LoginItemOutcome = 'done' | 'needsApproval' | 'failed';

/** Puts the `pilot-light` command where a terminal finds it. No method rejects; each answers how it stands then. */
export interface CommandInstaller {
  look(): Promise<TerminalCommand>;
  /** Never over what is not ours. */
  install(): Promise<TerminalCommand>;
  /** Takes away what is ours of it. `failed` names what of that is still there. */
  remove(): Promise<TerminalCommand>;
}

/** The files that the app has made for its user. Whatever else lies beside them is left alone. No method throws. */
export interface OwnFiles {
  /** One place of each kind that is there. */
  look(): readonly BelongingPlace[];
  /** Deletes all of them. Answers what is there still. */
  remove(): readonly BelongingPlace[];
  /** Whether {@link removeAtEnd} does anything. Not before somebody wants it. */
  wantRemovedAtEnd(isWanted: boolean): void;
  /** What was last said of that. */
  isRemovalWanted(): boolean;
  /** The app has done its last work: deletes what was written since. */
  removeAtEnd(): void;
}

/**
 * Gives a text to another program, which the desktop takes it from as long as that runs; null when there is none, or it
 * could not. Never rejects.
 */
export type Lend = (text: string, isSecret: boolean) => Promise<Loan | null>;

/** A text that another program holds in the clipboard. */
export interface Loan {
  /** False once somebody else has copied something, or the program has ended. */
  readonly isHeld: () => boolean;
  /** Ends the program: the clipboard is empty then, unless somebody else has copied something. */
  readonly end: () => void;
}

/** Jitter and nothing else. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
}

/** One line for a developer. Secrets are redacted at the sink, but do not send any. */
export interface Log {
  info(message: string, facts?: Readonly<Record<string, LogFact>>): void;
  warn(message: string, facts?: Readonly<Record<string, LogFact>>): void;
}

/** What stands beside a line of the log. */
export type LogFact = string | number | boolean | null;

/**
 * A `fetch`, reduced to what the wire needs. Redirects are never followed: one rejects.
 *
 * Rejects when there is no answer, with a `Redirected` where it is known where else it would have led; the limiter turns that into a {@link Trouble}.
 */
export type Http = (request: HttpRequest) => Promise<Response>;

/** One request, complete. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

/**
 * What really happened when a request failed or its answer said no: facts for the log and the activity, which no face
 * shows as they are. Never a server's own words, and never a secret.
 */
export type Cause =
  /** An answer came; `code` is the OAuth error in it, null when it had none. */
  | { readonly kind: 'answer'; readonly status: number; readonly code: string | null }
  /** The network failed, by the name that Chromium or Node has for that (`ERR_CERT_DATE_INVALID`, `ECONNRESET`). */
  | { readonly kind: 'network'; readonly name: string | null }
  | { readonly kind: 'limit'; readonly limit: 'deadlineMs' | 'bodyBytes'; readonly allowed: number }
  | { readonly kind: 'aborted' }
  /** Nothing was sent: the host is none that requests may go to. */
  | { readonly kind: 'hostRefused' };

/** `cause` is there whenever it comes from the wire. */
export interface Caused {
  readonly cause?: Cause;
}

/** A failed request, with what the server said about trying again. */
export interface Trouble extends Caused {
  readonly kind: TroubleKind;
  /** How long the server asked us to wait, measured against its own clock; null when it did not say. */
  readonly retryAfterMs: number | null;
  /** Nothing was sent: the governor wants this request to wait that long. */
  readonly isPutOff?: true;
}

/** Every answer carries the server's `Date`, so that skew can be measured; null when it had none. */
export interface Dated {
  readonly serverMs: number | null;
}

/** A person as GitHub knows them. The numeric id is the key: a login can be renamed. */
export interface Identity {
  readonly id: number;
  readonly login: string;
  readonly name: string | null;
  readonly avatarUrl: string | null;
}

/** The device code is a secret: whoever holds it receives the GitHub token once the user approves. */
export interface DeviceCode {
  readonly deviceCode: Secret;
  readonly userCode: string;
  /** Checked: https (or loopback when unpackaged) and on the chosen host. */
  readonly pageUrl: string;
  /** Positive, at most a day. */
  readonly lifeMs: number;
  /** At least a second, at most the code's life. */
  readonly intervalMs: number;
}

/** A no that nobody here knows, with the sentence that the server gave for it. */
interface Unexpected extends Caused {
  readonly kind: 'unexpected';
  readonly code: string | null;
  readonly said: string | null;
}

/** What came of asking for a device code. */
export type CodeAnswer =
  | { readonly kind: 'code'; readonly code: DeviceCode }
  | ({ readonly kind: 'deviceFlowDisabled' | 'noDeviceFlow' | 'wrongClient' } & Caused)
  | ({ readonly kind: 'emailUnverified' | 'appSuspended' } & Caused)
  | Unexpected
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** A GitHub token with all that belongs to it. `lifeMs` is from receipt; null means "does not end". */
export interface Grant {
  readonly gitHubToken: Secret;
  readonly lifeMs: number | null;
  readonly refreshToken: Secret | null;
}

/** How a host that is polled too fast wants to be polled; null for what it did not say. */
export interface SlowerPace {
  /** From now on. */
  readonly intervalMs: number | null;
  /** Before the next poll. */
  readonly retryAfterMs: number | null;
}

/** What came of asking whether the code has been approved. */
export type PollAnswer =
  | ({ readonly kind: 'pending' } & Pick<SlowerPace, 'retryAfterMs'>)
  | ({ readonly kind: 'slowDown' } & SlowerPace)
  | { readonly kind: 'granted'; readonly grant: Grant }
  | ({ readonly kind: 'denied' | 'expired' | 'codeInvalid' } & Caused)
  | ({ readonly kind: 'emailUnverified' | 'appSuspended' } & Caused)
  | ({ readonly kind: 'deviceFlowDisabled' | 'wrongClient' } & Caused)
  | Unexpected
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What came of trading a refresh token for a new pair. */
export type RenewAnswer =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | ({ readonly kind: 'badRefreshToken' } & Caused)
  | ({ readonly kind: 'wrongClient' } & Caused)
  | ({ readonly kind: 'unexpected'; readonly code: string | null } & Caused)
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What the exchange returned, undigested: `session/refresh-policy.ts` decides how long it lives. */
export interface CopilotToken {
  readonly token: Secret;
  /** Server epoch milliseconds. */
  readonly expiresAtServerMs: number | null;
  readonly refreshInMs: number | null;
  /** Base address of the Copilot API for this token; null when neither the answer nor the kind of host gives one. */
  readonly apiUrl: string | null;
  readonly plan: string | null;
  /** Only the note's dialect says whose token it is. */
  readonly identity: Identity | null;
  readonly remark: TokenRemark | null;
}

/** What GitHub remarks beside a token, under GitHub's own name for it, with the page that it names, checked to be GitHub's. */
export interface TokenRemark {
  readonly id: string;
  readonly remark: Remark;
  readonly url: string | null;
}

/** What came of exchanging a GitHub token for a Copilot token. */
export type ExchangeAnswer = Dated &
  (
    | { readonly kind: 'token'; readonly copilot: CopilotToken }
    | { readonly kind: 'unauthorized' }
    | { readonly kind: 'refused'; readonly refusal: Refusal; readonly url: string | null }
    | { readonly kind: 'trouble'; readonly trouble: Trouble }
  );

/** What came of asking whose GitHub token it is. */
export type IdentityAnswer = Dated &
  (
    | { readonly kind: 'identity'; readonly identity: Identity }
    | { readonly kind: 'unauthorized' }
    /** The host has no `/user` (the note's dialect). */
    | { readonly kind: 'unknown' }
    /**
     * The host refuses to say, which it may do to a token that it knows: somebody suspended, a policy. `refusal` has what
     * it said of that, and `url` the page that it named; null when it said nothing.
     */
    | {
        readonly kind: 'withheld';
        readonly trouble: Trouble;
        readonly refusal: Refusal | null;
        readonly url: string | null;
      }
    | { readonly kind: 'trouble'; readonly trouble: Trouble }
  );

/** What came of asking for something that is nice to know. */
export type NicetyAnswer<Told> =
  /** Null where the host tells none, which it will not do any sooner for being asked again. */
  | { readonly kind: 'told'; readonly told: Told | null }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What came of asking a host to end tokens for good. */
export type RevokeAnswer =
  /** The host has taken it over; it also does so with what it does not know, and tells nobody which. */
  | { readonly kind: 'revoked' }
  /** `noEndpoint`: this host has no such thing. `refused`: it has, and says no to these tokens. */
  | ({ readonly kind: 'noEndpoint' | 'refused' } & Caused)
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What came of asking for a repository's latest release. */
export type ReleaseAnswer =
  | { readonly kind: 'release'; readonly version: string }
  /** There is none that may be told of. */
  | { readonly kind: 'none' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/**
 * GitHub over the wire. No method rejects: an aborted request answers `trouble`.
 *
 * `host` is a validated host name; a token is only ever sent to the host that granted it (`github/token-hosts.ts`).
 */
export interface GitHub {
  requestCode(host: string, clientId: string, signal: AbortSignal): Promise<CodeAnswer>;
  poll(request: PollRequest, signal: AbortSignal): Promise<PollAnswer>;
  renew(request: RenewRequest, signal: AbortSignal): Promise<RenewAnswer>;
  exchange(host: string, gitHubToken: Secret, signal: AbortSignal): Promise<ExchangeAnswer>;
  identify(host: string, gitHubToken: Secret, signal: AbortSignal): Promise<IdentityAnswer>;
  /** The plan and what is used of it. */
  usage(host: string, gitHubToken: Secret, signal: AbortSignal): Promise<NicetyAnswer<Usage>>;
  /** A picture as a `data:` URL of at most 64 KiB. Sends no credential. */
  avatar(host: string, url: string, signal: AbortSignal): Promise<NicetyAnswer<string>>;
  /**
   * Asks the Copilot API for its list of models, to hear whether it takes the token. Sends the Copilot token only to an
   * address that may have it, and no GitHub token.
   */
  models(call: ModelsCall, signal: AbortSignal): Promise<ModelsAnswer>;
  /** Whether something that speaks GitHub's device flow answers at this host. Sends no credential. */
  probe(host: string, signal: AbortSignal): Promise<'gitHub' | 'notGitHub' | 'unreachable'>;
  /** The latest release of a repository, `OWNER/NAME`. Sends no credential. */
  latestRelease(host: string, repository: string, signal: AbortSignal): Promise<ReleaseAnswer>;
  /** Ends these tokens for good. May be repeated: what is dead already counts as ended. */
  revoke(
    host: string,
    credentials: readonly [Secret, ...Secret[]],
    signal: AbortSignal,
  ): Promise<RevokeAnswer>;
  /** Where hosts would have led instead of answering, each by its last word. */
  detours(): Readonly<Record<string, Detour>>;
}

/** Which Copilot API is asked, on behalf of which account's host and token. */
export interface ModelsCall {
  readonly host: string;
  /** As the exchange named it. */
  readonly apiUrl: string;
  readonly copilotToken: Secret;
  /** `Copilot-Integration-Id`; null where nobody knows one. */
  readonly integrationId: string | null;
}

/** What the Copilot API said, by its status alone. */
export type ModelsAnswer =
  | { readonly kind: 'said'; readonly status: number }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Whose device code is asked about; the client id must be the one that it was given to. */
export interface PollRequest {
  readonly host: string;
  readonly clientId: string;
  readonly deviceCode: Secret;
}

/** Whose pair is renewed; the client id must be the one that it was granted to. */
export interface RenewRequest {
  readonly host: string;
  readonly clientId: string;
  readonly refreshToken: Secret;
}

/** One account at rest. Instants are server epoch milliseconds where a server gave them, else wall. */
export interface VaultRecord {
  /** `host/id`, or `host/new-…` until GitHub has said whose account it is. */
  readonly key: string;
  readonly host: string;
  /** The client id that the token was granted to: a renewal must use the same one. */
  readonly clientId: string;
  readonly identity: Identity | null;
  /** What is still open about an account without a name; null when nothing is. */
  readonly doubt: Doubt | null;
  readonly gitHubToken: Secret;
  readonly gitHubTokenEndsAtMs: number | null;
  readonly refreshToken: Secret | null;
  readonly savedAtMs: number;
}

/** A sign-in has brought an account, and GitHub has not said yet whose it is. */
export interface Doubt {
  /** Who should have come back: another one is settled only when a person has said so. */
  readonly expected: Identity | null;
  /** A person has said that it may stay without a name, or nobody had to be asked. */
  readonly isKept: boolean;
}

/**
 * The encrypted store of GitHub tokens. No method rejects.
 *
 * The records in memory are the truth for this run; saving them is retried behind, and `status` tells how that goes.
 */
export interface Vault {
  /** Reads what is stored. Answers within the keyring deadline; a late keyring is reported through `onChange`. */
  open(): Promise<void>;
  status(): StorageState;
  records(): readonly VaultRecord[];
  /**
   * Adds or replaces the record of that key; the earlier one stays on disk until the new one was read back.
   * Resolves when it is safely stored, or will not be for now (`status` says why); memory holds it at once.
   */
  put(record: VaultRecord): Promise<void>;
  /** Replaces the record `key` by `record`, whose key may differ, in one write. */
  replace(key: string, record: VaultRecord): Promise<void>;
  remove(key: string): Promise<void>;
  /** The user consents to, or withdraws from, storage whose key is public. */
  allowUnprotected(allowed: boolean): Promise<void>;
  /** Tries again to reach the keyring or the disk. */
  retry(): Promise<void>;
  /**
   * Brings to the disk what is still owed to it, with one last try even when the next was planned for later. Resolves when
   * nothing is owed, when keyring or disk have refused, or at the keyring deadline.
   */
  flush(): Promise<void>;
  /** Deletes what was kept because it could not be read. */
  forgetKept(): void;
  /**
   * The same, and takes over nothing more of what the disk has held, whenever the keyring answers: somebody deletes all of
   * it. What is in memory stays there, and what is put from here on is stored as before.
   */
  forgetAll(): void;
  readonly onChange: Signal<VaultNews>;
}

/**
 * - `records`: the keyring answered late and stored accounts are here now
 * - `kept`: something was signed out, and files are left of which nobody can tell whether it is in them
 */
export type VaultNews = 'status' | 'records' | 'kept';

/** What the user has chosen. No method throws or rejects. */
export interface SettingsStore {
  get(): Settings;
  /** Takes over each field that is valid and leaves the others as they are. */
  change(patch: Readonly<Partial<Settings>>): void;
  readonly onChange: Signal<Settings>;
}

/** Remembers when GitHub tokens were granted, over restarts, so that a login loop cannot push out the user's editor. */
export interface GrantLedger {
  /** Wall-clock instants of the grants of the last hour for this host, oldest first. */
  recent(host: string, nowWallMs: number): readonly number[];
  record(host: string, nowWallMs: number): void;
}

/** What is remembered of accounts over restarts beside their tokens, and is no secret. No method throws. */
export interface AccountNotes {
  of(accountKey: string): AccountNote;
  change(accountKey: string, change: Partial<AccountNote>): void;
  forget(accountKey: string): void;
}

/** What is remembered of newer versions of the app over restarts. No method throws. */
export interface UpdateNote {
  get(): {
    /** When somebody was asked last, by the wall clock; null before. */
    readonly askedAtMs: number | null;
    /** The same by a clock that was ahead of one that came after it; null where none was. Either may have been right. */
    readonly aheadAtMs: number | null;
    /** The version that was named then; null when none was. */
    readonly newest: string | null;
    /** The version that a notice told of last. */
    readonly told: string | null;
  };
  /** In force at once. Answers whether the next start will know of it. */
  change(change: Partial<ReturnType<UpdateNote['get']>>): boolean;
}

/** See {@link AccountNotes}. */
export interface AccountNote {
  /** Null until there was a token. */
  readonly exchange: ExchangeHistory | null;
  /** Null until somebody was told. */
  readonly usageTold: UsageTold | null;
  /** The remark beside its tokens that a person has read, by GitHub's name for it. */
  readonly readRemark: string | null;
}

/** Which part of its plan somebody was told of, in percent; it counts until the period ends (server epoch milliseconds). */
export interface UsageTold {
  readonly mark: number;
  readonly untilMs: number;
}

/** Since when an account is given Copilot tokens, and since when no more; by its host's clock, epoch milliseconds. */
export interface ExchangeHistory {
  /** With which client id. */
  readonly clientId: string;
  readonly firstTokenAtMs: number;
  /** To the day. */
  readonly lastTokenAtMs: number;
  /** Null while the host does not say that there is no exchange. */
  readonly gone: GoneExchange | null;
}

/** An exchange of which the host says that there is none. */
export interface GoneExchange {
  readonly sinceMs: number;
  /** What of that counts, no longer than matters. */
  readonly forMs: number;
  readonly heardAtMs: number;
  readonly times: number;
}

/** A request to the agent as it came: nothing in it has been checked but its size. */
export interface AgentRequest {
  readonly method: string;
  /** Path and query, undecoded. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What a program is answered. The body may hold a Copilot token. */
export interface AgentReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What makes no request out of what came.
 *
 * - `notHttp`: it is no HTTP/1.1
 * - `headTooLarge`, `bodyTooLarge`: it is longer than a request may be
 * - `hasBody`: it brings something, and nothing here takes anything
 * - `textTooLarge`, `withoutLength`: what it brings may be brought, but not so much, or not without its length
 * - `tooSlow`: it has not come whole in time
 * - `tooManyOpen`: it came over one connection too many
 */
export type AgentMisuse =
  | 'notHttp'
  | 'headTooLarge'
  | 'bodyTooLarge'
  | 'hasBody'
  | 'textTooLarge'
  | 'withoutLength'
  | 'tooSlow'
  | 'tooManyOpen';

/** An answer that comes while the text is still being sent. No method throws. */
export interface AgentStream {
  /** Takes a piece, and gives out what belongs to the answer by now. */
  push(text: string): string;
  end(): string;
  /** Nothing more is asked of it; called once, however it ended. */
  close(): void;
}

/** Whoever answers programs. No method throws or rejects. */
export interface AgentAnswers {
  /** For a request that brings a text: who takes that, or what is answered instead. */
  take(request: AgentRequest): AgentStream | AgentReply;
  answer(request: AgentRequest): Promise<AgentReply>;
  /** `headers`: as far as they could be read; they say in which form to answer. */
  refuse(misuse: AgentMisuse, headers: AgentRequest['headers']): AgentReply;
}

/** Where the agent is asked: a unix socket, or a named pipe on Windows. No method throws or rejects. */
export interface AgentSocket {
  /** Listens, unless something is wrong with the place, which is left as it is then. */
  open(answers: AgentAnswers): Promise<AgentOpening>;
  /** Whether programs that look for it still find the open one, and in a folder that they trust. */
  isFound(): boolean;
  /**
   * Ends every connection, stops listening, and leaves nothing of it on the disk. Without an open one it does nothing. What
   * another app has put in its place stays there.
   */
  close(): Promise<void>;
}

/** What came of it. */
export type AgentOpening =
  | { readonly kind: 'open'; readonly address: string }
  /** `address`: the folder or the socket that it is about. `code`: as in errno, where the system has refused. */
  | {
      readonly kind: 'refused';
      readonly trouble: AgentTrouble;
      readonly address: string;
      readonly code: string | null;
    };

/** What happened, without secrets. Bounded, over restarts. Adding never throws, and costs one line of a file. */
export interface Activity {
  add(entry: ActivityEntry): void;
}

/** One thing that happened. */
export type ActivityEntry = RequestEntry | SessionEntry | SignInEntry | OtherEntry;

/** A request with how it ended. */
export interface RequestEntry {
  readonly kind: 'request';
  readonly host: string;
  readonly purpose: RequestPurpose;
  /** HTTP status, or the trouble that came instead. */
  readonly outcome: number | TroubleKind;
  readonly tookMs: number;
  /** So many in a row, of which this was the last; where it was more than one. */
  readonly times?: number;
  /** What lies behind the trouble; only where there was some. */
  readonly cause?: Cause;
}

/** An event of an account's session, with the state that followed and what is needed to live through it again. */
export interface SessionEntry {
  readonly kind: 'event';
  readonly machine: 'session';
  readonly accountKey: string;
  readonly event: string;
  readonly state: string;
  /** How the account stands from here on. Lines of earlier versions have none. */
  readonly health?: Health;
  /** What the answer said; only where the event is one. */
  readonly said?: Said;
  /** By how much the server's clock is ahead of this machine's, as the answer said; only where that is believed. */
  readonly skewMs?: number;
  /** What chance added to the answer, in [0, 1). */
  readonly jitter?: number;
}

/** An event of the sign-in, with the state that followed. */
export interface SignInEntry {
  readonly kind: 'event';
  readonly machine: 'sign-in';
  readonly accountKey: null;
  readonly event: string;
  readonly state: string;
}

type OtherEntry =
  | {
      /** Programs on this machine were given the Copilot token of this account, so often since the last such entry. */
      readonly kind: 'handOver';
      readonly accountKey: string;
      readonly count: number;
      /** What they call themselves; some of them, where there are many. */
      readonly callers: readonly string[];
    }
  /** The machine slept, or its clock was set, just before. */
  | { readonly kind: 'clock'; readonly sleptMs: number; readonly setMs: number }
  | { readonly kind: 'app'; readonly event: 'started' | 'quit' }
  | { readonly kind: 'signedOut'; readonly accountKey: string }
  /** The account of a sign-in has its lasting key from here on. */
  | { readonly kind: 'named'; readonly accountKey: string; readonly wasKey: string }
  | {
      readonly kind: 'copy';
      readonly what: 'token' | 'code';
      /** Null for a code, which is no account's yet. */
      readonly accountKey: string | null;
      readonly outcome: CopyOutcome;
    }
  | { readonly kind: 'mishap'; readonly mishap: Mishap }
  | { readonly kind: 'storage'; readonly state: StorageState['kind'] };

/** How an account stands. */
export interface Health {
  readonly hasToken: boolean;
  /** What keeps it from a fresh token; null while nothing does. */
  readonly trouble: HealthTrouble | null;
}

/** What an answer to a session said, without its tokens. */
export type Said =
  | { readonly kind: 'token'; readonly lifeMs: number; readonly refreshInMs: number }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** A GitHub token; null: it does not end. */
  | { readonly kind: 'grant'; readonly endsInMs: number | null; readonly isRenewable: boolean }
  | {
      readonly kind: 'trouble';
      readonly trouble: TroubleKind;
      readonly retryAfterMs: number | null;
      /** Nothing was sent: the governor wants this request to wait. */
      readonly isPutOff: boolean;
    }
  | { readonly kind: (typeof PLAIN_ANSWERS)[number] };

/** Answers that say no more than this. */
export const PLAIN_ANSWERS = [
  'unauthorized',
  'valid',
  'unknown',
  'badRefreshToken',
  'wrongClient',
] as const;

export { REQUEST_PURPOSES, type RequestPurpose };
