import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Notice } from '../../src/main/faces/notices/notice.ts';
import { NOTHING_NOTICED, nextNotices } from '../../src/main/faces/notices/policy.ts';
import { viewOf } from '../../src/main/faces/view.ts';
import type { Trouble } from '../../src/main/ports.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { SURROUNDINGS } from '../support/views.ts';
import { GITHUB_TERMS, type VirtualTerms } from '../support/virtual-github.ts';
import { createVirtualWorld, signedInRecord, type VirtualWorld } from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';

const KEY = 'github.com/583231';

interface Watched {
  readonly world: VirtualWorld;
  readonly notices: readonly Notice['kind'][];
}

/** A signed-in world and the notices of its app, which looks at every change and every minute. */
async function watched(terms: VirtualTerms): Promise<Watched> {
  const world = searchWorld(await createVirtualWorld({ terms }));
  world.vault.stored.set(KEY, signedInRecord());
  await world.restart();
  await world.clock.advance(SECOND_MS);
  const notices: Notice['kind'][] = [];
  let memory = NOTHING_NOTICED;
  const { wallAt, nowMs } = world.alarms();
  const look = (): void => {
    const view = viewOf(world.engine().state(), {
      surroundings: SURROUNDINGS,
      isCodeCopied: false,
      wallAt,
    });
    const turn = nextNotices(memory, view, false, wallAt(nowMs()));
    memory = turn.memory;
    for (const step of turn.steps) if (step.kind === 'show') notices.push(step.notice.kind);
  };
  const tick = (): void => {
    look();
    world.alarms().at(nowMs() + MINUTE_MS, tick);
  };
  world.engine().onChange(look);
  tick();
  return { world, notices };
}

const FAILURE: Trouble = { kind: 'server', retryAfterMs: null };

/** From now on each exchange fails so often before it succeeds. */
async function hiccup({ world }: Watched, failures: number, spanMs: number): Promise<void> {
  const count = (): number => world.gitHub.requests.filter(({ succeeded }) => succeeded).length;
  let [before, failed] = [count(), 0];
  for (let passedMs = 0; passedMs < spanMs; passedMs += SECOND_MS) {
    if (count() > before) [before, failed] = [count(), 0];
    const pending = world.gitHub.exchanges.length;
    if (failed < failures && pending === 0) {
      world.gitHub.exchanges.push({ kind: 'trouble', trouble: FAILURE, serverMs: null });
      failed += 1;
    }
    await world.clock.advance(SECOND_MS);
  }
}

fault(94, 'modelled', 'U', 'nothing is told of hiccups, however often they come', async () => {
  // As often as a host may be asked again for it: tokens of a minute that fail at each renewal ask for more.
  const terms = fc.constantFrom(
    { tokenLifeMs: 5 * MINUTE_MS, failures: 1 },
    { tokenLifeMs: 10 * MINUTE_MS, failures: 1 },
    { tokenLifeMs: 10 * MINUTE_MS, failures: 2 },
    { tokenLifeMs: 30 * MINUTE_MS, failures: 1 },
    { tokenLifeMs: 30 * MINUTE_MS, failures: 2 },
  );
  await fc.assert(
    fc.asyncProperty(terms, async ({ tokenLifeMs, failures }) => {
      const refreshInMs = Math.floor(tokenLifeMs * 0.8);
      const one = await watched({ ...GITHUB_TERMS, tokenLifeMs, refreshInMs });
      await hiccup(one, failures, HOUR_MS);
      expect(one.notices).toEqual([]);
      expect(one.world.engine().tokenAtHand(KEY)).not.toBeNull();
    }),
    {
      numRuns: sized(1, 30),
      examples: [
        [{ tokenLifeMs: 5 * MINUTE_MS, failures: 1 }],
        [{ tokenLifeMs: 30 * MINUTE_MS, failures: 2 }],
      ],
    },
  );
});

fault(94, 'modelled', 'U', 'trouble that lasts is told once, and its end once', async () => {
  const one = await watched(GITHUB_TERMS);
  one.world.gitHub.weather.trouble = FAILURE;
  await one.world.clock.advance(25 * MINUTE_MS);
  expect(one.notices, 'the renewal has just begun to fail').toEqual([]);
  await one.world.clock.advance(3 * MINUTE_MS + SECOND_MS);
  expect(one.notices).toEqual(['renewalFailing']);
  await one.world.clock.advance(3 * MINUTE_MS);
  expect(one.notices, 'the token has ended').toEqual(['renewalFailing', 'tokenOut']);
  one.world.gitHub.weather.trouble = null;
  await one.world.clock.advance(10 * MINUTE_MS);
  expect(one.notices).toEqual(['renewalFailing', 'tokenOut', 'recovered']);
});
