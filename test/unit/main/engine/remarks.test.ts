import { describe, expect, it } from 'vitest';
import { NOTHING_NOTICED, nextNotices } from '../../../../src/main/faces/notices/policy.ts';
import type { TokenRemark } from '../../../../src/main/ports.ts';
import type { RemarkTopic } from '../../../../src/shared/remark.ts';
import { HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewWith } from '../../../support/views.ts';
import type { VirtualWorld } from '../../../support/virtual-world.ts';
import { KEY, signedInWorld } from './signed-in.ts';

const PAGE = 'https://github.com/settings/copilot';

const made = (topic: RemarkTopic, id: string = topic): TokenRemark => ({
  id,
  remark: { topic, title: null, message: 'You have used all.', page: 'plans' },
  url: PAGE,
});

async function worldWith(remark: TokenRemark): Promise<VirtualWorld> {
  const world = await signedInWorld();
  world.gitHub.standing.remark = remark;
  await world.clock.advance(26 * MINUTE_MS);
  return world;
}

const shownIn = (world: VirtualWorld) => world.engine().state().accounts[0]?.remark ?? null;

describe('a remark beside a Copilot token', () => {
  it('is shown with its account, and its page can be opened', async () => {
    const world = await worldWith(made('free_over_limits'));
    expect(shownIn(world)).toMatchObject({ topic: 'free_over_limits', page: 'plans' });
    expect(world.engine().remarkUrl(KEY)).toBe(PAGE);
    expect(world.engine().state().accounts[0]?.session.kind).toBe('lit');
  });

  it('goes when GitHub does not make it any more', async () => {
    const world = await worldWith(made('subscription_ending'));
    world.gitHub.standing.remark = null;
    await world.clock.advance(26 * MINUTE_MS);
    expect(shownIn(world)).toBeNull();
  });

  it('is not shown again once it has been read, not even after a restart', async () => {
    const world = await worldWith(made('free_over_limits'));
    let told = 0;
    world.engine().onChange(() => (told += 1));
    world.engine().putRemarkAway(KEY);
    expect(told).toBe(1);
    expect(shownIn(world)).toBeNull();
    await world.clock.advance(2 * HOUR_MS);
    expect(shownIn(world)).toBeNull();
    await world.restart();
    await world.clock.advance(MINUTE_MS);
    expect(shownIn(world)).toBeNull();
  });

  it('is shown when it is another one, or comes again after it was gone', async () => {
    const world = await worldWith(made('copilot_seat_added', 'copilot_seat_added_1'));
    world.engine().putRemarkAway(KEY);
    world.gitHub.standing.remark = made('copilot_seat_added', 'copilot_seat_added_2');
    await world.clock.advance(26 * MINUTE_MS);
    expect(shownIn(world)).not.toBeNull();
    world.engine().putRemarkAway(KEY);
    world.gitHub.standing.remark = null;
    await world.clock.advance(26 * MINUTE_MS);
    world.gitHub.standing.remark = made('copilot_seat_added', 'copilot_seat_added_2');
    await world.clock.advance(26 * MINUTE_MS);
    expect(shownIn(world)).not.toBeNull();
  });

  it('gives way to a refusal', async () => {
    const world = await worldWith(made('free_over_limits'));
    const refusal = {
      reason: 'billing_locked',
      title: null,
      message: null,
      page: null,
    } as const;
    world.gitHub.standing.exchange = { kind: 'refused', refusal, url: null, serverMs: null };
    await world.clock.advance(40 * MINUTE_MS);
    expect(shownIn(world)).toBeNull();
  });

  it('costs nobody a notification', () => {
    const remark = made('subscription_trial_ended').remark;
    const view = viewWith({
      accounts: [accountWith(lit(20 * MINUTE_MS), { remark })],
      selectedKey: 'github.com/mona',
    });
    expect(nextNotices(NOTHING_NOTICED, view, false, NOW_MS).steps).toEqual([]);
  });
});
