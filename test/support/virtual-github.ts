import { http } from '../../src/main/config.ts';
import type {
  CodeAnswer,
  Dated,
  ExchangeAnswer,
  GitHub,
  Grant,
  Identity,
  IdentityAnswer,
  ModelsAnswer,
  NicetyAnswer,
  PollAnswer,
  ReleaseAnswer,
  RenewAnswer,
  RevokeAnswer,
  TokenRemark,
  Trouble,
} from '../../src/main/ports.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import type { Usage } from '../../src/shared/usage.ts';
import { telling, uncounted } from './usages.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How the server of a {@link VirtualGitHub} behaves; change it at any moment. */
export interface Weather {
  /** What every request meets instead of an answer; null while all is well. */
  trouble: Trouble | null;
  /** One way and back, in milliseconds of true time. */
  roundTripMs: number;
  /** Server clock minus true time: what its `Date` header says is off by this. */
  dateSkewMs: number;
}

/** What the server answers again and again instead of what it would; null where it is as ever. */
export interface Standing {
  exchange: ExchangeAnswer | null;
  renewal: RenewAnswer | null;
  identity: IdentityAnswer | null;
  /** What stands beside each Copilot token. */
  remark: TokenRemark | null;
}

/** A GitHub that lives in virtual time, behind the core's port: quick enough for years of it. */
export interface VirtualGitHub extends GitHub {
  readonly weather: Weather;
  /** What the next polls answer; `pending` when empty. */
  readonly polls: PollAnswer[];
  /** What the next exchanges, renewals and questions for identity answer instead of what they would. */
  readonly exchanges: ExchangeAnswer[];
  readonly renewals: RenewAnswer[];
  readonly identities: IdentityAnswer[];
  readonly revocations: RevokeAnswer[];
  readonly standing: Standing;
  readonly requests: readonly VirtualRequest[];
  /** Forgets all requests, and tokens that have ended. */
  readonly forgetPast: () => void;
  /** Polls that came before their interval was over. */
  readonly earlyPolls: () => number;
  /** A new GitHub token as this server grants them. */
  readonly grant: (whose?: Identity) => Grant;
  /** True milliseconds until the token's end, negative when it is dead; null for a stranger. */
  lifeLeftMs(token: Secret): number | null;
  /** From now on this GitHub token is not accepted. */
  reject(gitHubToken: Secret): void;
  /** Whether this GitHub token or refresh token is of no use to anybody. */
  isDead(token: Secret): boolean;
}

/** One request, as the server's log has it. */
export interface VirtualRequest {
  readonly purpose:
    | 'code'
    | 'poll'
    | 'renew'
    | 'exchange'
    | 'identify'
    | 'plan'
    | 'models'
    | 'revoke';
  readonly host: string;
  readonly atTrueMs: number;
  /** The server did what it was asked, whether or not its answer arrived. */
  readonly succeeded: boolean;
  /** What the request met instead of an answer, or null. */
  readonly trouble: Trouble | null;
}

/** What the server grants, and for how long. */
export interface VirtualTerms {
  /** Life of a Copilot token; GitHub's is about 30 minutes. */
  readonly tokenLifeMs: number;
  readonly refreshInMs: number | null;
  readonly intervalMs: number;
  readonly codeLifeMs: number;
  /** Life of a GitHub token, which then comes with a single-use refresh token; null: it does not end. */
  readonly gitHubTokenLifeMs: number | null;
  readonly identity: Identity;
}

/** As GitHub grants them in 2026. */
export const GITHUB_TERMS: VirtualTerms = {
  tokenLifeMs: 1_800_000,
  refreshInMs: 1_500_000,
  intervalMs: 5_000,
  codeLifeMs: 900_000,
  gitHubTokenLifeMs: null,
  identity: { id: 583231, login: 'octocat', name: 'The Octocat', avatarUrl: null },
};

/** Every token text that this server makes up begins like this, so that a test can look for leaks. */
export const VIRTUAL_SECRET = 'virtual-secret-';

