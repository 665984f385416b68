import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { GitHub, Identity } from '../../src/main/ports.ts';
import type { Refusal } from '../../src/shared/refusal.ts';
import { sized } from '../support/size.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { uncounted } from '../support/usages.ts';
import { createVirtualWorld, signedInRecord, type VirtualWorld } from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';

const OCTOCAT: Identity = { id: 583231, login: 'octocat', name: null, avatarUrl: null };

/** What GitHub says of the account, to be changed; and how often it was asked. */
interface Known {
  login: string;
  plan: string | null;
  /** Said by the token itself; null: tokens say no plan. */
  tokenPlan: string | null;
  asked: number;
}

async function knownWorld(known: Known): Promise<VirtualWorld> {
  const gitHub = (honest: GitHub): GitHub => ({
    ...honest,
    async exchange(...asked) {
      const answer = await honest.exchange(...asked);
      if (answer.kind !== 'token') return answer;
      return { ...answer, copilot: { ...answer.copilot, plan: known.tokenPlan } };
    },
    async identify(...asked) {
      known.asked += 1;
      const answer = await honest.identify(...asked);
      if (answer.kind !== 'identity') return answer;
      return { ...answer, identity: { ...OCTOCAT, login: known.login } };
    },
    async usage(...asked) {
      const answer = await honest.usage(...asked);
      return answer.kind === 'told' ? { ...answer, told: uncounted(known.plan) } : answer;
    },
  });
  const world = await createVirtualWorld({ tamper: { gitHub } });
  const record = { ...signedInRecord(), identity: OCTOCAT };
  world.vault.stored.set(record.key, record);
  const searched = searchWorld(world);
  await searched.restart();
  await world.clock.advance(5 * SECOND_MS);
  return searched;
}

const newKnown = (tokenPlan: string | null): Known => ({
  login: 'octocat',
  plan: 'individual',
  tokenPlan,
  asked: 0,
});

function shownOf(world: VirtualWorld) {
  const [account] = world.engine().state().accounts;
  return { login: account?.identity?.login, plan: account?.plan };
}

fault(102, 'modelled', 'U', 'a renamed login and another plan are known within a day', async () => {
  const known = newKnown(null);
  const world = await knownWorld(known);
  expect(shownOf(world)).toEqual({ login: 'octocat', plan: 'individual' });
  await world.clock.advance(HOUR_MS);
  Object.assign(known, { login: 'monalisa', plan: 'business' });
  await world.clock.advance(DAY_MS);
  expect(shownOf(world)).toEqual({ login: 'monalisa', plan: 'business' });
  expect([...world.vault.stored.values()][0]?.identity?.login).toBe('monalisa');
  expect(known.asked).toBe(2);
});

const noSeat: Refusal = {
  reason: 'no_copilot_access',
  title: null,
  message: 'No.',
  page: null,
};

fault(102, 'modelled', 'U', 'whenever it changes: by the next day, or when GitHub says so', () =>
  fc.assert(
    fc.asyncProperty(
      fc.nat(sized(6 * HOUR_MS, 2 * DAY_MS)),
      fc.constantFrom('refusal', 'token', 'nothing'),
      async (beforeMs, news) => {
        const known = newKnown('individual');
        const world = await knownWorld(known);
        await world.clock.advance(beforeMs);
        const { asked } = known;
        Object.assign(known, { login: 'monalisa', plan: 'free' });
        if (news === 'token') known.tokenPlan = 'free';
        if (news === 'refusal') {
          world.gitHub.exchanges.push({
            kind: 'refused',
            refusal: noSeat,
            url: null,
            serverMs: null,
          });
        }
        await world.clock.advance(news === 'nothing' ? DAY_MS + HOUR_MS : 26 * MINUTE_MS);
        expect(shownOf(world).login).toBe('monalisa');
        expect(known.asked - asked).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: sized(3, 100) },
  ),
);

fault(102, 'modelled', 'U', 'no plan is shown beside a refusal that denies it', async () => {
  const known = newKnown('business');
  const world = await knownWorld(known);
  await world.clock.advance(HOUR_MS);
  expect(shownOf(world).plan).toBe('business');
  known.plan = null;
  world.gitHub.standing.exchange = { kind: 'refused', refusal: noSeat, url: null, serverMs: null };
  await world.clock.advance(30 * MINUTE_MS);
  const [account] = world.engine().state().accounts;
  expect(account?.session.kind).toBe('refused');
  expect(account?.plan).toBeNull();
  known.plan = 'free';
  world.gitHub.standing.exchange = null;
  await world.clock.advance(HOUR_MS);
  expect(world.engine().state().accounts[0]?.session.kind).toBe('lit');
});
