import * as v from 'valibot';

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

/** What can be scripted. `usage` is `/copilot_internal/user`, `other` any path not listed here. */
export const Endpoint = v.picklist([
  'deviceCode',
  'devicePage',
  'accessToken',
  'exchange',
  'user',
  'usage',
  'models',
  'chat',
  'revoke',
  'avatar',
  'other',
]);
export type Endpoint = v.InferOutput<typeof Endpoint>;

const headers = v.optional(v.record(v.string(), v.string()), {});
const status = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)), fallback);

/** How long to wait before answering, in real milliseconds whatever the time scale. */
const delayMs = v.optional(v.pipe(v.number(), v.minValue(0)), 0);
const bytes = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * One answer of a script.
 *
 * - `real`: what GitHub would say, perhaps after a delay.
 * - `patched`: what GitHub would say with top-level fields set or left out: schema drift.
 * - `json`, `text`: exactly this, nothing is committed.
 * - `html`: a page from a proxy or a captive portal, without `x-github-request-id`.
 * - `redirect`: 302 to somewhere else, without `x-github-request-id`.
 * - `drop`: a connection reset, before the request had any effect, after it, or in the middle of the body.
 * - `hang`: the request is read and never answered.
 * - `slowLoris`: the real answer, byte by byte in real time.
 * - `huge`: a JSON string of this many bytes without a length, perhaps squeezed by gzip.
 * - `truncated`: the first half of the real body, complete as HTTP, broken as JSON.
 */
export const Answer = v.variant('kind', [
  v.object({ kind: v.literal('real'), delayMs }),
  v.object({
    kind: v.literal('patched'),
    status: v.optional(v.nullable(v.number()), null),
    headers,
    set: v.optional(v.record(v.string(), v.unknown()), {}),
    omit: v.optional(v.array(v.string()), []),
    delayMs,
  }),
  v.object({
    kind: v.literal('json'),
    status: status(200),
    headers,
    body: v.unknown(),
    requestId: v.optional(v.boolean(), true),
    delayMs,
  }),
  v.object({
    kind: v.literal('text'),
    status: status(200),
    headers,
    body: v.string(),
    requestId: v.optional(v.boolean(), true),
    delayMs,
  }),
  v.object({
    kind: v.literal('html'),
    status: status(200),
    headers,
    title: v.optional(v.string(), 'Sign in to the network'),
    delayMs,
  }),
  v.object({ kind: v.literal('redirect'), status: status(302), location: v.string(), delayMs }),
  v.object({
    kind: v.literal('drop'),
    when: v.optional(v.picklist(['beforeCommit', 'afterCommit', 'midBody']), 'beforeCommit'),
    delayMs,
  }),
  v.object({ kind: v.literal('hang'), delayMs }),
  v.object({ kind: v.literal('slowLoris'), bytesPerSecond: v.optional(bytes, 1), delayMs }),
  v.object({
    kind: v.literal('huge'),
    bytes: v.optional(bytes, 200 * 1024 * 1024),
    gzip: v.optional(v.boolean(), false),
    delayMs,
  }),
  v.object({ kind: v.literal('truncated'), delayMs }),
]);
export type Answer = v.InferInput<typeof Answer>;
export type ParsedAnswer = v.InferOutput<typeof Answer>;

/**
 * What an app may do.
 *
 * - `githubApp`: `ghu_` for ever, exchange allowed (the Copilot plugin).
 * - `githubAppExpiring`: `ghu_` for 8 h with a rotating `ghr_`, exchange allowed.
 * - `oauthApp`: `gho_` for ever, exchange 404.
 * - `oauthAppExpiring`: `gho_` for 8 h with a rotating `ghr_`, exchange 404.
 * - `oauthAppAllowed`: `gho_` for ever, exchange allowed (VS Code's).
 * - `foreignGithubApp`: `ghu_` for ever, exchange 403.
 */