/** A server in virtual time, in fair weather until a test says otherwise. */
export function createVirtualGitHub(
  clock: VirtualClock,
  terms: VirtualTerms = GITHUB_TERMS,
): VirtualGitHub {
  const weather: Weather = { trouble: null, roundTripMs: 200, dateSkewMs: 0 };
  const serverMs = (): number => clock.trueMs() + weather.dateSkewMs;
  const { answers, forgetEnded, ...server } = createServer(clock, terms, serverMs);
  const { requests, send } = createRoad(clock, weather);

  /** Only somebody who answers has a `Date`; a lost connection has none. */
  const failed = (trouble: Trouble) => ({
    kind: 'trouble' as const,
    trouble,
    serverMs: trouble.kind === 'server' || trouble.kind === 'rateLimited' ? serverMs() : null,
  });

  const atOnce = <Answer>(answer: Answer): Promise<Answer> => {
    clock.stir();
    return Promise.resolve(answer);
  };

  return {
    ...server,
    forgetPast() {
      requests.length = 0;
      forgetEnded();
    },
    weather,
    requests,
    requestCode: (host, _clientId, signal) =>
      send<CodeAnswer>({ purpose: 'code', host }, signal, () => answers.code(host), failed),
    poll: ({ host }, signal) => send({ purpose: 'poll', host }, signal, answers.poll, failed),
    renew: ({ host, refreshToken }, signal) =>
      send({ purpose: 'renew', host }, signal, () => answers.renew(refreshToken), failed),
    exchange: (host, gitHubToken, signal) =>
      send(
        { purpose: 'exchange', host },
        signal,
        () => answers.exchange(gitHubToken),
        failed,
        ({ kind }) => kind === 'token',
      ),
    identify: (host, gitHubToken, signal) =>
      send({ purpose: 'identify', host }, signal, () => answers.identify(gitHubToken), failed),
    detours: () => ({}),
    usage: (host, _gitHubToken, signal) =>
      send<NicetyAnswer<Usage>>(
        { purpose: 'plan', host },
        signal,
        () => telling(uncounted('individual')),
        (trouble) => ({ kind: 'trouble', trouble }),
      ),
    avatar: () => atOnce(telling<string>(null)),
    models: ({ host }, signal) =>
      send<ModelsAnswer>(
        { purpose: 'models', host },
        signal,
        () => ({ kind: 'said', status: 200 }),
        (trouble) => ({ kind: 'trouble', trouble }),
      ),
    probe: () => atOnce('gitHub'),
    latestRelease: () => atOnce<ReleaseAnswer>({ kind: 'none' }),
    revoke: (host, credentials, signal) =>
      send<RevokeAnswer>(
        { purpose: 'revoke', host },
        signal,
        () => answers.revoke(credentials),
        (trouble) => ({ kind: 'trouble', trouble }),
      ),
  };
}

/** The way to the server and back: what a request meets, how long it takes, and the log of all. */
function createRoad(clock: VirtualClock, weather: Weather) {
  const requests: VirtualRequest[] = [];

  /** Half a round trip there, the answer made, half a round trip back. An abort answers at once. */
  async function send<Answer>(
    what: Pick<VirtualRequest, 'purpose' | 'host'>,
    signal: AbortSignal,
    answer: () => Answer,
    failure: (trouble: Trouble) => Answer,
    isSuccess: (answer: Answer) => boolean = () => true,
  ): Promise<Answer> {
    const lost: Trouble = { kind: 'network', retryAfterMs: null };
    const atTrueMs = clock.trueMs();
    const met = weather.trouble;
    const isOnceOnly = what.purpose === 'poll' || what.purpose === 'renew';
    const deadlineMs = isOnceOnly ? http.unrepeatableDeadlineMs : http.deadlineMs;
    const tripMs = met?.kind === 'timeout' ? deadlineMs : weather.roundTripMs;
    const arrived = await wait(tripMs / 2, signal);
    const trouble = arrived ? (met ?? weather.trouble) : lost;
    const made = trouble === null ? answer() : failure(trouble);
    const succeeded = trouble === null && isSuccess(made);
    requests.push({ ...what, atTrueMs, succeeded, trouble });
    return (await wait(tripMs / 2, signal)) ? made : failure(lost);
  }

  function wait(spanMs: number, signal: AbortSignal): Promise<boolean> {
    clock.stir();
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const cancel = clock.after(spanMs, () => finish(true));
      const abort = (): void => finish(false);
      const finish = (isWhole: boolean): void => {
        cancel();
        clock.stir();
        signal.removeEventListener('abort', abort);
        resolve(isWhole);
      };
      signal.addEventListener('abort', abort);
    });
  }

  return { requests, send };
}

/** The GitHub token that this is, or that this renews; nothing renews it from now on. */
function takePair(refreshTokens: Map<string, string>, secret: Secret): string {
  const text = secret.reveal();
  const token = refreshTokens.get(text) ?? text;
  for (const [refresh, renewed] of refreshTokens) {
    if (renewed === token) refreshTokens.delete(refresh);
  }
  return token;
}

