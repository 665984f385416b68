import { MINUTE_MS } from '../support/time-units.ts';
import { GITHUB_TERMS, type VirtualTerms } from '../support/virtual-github.ts';
import { createVirtualRandom } from '../support/virtual-random.ts';
import {
  createVirtualWorld,
  recordOf,
  type Tamper,
  type VirtualWorld,
} from '../support/virtual-world.ts';
import { createSoakWeather, type SoakCounts, type UnseenSleep } from './soak-weather.ts';

const DAY_MINUTES = 24 * 60;

/** Backoff reaches 5 min: after 6 min of a server that answers, one answer has surely been fetched. */
const PATIENCE_MS = 6 * MINUTE_MS;
/** A sleep is noticed after 15 s at the latest; the rest is for two slow requests. */
const WAKING_MS = MINUTE_MS;
/** A token with less life than this is of no use to whoever asks for it. */
const USABLE_MS = MINUTE_MS;

/** GitHub's own numbers: Copilot tokens of 30 min renewed after 25, GitHub tokens of 8 h with a single-use successor. */
const TERMS: VirtualTerms = { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * 60 * MINUTE_MS };

export interface SoakOptions {
  readonly days: number;
  readonly seed: number;
  /** Something broken on purpose, to see that the soak tells. */
  readonly tamper?: Tamper;
}

export interface SoakReport {
  readonly ok: boolean;
  readonly days: number;
  /** Copilot tokens that replaced another. */
  readonly renewals: number;
  /** Exchanges that GitHub answered with a token. */
  readonly exchanges: number;
  /** Exchanges that the tokens' lives require for the time awake. */
  readonly required: number;
  readonly minutesOwed: number;
  readonly minutesDead: number;
  /** Minutes without a usable token, owed but for a sleep that neither clock showed. */
  readonly minutesUnseen: number;
}

/** What a soak found: the report, and in words what is wrong with it. */
export interface Soak {
  readonly report: SoakReport;
  readonly complaints: readonly string[];
}

/**
 * Lets the app live through days of sleeps, outages, bursts of 5xx, wrong clocks and skewed servers, in virtual time.
 *
 * A minute is owed when the server has answered normally for the last 6 min, a minute has passed since the end of every
 * `Retry-After` it gave, and the machine has been awake for a minute. In each the token must have 60 s to live.
 *
 * A `Retry-After` is waited out by the clocks that the app can read: a sleep in it that neither of them showed makes it
 * end that much later. Minutes that are owed but for this are counted apart.
 */
export async function soak({ days, seed, tamper = {} }: SoakOptions): Promise<Soak> {
  const random = createVirtualRandom(seed);
  const world = await createVirtualWorld({ terms: TERMS, random: random.next, tamper });
  const record = recordOf(world.gitHub.grant(), world.clock.trueMs());
  world.vault.stored.set(record.key, record);
  await world.restart();
  const weather = createSoakWeather(world, random);
  const judge = createJudge(world, record.key, weather);
  const startMs = world.clock.trueMs();
  while (world.clock.trueMs() - startMs < days * DAY_MINUTES * MINUTE_MS) {
    const phaseMs = random.between(0, MINUTE_MS);
    await world.clock.advance(phaseMs);
    weather.clear();
    weather.strike();
    await world.clock.advance(MINUTE_MS - phaseMs);
    judge.look();
  }
  const spanMs = world.clock.trueMs() - startMs;
  return reportOf({ days, spanMs, world, counts: weather.counts(), ...judge.minutes() });
}