export const AppKind = v.picklist([
  'githubApp',
  'githubAppExpiring',
  'oauthApp',
  'oauthAppExpiring',
  'oauthAppAllowed',
  'foreignGithubApp',
]);
export type AppKind = v.InferOutput<typeof AppKind>;

/** GitHub's reasons for saying no to a Copilot token. */
export const NotificationId = v.picklist([
  'no_copilot_access',
  'not_signed_up',
  'subscription_ended',
  'enterprise_managed_user_account',
  'server_error',
  'feature_flag_blocked',
  'spammy_user',
  'snippy_not_configured',
  'billing_locked',
  'trade_restricted',
  'trade_restricted_country',
  'codespaces_demo_inactive',
  'expired_coupon',
  'revoked_coupon',
  'go_http_client',
  'programmatic_token_generation',
  'access_revoked',
]);
export type NotificationId = v.InferOutput<typeof NotificationId>;

/** The shapes of `/copilot_internal/user`; `business` is token-billed and shows placeholder quotas. */
export const Usage = v.picklist([
  'paid',
  'free',
  'business',
  'negative',
  'numericStrings',
  'missingSnapshots',
]);
export type Usage = v.InferOutput<typeof Usage>;

export const Person = v.object({
  login: v.pipe(v.string(), v.minLength(1)),
  /** GitHub's numeric user id; stays when the login is renamed. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: v.nullable(v.string()),
  usage: Usage,
  refusal: v.nullable(NotificationId),
});
export type Person = v.InferOutput<typeof Person>;

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

export const Settings = v.object({
  /** The status of OAuth errors: GitHub says 200, RFC 8628 says 400. */
  oauthErrorStatus: v.picklist([200, 400]),
  /** Leave `x-github-request-id` out of every answer, as a proxy that strips headers would. */
  omitRequestId: v.boolean(),
  /** Move the server's whole clock by this much: `Date`, `expires_at`, the `exp` in the token. */
  clockSkewMs: v.number(),
  /** Move only the `Date` header further by this much. */
  dateHeaderSkewMs: v.number(),
  /** The `interval` of new device codes, and how long they live. */
  intervalSeconds: positive,
  deviceCodeLifeSeconds: positive,
  /** The life of a new Copilot token and its `refresh_in`. */
  copilotTokenLifeSeconds: positive,
  refreshInSeconds: v.number(),
  /** What `endpoints.api` says; null is the simulator itself. */
  apiEndpoint: v.nullable(v.string()),
  /** The Copilot API answers 421, as the host of another plan does. */
  misdirected: v.boolean(),
  /** Whose browser it is: approves by default. */
  browserLogin: v.string(),
  /** The `ip` inside the Copilot token; an IPv6 address brings colons into it. */
  tokenIp: v.string(),
});
export type Settings = v.InferOutput<typeof Settings>;

export const SettingsChange = v.partial(Settings);
export type SettingsChange = v.InferInput<typeof SettingsChange>;

export const CodeChoice = v.optional(
  v.object({
    userCode: v.optional(v.string(), 'latest'),
    /** Who approves; null is the person whose browser it is. */
    login: v.optional(v.nullable(v.string()), null),
  }),
  {},
);
export type CodeChoice = v.InferInput<typeof CodeChoice>;

export const Whose = v.optional(v.object({ login: v.optional(v.string(), 'all') }), {});
export type Whose = v.InferInput<typeof Whose>;

const EndpointOrEverything = v.union([Endpoint, v.literal('everything')]);

export const AnswerScript = v.object({ endpoint: Endpoint, answers: v.array(Answer) });
export type AnswerScript = v.InferInput<typeof AnswerScript>;

export const StandingAnswer = v.object({
  endpoint: EndpointOrEverything,
  answer: v.nullable(Answer),
});
export type StandingAnswer = v.InferInput<typeof StandingAnswer>;