/** The server alone: what it has granted, and what it answers to whom. Asked, it answers in the same instant. */
function createServer(clock: VirtualClock, terms: VirtualTerms, serverMs: () => number) {
  const polls: PollAnswer[] = [];
  const exchanges: ExchangeAnswer[] = [];
  const renewals: RenewAnswer[] = [];
  const identities: IdentityAnswer[] = [];
  const revocations: RevokeAnswer[] = [];
  const standing: Standing = { exchange: null, renewal: null, identity: null, remark: null };
  const copilotEnds = new Map<string, number>();
  const gitHubEnds = new Map<string, number>();
  const people = new Map<string, Identity>();
  /** Refresh tokens that have not been used, and the GitHub token that each replaces. */
  const refreshTokens = new Map<string, string>();
  let serial = 0;

  const newSecret = (name: string): Secret => new Secret(`${VIRTUAL_SECRET}${name}${++serial}`);
  const codes = createCodes(clock, terms, polls, newSecret);

  const dated = <Answer extends { readonly kind: string }>(answer: Answer): Answer & Dated => ({
    ...answer,
    serverMs: serverMs(),
  });

  function isAccepted(gitHubToken: Secret): boolean {
    const endsAt = gitHubEnds.get(gitHubToken.reveal());
    return endsAt === undefined || clock.trueMs() < endsAt;
  }

  function exchange(gitHubToken: Secret): ExchangeAnswer {
    const scripted = exchanges.shift() ?? standing.exchange;
    if (scripted !== null) return scripted;
    if (!isAccepted(gitHubToken)) return dated({ kind: 'unauthorized' });
    const token = newSecret('copilot');
    copilotEnds.set(token.reveal(), clock.trueMs() + terms.tokenLifeMs);
    return dated({
      kind: 'token',
      copilot: {
        token,
        expiresAtServerMs: serverMs() + terms.tokenLifeMs,
        refreshInMs: terms.refreshInMs,
        apiUrl: 'https://api.githubcopilot.com',
        plan: 'individual',
        identity: null,
        remark: standing.remark,
      },
    });
  }

  function grant(whose: Identity = terms.identity): Grant {
    const gitHubToken = newSecret('ghu');
    const lifeMs = terms.gitHubTokenLifeMs;
    people.set(gitHubToken.reveal(), whose);
    if (lifeMs === null) {
      return { gitHubToken, lifeMs, refreshToken: null };
    }
    gitHubEnds.set(gitHubToken.reveal(), clock.trueMs() + lifeMs);
    const refreshToken = newSecret('ghr');
    refreshTokens.set(refreshToken.reveal(), gitHubToken.reveal());
    return { gitHubToken, lifeMs, refreshToken };
  }

  /** Single use: the old pair stops working as the new one is made. */
  function renew(refreshToken: Secret): RenewAnswer {
    const scripted = renewals.shift() ?? standing.renewal;
    if (scripted !== null) return scripted;
    const earlier = refreshTokens.get(refreshToken.reveal());
    if (earlier === undefined) return { kind: 'badRefreshToken' };
    refreshTokens.delete(refreshToken.reveal());
    gitHubEnds.set(earlier, clock.trueMs());
    return { kind: 'granted', grant: grant(people.get(earlier)) };
  }

  function identify(gitHubToken: Secret): IdentityAnswer {
    const scripted = identities.shift() ?? standing.identity;
    if (scripted !== null) return scripted;
    if (!isAccepted(gitHubToken)) return dated({ kind: 'unauthorized' });
    const identity = people.get(gitHubToken.reveal()) ?? terms.identity;
    return dated({ kind: 'identity', identity });
  }

  function revoke(credentials: readonly Secret[]): RevokeAnswer {
    const scripted = revocations.shift();
    if (scripted !== undefined) return scripted;
    for (const one of credentials) gitHubEnds.set(takePair(refreshTokens, one), clock.trueMs());
    return { kind: 'revoked' };
  }

  function forgetEnded(): void {
    for (const [token, endsAt] of copilotEnds) {
      if (endsAt < clock.trueMs()) copilotEnds.delete(token);
    }
  }

  function lifeLeftMs(token: Secret): number | null {
    const endsAt = copilotEnds.get(token.reveal());
    return endsAt === undefined ? null : endsAt - clock.trueMs();
  }

  return {
    polls,
    exchanges,
    renewals,
    identities,
    revocations,
    standing,
    earlyPolls: codes.earlyPolls,
    grant,
    lifeLeftMs,
    forgetEnded,
    reject: (gitHubToken: Secret) => void gitHubEnds.set(gitHubToken.reveal(), clock.trueMs()),
    isDead: (token: Secret) => !isAccepted(token) && !refreshTokens.has(token.reveal()),
    answers: { code: codes.code, poll: codes.poll, renew, exchange, identify, revoke },
  };
}

/** The device flow alone. */
function createCodes(
  clock: VirtualClock,
  terms: VirtualTerms,
  polls: PollAnswer[],
  newSecret: (name: string) => Secret,
) {
  let earlyPolls = 0;
  let interval = { spanMs: terms.intervalMs, sinceTrueMs: 0 };

  function poll(): PollAnswer {
    const nowMs = clock.trueMs();
    if (nowMs - interval.sinceTrueMs < interval.spanMs) earlyPolls += 1;
    const answer = polls.shift() ?? { kind: 'pending', retryAfterMs: null };
    const addedMs = answer.kind === 'slowDown' ? 5_000 : 0;
    const statedMs = answer.kind === 'slowDown' ? answer.intervalMs : null;
    interval = { spanMs: statedMs ?? interval.spanMs + addedMs, sinceTrueMs: nowMs };
    return answer;
  }

  function code(host: string): CodeAnswer {
    interval = { spanMs: terms.intervalMs, sinceTrueMs: clock.trueMs() };
    return {
      kind: 'code',
      code: {
        deviceCode: newSecret('device'),
        userCode: 'WDJB-MJHT',
        pageUrl: `https://${host}/login/device`,
        lifeMs: terms.codeLifeMs,
        intervalMs: terms.intervalMs,
      },
    };
  }

  return { poll, code, earlyPolls: () => earlyPolls };
}
