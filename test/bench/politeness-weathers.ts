import type {
  ExchangeAnswer,
  GitHub,
  IdentityAnswer,
  NicetyAnswer,
  RenewAnswer,
  Trouble,
} from '../../src/main/ports.ts';
import { TROUBLE_KINDS } from '../../src/shared/trouble.ts';
import type { Usage } from '../../src/shared/usage.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, YEAR_MS } from '../support/time-units.ts';
import { telling } from '../support/usages.ts';

/** How a GitHub answers for hours. What is not named answers as it should. */
export interface Weather {
  /** Instead of any answer at all. */
  readonly trouble?: Trouble;
  readonly exchange?: Change<ExchangeAnswer>;
  readonly renew?: Change<RenewAnswer>;
  readonly identify?: Change<IdentityAnswer>;
  readonly plan?: Change<NicetyAnswer<Usage>>;
  readonly code?: Trouble;
}

/** Makes another answer of the honest one; `count` tells the requests of this kind apart. */
type Change<Answer> = (honest: Answer, count: number) => Answer;

const WAITS: Readonly<Record<string, number | null>> = {
  '': null,
  ' for 0 s': 0,
  ' for 5 s': 5 * SECOND_MS,
  ' for an hour': HOUR_MS,
  ' for years': 30 * YEAR_MS,
};

/** Every trouble, with every wait that a server may ask for. */
const TROUBLES: readonly (readonly [string, Trouble])[] = TROUBLE_KINDS.flatMap((kind) => {
  const isServers = kind === 'server' || kind === 'rateLimited';
  const waits = Object.entries(WAITS).filter(([name]) => isServers || name === '');
  return waits.map(([name, retryAfterMs]) => [`${kind}${name}`, { kind, retryAfterMs }] as const);
});

const REFUSALS = [
  'server_error',
  'no_copilot_access',
  'unknown',
  'notFound',
  'wrongClient',
] as const;

const noPlan = () => telling<Usage>(null);

const unauthorized = { kind: 'unauthorized', serverMs: null } as const;

const refused = (reason: (typeof REFUSALS)[number]): ExchangeAnswer => ({
  kind: 'refused',
  refusal: { reason, title: null, message: null, page: null },
  url: null,
  serverMs: null,
});

/** A token with these terms in the place of the honest ones. */
const withTerms =
  (lifeMs: number | null, refreshInMs: number | null): Change<ExchangeAnswer> =>
  (honest) => {
    if (honest.kind !== 'token') return honest;
    const expiresAtServerMs = lifeMs === null ? null : (honest.serverMs ?? 0) + lifeMs;
    return { ...honest, copilot: { ...honest.copilot, expiresAtServerMs, refreshInMs } };
  };

const EXCHANGES: Readonly<Record<string, Change<ExchangeAnswer>>> = {
  'says 401': () => unauthorized,
  'says 401 every other time': (honest, count) => (count % 2 === 0 ? unauthorized : honest),
  'fails every other time': (honest, count) =>
    count % 2 === 0 ? trouble({ kind: 'server', retryAfterMs: null }) : honest,
  'serves one in twenty': (honest, count) => (count % 20 === 0 ? honest : unauthorized),
  'gives a token of a minute': withTerms(61 * SECOND_MS, null),
  'gives a token of a second': withTerms(SECOND_MS, SECOND_MS),
  'gives a token to renew at once': withTerms(30 * MINUTE_MS, 1),
  'gives a token without terms': withTerms(null, null),
  ...Object.fromEntries(REFUSALS.map((reason) => [`refuses: ${reason}`, () => refused(reason)])),
  ...Object.fromEntries(TROUBLES.map(([name, met]) => [name, () => trouble(met)])),
};

const RENEWALS: Readonly<Record<string, Change<RenewAnswer>>> = {
  'says a bad refresh token': () => ({ kind: 'badRefreshToken' }),
  'does not know the client': () => ({ kind: 'wrongClient' }),
  'answers strangely': () => ({ kind: 'unexpected', code: 'odd' }),
  'grants a minute': (honest) =>
    honest.kind === 'granted'
      ? { ...honest, grant: { ...honest.grant, lifeMs: MINUTE_MS } }
      : honest,
  ...Object.fromEntries(
    TROUBLES.map(([name, met]) => [name, () => ({ kind: 'trouble', trouble: met }) as const]),
  ),
};

const IDENTITIES: Readonly<Record<string, Change<IdentityAnswer>>> = {
  'says 401': () => unauthorized,
  'does not say': () => ({ kind: 'unknown', serverMs: null }),
  ...Object.fromEntries(TROUBLES.map(([name, met]) => [name, () => trouble(met)])),
};

function trouble(met: Trouble): Extract<ExchangeAnswer, { kind: 'trouble' }> {
  return { kind: 'trouble', trouble: met, serverMs: null };
}

/** Every answer of every endpoint, by what one would say of it. */
export const WEATHERS: Readonly<Record<string, Weather>> = {
  'all is well': {},
  'no plan': { plan: noPlan },
  ...named('everything', TROUBLES, (met) => ({ trouble: met })),
  ...named('the exchange', Object.entries(EXCHANGES), (exchange) => ({ exchange })),
  ...named('/user', Object.entries(IDENTITIES), (identify) => ({ identify, plan: noPlan })),
  ...named('the plan', TROUBLES, (met) => ({ plan: () => ({ kind: 'trouble', trouble: met }) })),
  ...named('the renewal', Object.entries(RENEWALS), (renew) => ({
    renew,
    exchange: (honest, count) => (count % 3 === 0 ? unauthorized : honest),
  })),
  ...named('all three', Object.entries(IDENTITIES), (identify) => ({
    identify,
    exchange: () => unauthorized,
    renew: () => ({ kind: 'badRefreshToken' }),
  })),
  ...named('the code', TROUBLES, (code) => ({ code })),
};

function named<Value>(
  who: string,
  entries: readonly (readonly [string, Value])[],
  weatherOf: (value: Value) => Weather,
): Readonly<Record<string, Weather>> {
  return Object.fromEntries(entries.map(([name, value]) => [`${who} ${name}`, weatherOf(value)]));
}

/** This GitHub in this weather; whatever did not arrive stays so. */
export function answering(gitHub: GitHub, weather: Weather): GitHub {
  const { exchange, renew, identify, plan, code } = weather;
  return {
    ...gitHub,
    exchange: changed(gitHub.exchange, exchange),
    renew: changed(gitHub.renew, renew),
    identify: changed(gitHub.identify, identify),
    usage: changed(gitHub.usage, plan),
    requestCode: changed(
      gitHub.requestCode,
      code === undefined ? undefined : () => ({ kind: 'trouble', trouble: code }),
    ),
  };
}

function changed<Question extends readonly unknown[], Answer extends { readonly kind: string }>(
  ask: (...question: Question) => Promise<Answer>,
  change: Change<Answer> | undefined,
): (...question: Question) => Promise<Answer> {
  if (change === undefined) return ask;
  let count = 0;
  return async (...question) => {
    const answer = await ask(...question);
    return answer.kind === 'trouble' ? answer : change(answer, count++);
  };
}
