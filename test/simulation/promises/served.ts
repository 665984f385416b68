import { MINUTE_MS } from '../../support/time-units.ts';
import type { Entry } from '../books.ts';
import { renewalsAt } from '../excuses.ts';
import type { Chain } from '../host.ts';
import type { World } from '../world.ts';
import { nameOf } from './kept.ts';
import { lastHour } from './polite.ts';
import { type Promised, sinceStirred } from './promise.ts';

/** A token with less life than this is of no use to whoever asks for it. */
const USABLE_MS = MINUTE_MS;

/** Who has asked a host so often in an hour waits for longer, as it promises to be polite: see `polite.ts`. */
const MANY = 12;
const POLITE_MS = 10 * MINUTE_MS;

/** C: a Copilot token is there and alive, in every minute in which nothing excuses the app. */
export const served: Promised = {
  letter: 'C',
  watch(world) {
    const keys = sinceStirred(world, () => {
      const { accounts } = world.app().core.engine.state();
      return accounts.map(({ key }) => key);
    });
    const owed = sinceStirred(world, world.books.owed);
    return () => {
      if (!world.isRunning()) return [];
      const hands = keys().flatMap((key) => handOf(world, key));
      const dark = owed()
        .filter(({ chain }) => !isLit(chain, hands))
        .filter((entry) => canBeHad(entry, world.trueMs()) && !isExcused(world, entry));
      const dead = hands.filter(
        ({ chain, lifeMs }) => lifeMs < 0 && !world.excuses.holdsFor(chain.host),
      );
      return [
        ...dark.map(({ chain }) => `${nameOf(chain)} is dark, and nothing excuses it`),
        ...dead.map(({ chain }) => `a dead token of ${nameOf(chain)} counts as alive`),
      ];
    };
  },
};

/** A token of the sign-in before is as good. */
function isLit({ host, person }: Chain, hands: readonly Hand[]): boolean {
  return hands.some(
    ({ chain, lifeMs }) => chain.host === host && chain.person === person && lifeMs >= USABLE_MS,
  );
}

function isExcused(world: World, { chain, pair }: Entry): boolean {
  const { excuses, trueMs } = world;
  const afterMs = lastHour(world, chain.host).length >= MANY ? POLITE_MS : 0;
  if (excuses.holdsFor(chain.host, afterMs)) return true;
  const isOver = pair.endsMs !== null && trueMs() >= pair.endsMs;
  return isOver && excuses.holdsFor(renewalsAt(chain.host), afterMs);
}

interface Hand {
  readonly chain: Chain;
  readonly lifeMs: number;
}

/** The Copilot token that the app would hand over now for this account, with the life that it truly has. */
function handOf({ app, hosts }: World, key: string): readonly Hand[] {
  const token = app().core.engine.tokenAtHand(key)?.token.reveal();
  if (token === undefined) return [];
  return [...hosts.values()].flatMap((server) => {
    const chain = server.ownerOf(token);
    const lifeMs = server.lifeLeftMs(token);
    return chain === null || lifeMs === null ? [] : [{ chain, lifeMs }];
  });
}

/** Whether GitHub would give a token for what the app holds. */
function canBeHad({ chain, pair }: Entry, nowMs: number): boolean {
  if (chain.isRevoked || chain.pair.token !== pair.token) return false;
  return pair.endsMs === null || pair.refresh !== null || nowMs < pair.endsMs;
}
