import { describe, expect, it } from 'vitest';
import { createPoliteGitHub } from '../../../../src/main/engine/polite-github.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { createAlarms } from '../../../../src/main/time/alarms.ts';
import { HOUR_MS, SECOND_MS } from '../../../support/time-units.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { createVirtualGitHub, GITHUB_TERMS } from '../../../support/virtual-github.ts';
import { createVirtualPower } from '../../../support/virtual-power.ts';

const HOST = 'github.com';
const steady = new AbortController().signal;

function bench() {
  const clock = new VirtualClock();
  const alarms = createAlarms(clock, createVirtualPower());
  const gitHub = createVirtualGitHub(clock, { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * HOUR_MS });
  const told = { onHostBack: () => undefined, onPutOff: () => undefined };
  const polite = createPoliteGitHub({ alarms, gitHub, ...told });

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

  return { clock, gitHub, polite, meanwhile, askForAll };
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