function createJudge(
  world: VirtualWorld,
  key: string,
  weather: ReturnType<typeof createSoakWeather>,
) {
  const { clock, gitHub } = world;
  const minutes = { owed: 0, dead: 0, unseen: 0 };
  let waits: readonly Wait[] = [];
  let read = 0;

  /** The server's own word on when it will answer again. */
  function readRetryAfter(): void {
    const said = gitHub.requests.slice(read).flatMap(({ atTrueMs: fromMs, trouble }) => {
      const spanMs = trouble?.retryAfterMs ?? null;
      return spanMs === null ? [] : [{ fromMs, spanMs }];
    });
    read = gitHub.requests.length;
    waits = [...waits, ...said].filter(isOpen);
  }

  /** By the clocks that the app can read, this wait has ended less than {@link WAKING_MS} ago, or not yet. */
  function isOpen(wait: Wait): boolean {
    return clock.trueMs() - readableEndMs(wait, weather.unseenSleeps()) < WAKING_MS;
  }

  function isOpenInTruth({ fromMs, spanMs }: Wait): boolean {
    return clock.trueMs() - (fromMs + spanMs) < WAKING_MS;
  }

  function isNormal(): boolean {
    const nowMs = clock.trueMs();
    const normalSinceMs = weather.normalSinceMs();
    return (
      normalSinceMs !== null &&
      nowMs - normalSinceMs >= PATIENCE_MS &&
      nowMs - weather.awakeSinceMs() >= WAKING_MS
    );
  }

  function isDead(): boolean {
    const held = world.engine().tokenAtHand(key);
    const lifeMs = held === null ? null : gitHub.lifeLeftMs(held.token);
    return lifeMs === null || lifeMs < USABLE_MS;
  }

  return {
    look(): void {
      readRetryAfter();
      if (!isNormal() || waits.some(isOpenInTruth)) return;
      if (waits.length > 0) {
        if (isDead()) minutes.unseen += 1;
        return;
      }
      minutes.owed += 1;
      if (isDead()) minutes.dead += 1;
    },
    minutes: () => minutes,
  };
}

/** A `Retry-After`. */
interface Wait {
  readonly fromMs: number;
  readonly spanMs: number;
}

/** When a wait is over by clocks that did not show these sleeps. */
function readableEndMs(wait: Wait, unseenSleeps: readonly UnseenSleep[]): number {
  return unseenSleeps.reduce(
    (endMs, { fromMs, unseenMs }) =>
      fromMs >= wait.fromMs && fromMs < endMs ? endMs + unseenMs : endMs,
    wait.fromMs + wait.spanMs,
  );
}

interface Findings {
  readonly days: number;
  readonly spanMs: number;
  readonly world: VirtualWorld;
  readonly counts: SoakCounts;
  readonly owed: number;
  readonly dead: number;
  readonly unseen: number;
}

function reportOf({ days, spanMs, world, counts, owed, dead, unseen }: Findings): Soak {
  const asked = world.gitHub.requests.filter(({ purpose }) => purpose === 'exchange');
  const exchanges = asked.filter(({ succeeded }) => succeeded).length;
  const failed = world.gitHub.requests.filter(({ trouble }) => trouble !== null).length;
  const refreshInMs = TERMS.refreshInMs ?? TERMS.tokenLifeMs;
  const required = Math.ceil((spanMs - counts.asleepMs) / refreshInMs);
  const disturbances = counts.outages + counts.wakes + counts.jumps;
  const mostExchanges = Math.floor(1.05 * required) + disturbances;
  // The waits double from 1 s to 5 min in about ten tries, and are then 2.5 min at least.
  const mostFailed = 10 * disturbances + counts.outageMs / 150_000;
  const complaints = [
    ...(dead > 0 ? [`${dead} of ${owed} owed minutes had no usable token`] : []),
    ...(owed === 0 ? ['no minute was owed, so nothing was proved'] : []),
    ...(exchanges > mostExchanges ? [`${exchanges} exchanges, ${mostExchanges} allowed`] : []),
    ...(failed > mostFailed ? [`${failed} failed requests, ${mostFailed} allowed`] : []),
  ];
  const report: SoakReport = {
    ok: complaints.length === 0,
    days,
    renewals: Math.max(exchanges - 1, 0),
    exchanges,
    required,
    minutesOwed: owed,
    minutesDead: dead,
    minutesUnseen: unseen,
  };
  return { report, complaints };
}
