import { describe, expect, it } from 'vitest';
import type { Way } from '../../../../src/main/engine/governor.ts';
import {
  createPoliteGitHub,
  type PoliteGitHub,
} from '../../../../src/main/engine/polite-github.ts';
import type { GitHub, Trouble } from '../../../../src/main/ports.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { createAlarms } from '../../../../src/main/time/alarms.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import {
  createVirtualGitHub,
  GITHUB_TERMS,
  type VirtualGitHub,
} from '../../../support/virtual-github.ts';
import { createVirtualPower } from '../../../support/virtual-power.ts';

const HOST = 'github.com';
const steady = new AbortController().signal;

function bench(tamper: (honest: VirtualGitHub) => Partial<GitHub> = () => ({})) {
  const clock = new VirtualClock();
  const alarms = createAlarms(clock, createVirtualPower());
  const gitHub = createVirtualGitHub(clock, { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * HOUR_MS });
  const told = { onHostBack: () => undefined, onPutOff: () => undefined };
  const polite = createPoliteGitHub({ alarms, gitHub: { ...gitHub, ...tamper(gitHub) }, ...told });

  async function meanwhile<Answer>(answer: Promise<Answer>): Promise<Answer> {
    await clock.advance(10 * SECOND_MS);
    return answer;
  }

  /** Asks for the tokens of people whom GitHub refuses, until whoever was not served has to wait. */
  async function askForAll(): Promise<void> {
    gitHub.standing.exchange = { kind: 'unauthorized', serverMs: clock.trueMs() };
    while (polite.allowedAtMs({ host: HOST, door: 'exchange', leave: 'retry' }) <= alarms.nowMs()) {
      const token = new Secret(`gho_${gitHub.requests.length}`);
      await meanwhile(polite.tokens.exchange(HOST, token, steady));
    }
  }

  const waitMs = (way: Way): number => Math.max(polite.allowedAtMs(way) - alarms.nowMs(), 0);

  return { clock, gitHub, polite, meanwhile, askForAll, waitMs };
}

describe('a GitHub token that is over, of a host that was asked for all it may be', () => {
  it.each([
    ['waits for its renewal while nothing has changed', false],
    ['is renewed at once when the wall clock alone has seen the machine sleep', true],
  ])('%s', async (_name, hasChanged) => {
    const { clock, gitHub, polite, meanwhile, askForAll } = bench();
    const { refreshToken } = gitHub.grant();
    if (refreshToken === null) throw new Error('this GitHub grants pairs');
    const renew = (spent: Secret) =>
      meanwhile(polite.tokens.renew({ host: HOST, clientId: 'a', refreshToken: spent }, steady));
    const granted = await renew(refreshToken);
    const next = granted.kind === 'granted' ? granted.grant.refreshToken : null;
    if (next === null) throw new Error('a pair was granted');
    await clock.advance(7 * HOUR_MS);
    gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
    expect((await renew(next)).kind).toBe('trouble');
    gitHub.weather.trouble = null;
    await askForAll();
    if (hasChanged) polite.worldChanged(2 * HOUR_MS);
    expect((await renew(next)).kind).toBe(hasChanged ? 'granted' : 'trouble');
  });
});

describe('a host that wants to be left alone by who asks for what is nice to know', () => {
  const SERVER = 'avatars.example';
  const GITHUB_TOKEN = new Secret('gho_1');
  type Niceties = PoliteGitHub['niceties'];
  type Asked = (niceties: Niceties) => Promise<unknown>;

  const usage: Asked = (niceties) => niceties.usage(HOST, GITHUB_TOKEN, steady);
  const identify: Asked = (niceties) => niceties.identify(HOST, GITHUB_TOKEN, steady);
  const avatar: Asked = (niceties) => niceties.avatar(HOST, `https://${SERVER}/u/1`, steady);
  const way = (door: Way['door'], leave: Way['leave'], host = HOST): Way => ({ host, door, leave });

  it.each<[string, Asked, Trouble['kind']]>([
    ['who it is', identify, 'rateLimited'],
    ['who it is', identify, 'server'],
    ['usage', usage, 'rateLimited'],
    ['usage', usage, 'server'],
  ])('is, and nothing else waits for that: %s', async (_name, ask, kind) => {
    const { gitHub, polite, meanwhile, waitMs } = bench();
    gitHub.weather.trouble = { kind, retryAfterMs: 30 * MINUTE_MS };
    await meanwhile(ask(polite.niceties));
    gitHub.weather.trouble = null;
    expect(waitMs(way('side', 'side'))).toBeGreaterThan(29 * MINUTE_MS);
    const asked = gitHub.requests.length;
    expect(await meanwhile(usage(polite.niceties))).toMatchObject({
      kind: 'trouble',
      trouble: { kind, isPutOff: true },
    });
    expect(gitHub.requests).toHaveLength(asked);
    // A person may knock at a host that fails, but not at one that has asked to slow down.
    const pressMs = waitMs(way('side', 'hand'));
    if (kind === 'rateLimited') expect(pressMs).toBeGreaterThan(29 * MINUTE_MS);
    else expect(pressMs).toBe(0);
    expect(waitMs(way('renewal', 'pair'))).toBe(0);
    expect(waitMs(way('exchange', 'retry'))).toBe(0);
    expect(waitMs(way('code', 'hand'))).toBe(0);
  });

  it('is believed for as long as any host is, and no longer', async () => {
    const { gitHub, polite, meanwhile, waitMs } = bench();
    gitHub.weather.trouble = { kind: 'server', retryAfterMs: 24 * HOUR_MS };
    await meanwhile(usage(polite.niceties));
    expect(waitMs(way('side', 'side'))).toBeLessThanOrEqual(HOUR_MS);
  });

  it('is asked for all it may be while only the server of pictures wants that', async () => {
    const trouble: Trouble = { kind: 'rateLimited', retryAfterMs: 30 * MINUTE_MS };
    const { polite, meanwhile, waitMs } = bench(() => ({
      avatar: async () => ({ kind: 'trouble', trouble }),
    }));
    await meanwhile(avatar(polite.niceties));
    expect(waitMs(way('side', 'side', SERVER))).toBeGreaterThan(29 * MINUTE_MS);
    expect(await meanwhile(avatar(polite.niceties))).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'rateLimited', isPutOff: true },
    });
    expect(waitMs(way('side', 'side'))).toBe(0);
  });
});
