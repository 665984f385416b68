import type {
  Dated,
  ExchangeAnswer,
  GitHub,
  Grant,
  Identity,
  PollAnswer,
  Trouble,
} from '../../src/main/ports.ts';
import { Secret } from '../../src/main/secret.ts';
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

/** A GitHub that lives in virtual time, behind the core's port: quick enough for months of it. */
export interface VirtualGitHub extends GitHub {
  readonly weather: Weather;
  /** What the next polls answer; `pending` when empty. */
  readonly polls: PollAnswer[];
  /** What the next exchanges answer instead of a token. */
  readonly exchanges: ExchangeAnswer[];
  readonly requests: readonly VirtualRequest[];
  /** True milliseconds until the token's end, negative when it is dead; null for a stranger. */
  lifeLeftMs(token: Secret): number | null;
  /** GitHub tokens that are no longer accepted. */
  revoke(gitHubToken: Secret): void;
}

export interface VirtualRequest {
  readonly purpose: 'code' | 'poll' | 'renew' | 'exchange' | 'identify';
  readonly atTrueMs: number;
  readonly succeeded: boolean;
}

export interface VirtualTerms {
  /** Life of a Copilot token; GitHub's is about 30 minutes. */
  readonly tokenLifeMs: number;
  readonly refreshInMs: number | null;
  readonly intervalMs: number;
  readonly codeLifeMs: number;
  readonly identity: Identity;
}

export const GITHUB_TERMS: VirtualTerms = {
  tokenLifeMs: 1_800_000,
  refreshInMs: 1_500_000,
  intervalMs: 5_000,
  codeLifeMs: 900_000,
  identity: { id: 583231, login: 'octocat', name: 'The Octocat', avatarUrl: null },
};

export function createVirtualGitHub(
  clock: VirtualClock,
  terms: VirtualTerms = GITHUB_TERMS,
): VirtualGitHub {
  const weather: Weather = { trouble: null, roundTripMs: 200, dateSkewMs: 0 };
  const polls: PollAnswer[] = [];
  const exchanges: ExchangeAnswer[] = [];
  const requests: VirtualRequest[] = [];
  const endsAtTrueMs = new Map<string, number>();
  const revoked = new Set<string>();
  let serial = 0;

  const serverMs = (): number => clock.trueMs() + weather.dateSkewMs;

  /** Half a round trip there, the answer made, half a round trip back. An abort answers at once. */
  async function send<Answer>(
    purpose: VirtualRequest['purpose'],
    signal: AbortSignal,
    answer: () => Answer,
    failure: (trouble: Trouble) => Answer,
    isSuccess: (answer: Answer) => boolean,
  ): Promise<Answer> {
    const atTrueMs = clock.trueMs();
    const met = weather.trouble;
    const arrived = await wait(weather.roundTripMs / 2, signal);
    const isAnswered = arrived && met === null && weather.trouble === null;
    const made = isAnswered
      ? answer()
      : failure(met ?? weather.trouble ?? { kind: 'network', retryAfterMs: null });
    requests.push({ purpose, atTrueMs, succeeded: isAnswered && isSuccess(made) });
    return (await wait(weather.roundTripMs / 2, signal))
      ? made
      : failure({ kind: 'network', retryAfterMs: null });
  }

  function wait(spanMs: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const cancel = clock.after(spanMs, () => finish(true));
      const abort = (): void => finish(false);
      const finish = (isWhole: boolean): void => {
        cancel();
        signal.removeEventListener('abort', abort);
        resolve(isWhole);
      };
      signal.addEventListener('abort', abort);
    });
  }

  const dated = <Answer extends { readonly kind: string }>(answer: Answer): Answer & Dated => ({
    ...answer,
    serverMs: serverMs(),
  });
  /** Only somebody who answers has a `Date`; a lost connection has none. */
  const failed = (trouble: Trouble) => ({
    kind: 'trouble' as const,
    trouble,
    serverMs: trouble.kind === 'server' || trouble.kind === 'rateLimited' ? serverMs() : null,
  });

  function exchange(gitHubToken: Secret): ExchangeAnswer {
    const scripted = exchanges.shift();
    if (scripted !== undefined) return scripted;
    if (revoked.has(gitHubToken.reveal())) return dated({ kind: 'unauthorized' });
    serial += 1;
    const token = new Secret(`tid=${serial};exp=0:virtual`);
    endsAtTrueMs.set(token.reveal(), clock.trueMs() + terms.tokenLifeMs);
    return dated({
      kind: 'token',
      copilot: {
        token,
        expiresAtServerMs: serverMs() + terms.tokenLifeMs,
        refreshInMs: terms.refreshInMs,
        apiUrl: null,
        plan: 'individual',
        identity: null,
      },
    });
  }

  const newGrant = (): Grant => ({
    gitHubToken: new Secret(`ghu_virtual${++serial}`),
    lifeMs: null,
    refreshToken: null,
    refreshTokenLifeMs: null,
  });

  return {
    weather,
    polls,
    exchanges,
    requests,
    lifeLeftMs: (token) => {
      const endsAt = endsAtTrueMs.get(token.reveal());
      return endsAt === undefined ? null : endsAt - clock.trueMs();
    },
    revoke: (gitHubToken) => revoked.add(gitHubToken.reveal()),
    requestCode: (host, _clientId, signal) =>
      send(
        'code',
        signal,
        () => ({
          kind: 'code' as const,
          code: {
            deviceCode: new Secret(`device${++serial}`),
            userCode: 'WDJB-MJHT',
            pageUrl: `https://${host}/login/device`,
            lifeMs: terms.codeLifeMs,
            intervalMs: terms.intervalMs,
          },
        }),
        failed,
        () => true,
      ),
    poll: (_request, signal) =>
      send(
        'poll',
        signal,
        () => polls.shift() ?? { kind: 'pending' },
        failed,
        () => true,
      ),
    renew: (_request, signal) =>
      send(
        'renew',
        signal,
        () => ({ kind: 'granted' as const, grant: newGrant() }),
        failed,
        () => true,
      ),
    exchange: (_host, gitHubToken, signal) =>
      send(
        'exchange',
        signal,
        () => exchange(gitHubToken),
        failed,
        (made) => made.kind === 'token',
      ),
    identify: (_host, gitHubToken, signal) =>
      send(
        'identify',
        signal,
        () =>
          revoked.has(gitHubToken.reveal())
            ? dated({ kind: 'unauthorized' as const })
            : dated({ kind: 'identity' as const, identity: terms.identity }),
        failed,
        () => true,
      ),
    plan: () => Promise.resolve('individual'),
    avatar: () => Promise.resolve(null),
    probe: () => Promise.resolve('gitHub'),
  };
}
