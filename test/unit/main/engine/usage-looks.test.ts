import { describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../../src/main/engine/accounts.ts';
import type { PoliteGitHub } from '../../../../src/main/engine/polite-github.ts';
import { createUsageLooks, type LookReason } from '../../../../src/main/engine/usage-looks.ts';
import type { GitHub, NicetyAnswer } from '../../../../src/main/ports.ts';
import type { Usage } from '../../../../src/shared/usage.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { telling, uncounted } from '../../../support/usages.ts';
import { signedInRecord } from '../../../support/virtual-world.ts';
import { KEY, signedInWorld } from './signed-in.ts';

const UNHEARD = [
  ['trouble', { kind: 'trouble', trouble: { kind: 'server', retryAfterMs: null } }],
  ['unauthorized', { kind: 'unauthorized' }],
] as const;

/** A world whose first look of the day is over; how often GitHub was asked since, and what it says. */
async function worldSaying(said: Usage | null) {
  const usage = vi.fn<GitHub['usage']>(async () => telling(said));
  const world = await signedInWorld({ tamper: { gitHub: (honest) => ({ ...honest, usage }) } });
  usage.mockClear();
  const { clock, engine } = world;
  return {
    asked: () => usage.mock.calls.length,
    say: (next: NicetyAnswer<Usage>) => usage.mockResolvedValue(next),
    pass: clock.advance.bind(clock),
    engine,
    async look(reason: LookReason, times = 1): Promise<string | undefined> {
      const outcomes = Array.from({ length: times }, () => engine().lookAtUsage(KEY, reason));
      await clock.advance(SECOND_MS);
      return (await Promise.all(outcomes)).at(-1);
    },
  };
}

const PRO = uncounted('individual_pro');

describe('a look at what is used', () => {
  it.each([
    ['opened', HOUR_MS],
    ['shown', 10 * MINUTE_MS],
    ['pressed', MINUTE_MS],
  ] as const)(
    'is a request only when the last is old enough for it: %s',
    async (reason, spanMs) => {
      const { asked, look, pass } = await worldSaying(PRO);
      expect(await look(reason)).toBe('fresh');
      await pass(spanMs - 3 * SECOND_MS);
      expect(await look(reason)).toBe('fresh');
      expect(asked()).toBe(0);
      await pass(2 * SECOND_MS);
      expect(await look(reason)).toBe('looked');
      expect(asked()).toBe(1);
    },
  );

  it('is one request however many want it at once', async () => {
    const { asked, look, pass } = await worldSaying(PRO);
    await pass(HOUR_MS);
    await look('pressed', 20);
    expect(asked()).toBe(1);
  });

  it.each([['opened'], ['shown'], ['pressed']] as const)(
    'is no request at all at a host that tells none, until the next day: %s',
    async (reason) => {
      const { asked, look, pass, engine } = await worldSaying(null);
      for (let hours = 0; hours < 23; hours += 1) {
        await pass(HOUR_MS);
        expect(await look(reason)).toBe('fresh');
      }
      expect(asked()).toBe(0);
      expect(engine().usage(KEY)?.usage).toBeNull();
      await pass(HOUR_MS);
      await look(reason);
      expect(asked()).toBe(1);
    },
  );

  it.each(UNHEARD)(
    'that was not heard is tried again by the next after a minute, and the last one stays known: %s',
    async (_why, unheard) => {
      const { asked, say, look, pass, engine } = await worldSaying(PRO);
      await pass(10 * MINUTE_MS);
      say(unheard);
      expect(await look('shown')).toBe('notHeard');
      expect(await look('shown')).toBe('fresh');
      expect(engine().usage(KEY)?.usage).toBe(PRO);
      await pass(MINUTE_MS);
      expect(await look('shown')).toBe('notHeard');
      expect(asked()).toBe(2);
    },
  );

  it('is heard of by whoever listens, and learns the plan', async () => {
    const world = await worldSaying(uncounted('individual'));
    const heard: string[] = [];
    world.engine().onUsage((key) => heard.push(key));
    world.say(telling(PRO));
    await world.pass(HOUR_MS);
    await world.look('opened');
    expect(heard).toEqual([KEY]);
    expect(world.engine().usage(KEY)?.usage).toBe(PRO);
  });

  it('is none of an account that is not here', async () => {
    const { asked, engine } = await worldSaying(PRO);
    expect(await engine().lookAtUsage('github.com/7', 'pressed')).toBe('notHeard');
    expect(engine().usage('github.com/7')).toBeNull();
    expect(asked()).toBe(0);
  });

  it('is a person’s press before the governor only when somebody has pressed', async () => {
    const byHand: boolean[] = [];
    let isByHand = false;
    const polite = {
      niceties: { usage: async () => (byHand.push(isByHand), UNHEARD[1][1]) },
      byHand<T>(act: () => T): T {
        isByHand = true;
        const done = act();
        isByHand = false;
        return done;
      },
    };
    const reasons = ['daily', 'opened', 'shown', 'pressed'] as const;
    for (const reason of reasons) {
      const looks = createUsageLooks({
        alarms: { nowMs: () => 0 },
        polite: polite as unknown as Pick<PoliteGitHub, 'niceties' | 'byHand'>,
        accounts: { holds: () => true, serverNowMs: () => 0 },
        onChange: () => undefined,
      });
      const account = { record: signedInRecord(), plan: null } as Account;
      expect(await looks.look(account, reason)).toBe('notHeard');
    }
    expect(byHand).toEqual([false, false, false, true]);
  });
});
