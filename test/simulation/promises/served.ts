import { MINUTE_MS } from '../../support/time-units.ts';
import type { Entry } from '../books.ts';
import { renewalsAt } from '../excuses.ts';
import type { Chain } from '../host.ts';
import type { World } from '../world.ts';
import { nameOf } from './kept.ts';
import { lastHour } from './polite.ts';
import type { Promised } from './promise.ts';

/** A token with less life than this is of no use to whoever asks for it. */
const USABLE_MS = MINUTE_MS;

/** Who has asked a host so often in an hour waits for longer, as it promises to be polite: see `polite.ts`. */
const MANY = 12;
const POLITE_MS = 10 * MINUTE_MS;

/** C: a Copilot token is there and alive, in every minute in which nothing excuses the app. */
export const served: Promised = {
  letter: 'C',
  watch: (world) => () => {
    if (!world.isRunning()) return [];
    const hands = handsOf(world);
    // A token of the sign-in before is as good.
    const isLit = ({ host, person }: Chain): boolean =>
      hands.some(
        ({ chain, lifeMs }) =>
          chain.host === host && chain.person === person && lifeMs >= USABLE_MS,
      );
    const dark = world.books
      .owed()
      .filter((entry) => !isExcused(world, entry))
      .filter((entry) => canBeHad(entry, world.trueMs()) && !isLit(entry.chain));
    const dead = hands.filter(
      ({ chain, lifeMs }) => lifeMs < 0 && !world.excuses.holdsFor(chain.host),
    );
    return [
      ...dark.map(({ chain }) => `${nameOf(chain)} is dark, and nothing excuses it`),
      ...dead.map(({ chain }) => `a dead token of ${nameOf(chain)} counts as alive`),
    ];
  },
};

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

/** The Copilot tokens that the app would hand over now, with the life that they truly have. */
export function handsOf({ app, hosts }: World): readonly Hand[] {
  const { engine } = app().core;
  return engine.state().accounts.flatMap(({ key, host }) => {
    const token = engine.tokenAtHand(key)?.token.reveal();
    const server = hosts.get(host);
    if (token === undefined || server === undefined) return [];
    const chain = server.ownerOf(token);
    const lifeMs = server.lifeLeftMs(token);
    return chain === null || lifeMs === null ? [] : [{ chain, lifeMs }];
  });
}

/** Whether GitHub would give a token for what the app holds. */
export function canBeHad({ chain, pair }: Entry, nowMs: number): boolean {
  if (chain.isRevoked || chain.pair.token !== pair.token) return false;
  return pair.endsMs === null || pair.refresh !== null || nowMs < pair.endsMs;
}
