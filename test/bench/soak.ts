import { MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { GITHUB_TERMS, type VirtualTerms } from '../support/virtual-github.ts';
import { createVirtualRandom } from '../support/virtual-random.ts';
import {
  createVirtualWorld,
  recordOf,
  type Tamper,
  type VirtualWorld,
} from '../support/virtual-world.ts';
import { createSoakWeather, type SoakCounts, type UnseenPause } from './soak-weather.ts';

const DAY_MINUTES = 24 * 60;

/** Backoff reaches 5 min: after 6 min of a server that answers, one answer has surely been fetched. */
const PATIENCE_MS = 6 * MINUTE_MS;
/** A sleep is noticed after 15 s at the latest; the rest is for two slow requests. */
const WAKING_MS = MINUTE_MS;
/** An answer of the slowest server has arrived by then. */
const ON_THE_WAY_MS = 10 * SECOND_MS;
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
  /** Minutes without a usable token after a pause of which no clock of the machine knows. */
  readonly minutesPaused: number;
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
 * Of a pause of the whole machine no clock in it knows, only the server: until the app has had a token from it, and for
 * as long as a `Retry-After` is waited out by clocks that stood still in it, dead minutes are counted apart.
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
  const minutes = { owed: 0, dead: 0, paused: 0 };
  let waits: readonly Wait[] = [];
  let read = 0;
  let toldAtMs = Number.NEGATIVE_INFINITY;

  /** The server's own word on when it will answer again, and when it last gave a token. */
  function readAnswers(): void {
    const said = gitHub.requests.slice(read).flatMap(({ atTrueMs: fromMs, trouble }) => {
      const spanMs = trouble?.retryAfterMs ?? null;
      return spanMs === null ? [] : [{ fromMs, spanMs }];
    });
    for (const { purpose, succeeded, atTrueMs } of gitHub.requests.slice(read)) {
      if (purpose === 'exchange' && succeeded) toldAtMs = atTrueMs + ON_THE_WAY_MS;
    }
    read = gitHub.requests.length;
    waits = [...waits, ...said].filter(isOpen);
  }

  /** By the clocks that the app can read, this wait has ended less than {@link WAKING_MS} ago, or not yet. */
  function isOpen(wait: Wait): boolean {
    return clock.trueMs() - readableEndMs(wait, weather.unseenPauses()) < WAKING_MS;
  }

  function isOpenInTruth({ fromMs, spanMs }: Wait): boolean {
    return clock.trueMs() - (fromMs + spanMs) < WAKING_MS;
  }

  /** A pause of which the app cannot know yet, or whose end a wait has not seen. */
  function isUnseen(): boolean {
    const last = weather.unseenPauses().at(-1);
    if (waits.length > 0) return true;
    return (
      last !== undefined && (toldAtMs < last.fromMs + last.spanMs || toldAtMs > clock.trueMs())
    );
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
      readAnswers();
      if (!isNormal() || waits.some(isOpenInTruth)) return;
      if (isUnseen()) {
        if (isDead()) minutes.paused += 1;
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

/** When a wait is over by clocks that stood still in these pauses. */
function readableEndMs(wait: Wait, pauses: readonly UnseenPause[]): number {
  return pauses.reduce(
    (endMs, { fromMs, spanMs }) =>
      fromMs >= wait.fromMs && fromMs < endMs ? endMs + spanMs : endMs,
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
  readonly paused: number;
}

function reportOf({ days, spanMs, world, counts, owed, dead, paused }: Findings): Soak {
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
    minutesPaused: paused,
  };
  return { report, complaints };
}