export const AppChoice = v.object({
  clientId: v.optional(v.string(), 'any'),
  kind: v.optional(AppKind, 'githubApp'),
  deviceFlow: v.optional(v.boolean(), true),
});
export type AppChoice = v.InferInput<typeof AppChoice>;

export const PersonChange = v.object({
  ...v.partial(Person).entries,
  login: Person.entries.login,
});
export type PersonChange = v.InferInput<typeof PersonChange>;

export const RefusalChoice = v.object({
  notificationId: v.nullable(NotificationId),
  login: v.optional(v.string(), 'all'),
});
export type RefusalChoice = v.InferInput<typeof RefusalChoice>;

export const UsageChoice = v.object({ usage: Usage, login: v.optional(v.string(), 'all') });
export type UsageChoice = v.InferInput<typeof UsageChoice>;

export const TimeScale = v.object({ timeScale: v.pipe(positive, v.maxValue(1_000_000)) });
export const Span = v.object({ ms: v.pipe(v.number(), v.finite(), v.minValue(0)) });

const filterEntries = {
  endpoint: v.optional(v.nullable(Endpoint), null),
  status: v.optional(v.nullable(v.number()), null),
  /** Only entries with a greater number: what happened since. */
  afterNumber: v.optional(v.number(), 0),
};
export const LogFilter = v.optional(v.object(filterEntries), {});
export type LogFilter = v.InferInput<typeof LogFilter>;

export const Wanted = v.object({
  ...filterEntries,
  count: v.optional(v.number(), 1),
  timeoutMs: v.optional(v.number(), 10_000),
});
export type Wanted = v.InferInput<typeof Wanted>;

export const Code = v.object({
  userCode: v.string(),
  clientId: v.string(),
  scope: v.string(),
  status: v.picklist(['pending', 'approved', 'denied', 'expired', 'used']),
  login: v.nullable(v.string()),
  intervalSeconds: v.number(),
  expiresAtMs: v.number(),
});
export type Code = v.InferOutput<typeof Code>;

/** Which token, without the token: the first 16 hex digits of its SHA-256. */
const fingerprint = v.string();

/** What a bearer value looks like. */
export const TokenKind = v.picklist(['ghu', 'gho', 'ghr', 'ghp', 'pat', 'copilot', 'unknown']);
export type TokenKind = v.InferOutput<typeof TokenKind>;

export const State = v.object({
  mode: v.picklist(['github', 'note']),
  /** The server's clock, skew included. */
  nowMs: v.number(),
  timeScale: v.number(),
  settings: Settings,
  people: v.array(Person),
  codes: v.array(Code),
  githubTokens: v.array(
    v.object({
      fingerprint,
      kind: TokenKind,
      login: v.string(),
      clientId: v.string(),
      alive: v.boolean(),
      expiresAtMs: v.nullable(v.number()),
    }),
  ),
  copilotTokens: v.array(
    v.object({ fingerprint, login: v.string(), alive: v.boolean(), expiresAtMs: v.number() }),
  ),
});
export type State = v.InferOutput<typeof State>;

export const LogEntry = v.object({
  /** Counts up from 1; survives filters, restarts with a reset. */
  number: v.number(),
  /** When the request arrived by the server's clock. */
  atMs: v.number(),
  method: v.string(),
  /** Without its query, which may carry a device code. */
  path: v.string(),
  endpoint: Endpoint,
  /** In lower case; `authorization` and `cookie` are left out. */
  headers: v.record(v.string(), v.string()),
  authorization: v.nullable(v.object({ scheme: v.string(), kind: TokenKind, fingerprint })),
  /** Names of the fields in body and query, never their values. */
  fields: v.array(v.string()),
  /** Null when the connection was dropped or left hanging instead. */
  status: v.nullable(v.number()),
  /** The OAuth error or notification id in the answer, or what was done to it. */
  remark: v.nullable(v.string()),
});
export type LogEntry = v.InferOutput<typeof LogEntry>;
