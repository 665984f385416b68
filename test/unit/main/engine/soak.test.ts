import { describe, expect, it } from 'vitest';
import type { Clock, ExchangeAnswer, GitHub } from '../../../../src/main/ports.ts';
import { soak } from '../../../bench/soak.ts';
import { SEED } from '../../../support/seed.ts';
import { size } from '../../../support/size.ts';
import { HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';
import type { VirtualClock } from '../../../support/virtual-clock.ts';
import type { Tamper } from '../../../support/virtual-world.ts';

/** Some that stay, and this run's own. */
const SEEDS = size === 'full' ? [1, 2, 3, 424_286_023, SEED] : [1, SEED];

/** Half a minute of work, which gives way to all other tests. */
const LONG_PATIENCE_MS = 600_000;

describe('a soak', () => {
  it.each(SEEDS)('owes no minute of thirty days, seed %i', async (seed) => {
    const cpu = process.cpuUsage();
    const { report, complaints } = await soak({ days: 30, seed });
    const { user } = process.cpuUsage(cpu);
    expect(complaints).toEqual([]);
    expect(report).toMatchObject({ ok: true, days: 30, minutesDead: 0 });
    expect(report.renewals).toBeGreaterThan(1_000);
    expect(report.minutesOwed).toBeGreaterThan(20_000);
    expect(user / 1_000).toBeLessThan(10_000);
  });

  // Enough for what is met once in years.
  if (size === 'full') {
    it(
      `owes no minute of three hundred days, seed ${SEED}`,
      async () => {
        const { report, complaints } = await soak({ days: 300, seed: SEED });
        expect(complaints).toEqual([]);
        expect(report).toMatchObject({ ok: true, minutesDead: 0 });
      },
      LONG_PATIENCE_MS,
    );
  }

  it('is the same for the same seed', async () => {
    expect(await soak({ days: 2, seed: 7 })).toEqual(await soak({ days: 2, seed: 7 }));
  });
});

describe('soak of a broken app', () => {
  const broken: readonly (readonly [string, Tamper])[] = [
    ['is blind to sleep', { clock: blindToSleep }],
    [
      'trusts the wall clock alone',
      { clock: (clock) => read(clock, undefined, () => clock.wallMs()) },
    ],
    ['takes tokens to live twice as long', { gitHub: (gitHub) => answering(gitHub, stretched) }],
    [
      'never gets an answer',
      { gitHub: (gitHub) => ({ ...gitHub, exchange: () => new Promise(() => undefined) }) },
    ],
  ];

  it.each(broken)('finds dead minutes when it %s', async (_, tamper) => {
    const { report } = await soak({ days: 5, seed: 1, tamper });
    expect(report.minutesDead).toBeGreaterThan(0);
    expect(report.ok).toBe(false);
  });

  it('complains of one exchange a minute', async () => {
    const tamper: Tamper = { gitHub: (gitHub) => answering(gitHub, hasty) };
    const { report, complaints } = await soak({ days: 2, seed: 1, tamper });
    expect(report.ok).toBe(false);
    // A server that hurries us and then fails also finds the governor's purse half empty.
    expect(complaints).toContainEqual(expect.stringContaining('exchanges'));
  });
});

type Token = Extract<ExchangeAnswer, { kind: 'token' }>;

/** A clock of which one hand or the other is not what it should be. */
function read(
  clock: VirtualClock,
  wallMs = () => clock.wallMs(),
  monotonicMs = () => clock.monotonicMs(),
): Clock {
  const uptimeMs = () => clock.uptimeMs();
  return { wallMs, monotonicMs, uptimeMs, after: (delayMs, ring) => clock.after(delayMs, ring) };
}

function blindToSleep(clock: VirtualClock): Clock {
  const monotonicMs = () => clock.monotonicMs();
  return { ...read(clock, monotonicMs), uptimeMs: monotonicMs };
}

function answering(gitHub: GitHub, change: (answer: Token) => Token): GitHub {
  return {
    ...gitHub,
    exchange: async (...request) => {
      const answer = await gitHub.exchange(...request);
      return answer.kind === 'token' ? change(answer) : answer;
    },
  };
}

function stretched(answer: Token): Token {
  const { copilot, serverMs } = answer;
  const expiresAtServerMs = (serverMs ?? 0) + HOUR_MS;
  return { ...answer, copilot: { ...copilot, refreshInMs: null, expiresAtServerMs } };
}

function hasty(answer: Token): Token {
  return { ...answer, copilot: { ...answer.copilot, refreshInMs: MINUTE_MS } };
}
