import { describe, expect, it } from 'vitest';
import { renewNow } from '../../../../src/main/commands/renew-now.ts';
import type { RenewalAnswer } from '../../../../src/shared/ipc.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { KEY, signedInWorld } from '../engine/signed-in.ts';

const OFFLINE = { kind: 'network', retryAfterMs: null } as const;

/** A signed-in world whose token is as old as this, and a press in it that is answered a second later, if at all. */
async function setUp(ageMs: number) {
  const world = await signedInWorld();
  await world.clock.advance(ageMs);
  async function press(): Promise<RenewalAnswer | 'waiting'> {
    let answer: RenewalAnswer | 'waiting' = 'waiting';
    const ask = async (): Promise<void> => {
      answer = await renewNow(world.engine(), KEY);
    };
    void ask();
    await world.clock.advance(SECOND_MS);
    return answer;
  }
  return { world, press };
}

describe('a wish to renew is answered', () => {
  it('when there is a newer token', async () => {
    const { world, press } = await setUp(10 * MINUTE_MS);
    const before = world.engine().tokenAtHand(KEY)?.token;
    expect(await press()).toBe('renewed');
    expect(before && world.engine().tokenAtHand(KEY)?.token.equals(before)).toBe(false);
  });

  it('at once while the token is fresh', async () => {
    const { press } = await setUp(10 * SECOND_MS);
    expect(await press()).toBe('fresh');
  });

  it('when the request has failed, also without a token', async () => {
    const { world, press } = await setUp(10 * MINUTE_MS);
    world.gitHub.weather.trouble = OFFLINE;
    expect(await press()).toBe('notYet');
    await world.clock.advance(HOUR_MS);
    expect(await press()).toBe('notYet');
  });

  it('when the account is signed out meanwhile', async () => {
    const { world, press } = await setUp(10 * MINUTE_MS);
    const answer = press();
    await world.engine().signOut(KEY);
    expect(await answer).toBe('notYet');
  });

  it('for an account that is not there', async () => {
    const { world } = await setUp(0);
    expect(await renewNow(world.engine(), 'github.com/nobody')).toBe('notYet');
  });
});
