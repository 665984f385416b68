import type { Trouble } from '../../src/main/ports.ts';
import { isInFlight } from '../../src/main/session/state.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, YEAR_MS } from '../support/time-units.ts';
import type { VirtualRandom } from '../support/virtual-random.ts';
import type { VirtualWorld } from '../support/virtual-world.ts';

/** How often each happens, per minute awake. */
const PER_MINUTE = {
  sleep: 4 / 1_440,
  trouble: 6 / 1_440,
  clockJump: 4 / 1_440,
  skew: 2 / 1_440,
  slowness: 4 / 1_440,
  pause: 0.5 / 1_440,
} as const;

/** What has befallen the machine and the server so far. Instants are true milliseconds. */
export interface SoakWeather {
  /** Perhaps does something bad, now; sleeping lets time pass. */
  readonly strike: () => void;
  /** Ends the trouble whose time has come. */
  readonly clear: () => void;
  /** Since when the server answers normally; null while it does not. */
  readonly normalSinceMs: () => number | null;
  readonly awakeSinceMs: () => number;
  /** Pauses that no clock of the machine showed, the oldest first. */
  readonly unseenPauses: () => readonly UnseenPause[];
  readonly counts: () => SoakCounts;
}

export interface UnseenPause {
  readonly fromMs: number;
  readonly spanMs: number;
}

export interface SoakCounts {
  readonly outages: number;
  readonly outageMs: number;
  readonly wakes: number;
  readonly asleepMs: number;
  readonly jumps: number;
}

/** Sleeps, pauses, outages, bursts of 5xx, clock jumps and server skew, at random moments of a {@link VirtualWorld}. */
export function createSoakWeather(world: VirtualWorld, random: VirtualRandom): SoakWeather {
  const { clock, gitHub, network } = world;
  const counts = { outages: 0, outageMs: 0, wakes: 0, asleepMs: 0, jumps: 0 };
  const unseenPauses: UnseenPause[] = [];
  let troubleEndsMs: number | null = null;
  let normalSinceMs: number | null = clock.trueMs();
  let awakeSinceMs = clock.trueMs();

  function sleep(): void {
    const spanMs = awayMs();
    clock.sleep(spanMs);
    // As if it had never slept, by the clock that people see.
    if (random.chance(0.1)) clock.setWall(-spanMs);
    wake(spanMs);
    if (random.chance(0.5)) world.power('resume');
  }

  /** The host holds the machine; half of the time its tools set the clock afterwards. */
  function pause(): void {
    const spanMs = awayMs();
    const fromMs = clock.trueMs();
    clock.pause(spanMs);
    if (random.chance(0.5)) clock.setWall(spanMs);
    else unseenPauses.push({ fromMs, spanMs });
    wake(spanMs);
  }

  function awayMs(): number {
    return random.chance(0.5)
      ? random.between(MINUTE_MS, HOUR_MS)
      : random.between(HOUR_MS, 6 * HOUR_MS);
  }

  function wake(spanMs: number): void {
    counts.wakes += 1;
    counts.asleepMs += spanMs;
    awakeSinceMs = clock.trueMs();
    clear(); // Trouble can pass while the machine sleeps.
  }

  function trouble(): void {
    if (troubleEndsMs !== null) return;
    const met = troubleOf(random);
    const spanMs = random.scaled(10 * SECOND_MS, 2 * HOUR_MS);
    gitHub.weather.trouble = met;
    network.isOnline = met.kind !== 'network' || random.chance(0.5);
    counts.outages += 1;
    counts.outageMs += spanMs;
    troubleEndsMs = clock.trueMs() + spanMs;
    normalSinceMs = null;
  }

  function clear(): void {
    if (troubleEndsMs === null || clock.trueMs() < troubleEndsMs) return;
    gitHub.weather.trouble = null;
    network.isOnline = true;
    // Noticed up to a minute late, or after a sleep: normal is what the app can see.
    normalSinceMs = clock.trueMs();
    troubleEndsMs = null;
  }

  function jumpClock(): void {
    const spanMs = random.scaled(SECOND_MS, 10 * YEAR_MS);
    const byMs = random.chance(0.5) ? spanMs : -spanMs;
    clock.setWall(byMs);
    counts.jumps += 1;
  }

  const isAsking = (): boolean =>
    world
      .engine()
      .state()
      .accounts.some(({ session }) => isInFlight(session));

  function strike(): void {
    if (random.chance(PER_MINUTE.trouble)) trouble();
    if (random.chance(PER_MINUTE.clockJump)) jumpClock();
    if (random.chance(PER_MINUTE.skew)) {
      gitHub.weather.dateSkewMs = random.pick([-1, 1]) * random.scaled(SECOND_MS, YEAR_MS);
    }
    if (random.chance(PER_MINUTE.slowness)) {
      gitHub.weather.roundTripMs = random.scaled(20, 5 * SECOND_MS);
    }
    // The worst moment for a lid to close is while a request is on its way.
    if (random.chance(isAsking() ? 0.5 : PER_MINUTE.sleep)) sleep();
    if (random.chance(PER_MINUTE.pause)) pause();
  }

  return {
    strike,
    clear,
    normalSinceMs: () => normalSinceMs,
    awakeSinceMs: () => awakeSinceMs,
    unseenPauses: () => unseenPauses,
    counts: () => ({ ...counts }),
  };
}

function troubleOf(random: VirtualRandom): Trouble {
  const retryAfterMs = random.scaled(5 * SECOND_MS, 20 * MINUTE_MS);
  return random.pick<Trouble>([
    { kind: 'network', retryAfterMs: null },
    { kind: 'network', retryAfterMs: null },
    { kind: 'timeout', retryAfterMs: null },
    { kind: 'portal', retryAfterMs: null },
    { kind: 'malformed', retryAfterMs: null },
    { kind: 'server', retryAfterMs: null },
    { kind: 'server', retryAfterMs },
    { kind: 'rateLimited', retryAfterMs },
  ]);
}
