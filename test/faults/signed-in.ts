import { afterEach } from 'vitest';

import {
  createWiredWorld,
  type FinishedRequest,
  type WiredOptions,
  type WiredWorld,
} from '../support/wired-world.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';
import { searchWorld } from './search/world.ts';

const open = new Set<WiredWorld>();

afterEach(async () => {
  await Promise.all([...open].map((world) => world.close()));
  open.clear();
});

/** A world that is closed after the test. */
export async function startWorld(options: WiredOptions = {}): Promise<WiredWorld> {
  const world = searchWorld(await createWiredWorld(options));
  open.add(world);
  lookAtEnd(() => {
    for (const secret of world.secrets) knowSecret(secret.reveal());
    sawAt('logs', JSON.stringify(world.lines));
    sawAt('activity', JSON.stringify(world.requests));
  });
  return world;
}

/** A world with one account whose Copilot token is half a minute old, so that the next may be asked for. */
export async function startSignedIn(options: WiredOptions = {}): Promise<WiredWorld> {
  const world = await startWorld(options);
  await world.signIn();
  await world.pass(30_000);
  return world;
}

/** Asks for a new Copilot token now and waits for what comes of it. */
export async function refreshNow(world: WiredWorld): Promise<void> {
  world.engine().refresh(world.account().key);
  await world.pass(0);
}

/** The exchanges that have ended, in order. */
export function exchangesOf(world: WiredWorld): readonly FinishedRequest[] {
  return world.requests.filter(({ purpose }) => purpose === 'exchange');
}

/** The Copilot token that the app would hand over now, as text, or null. */
export function tokenOf(world: WiredWorld): string | null {
  return world.engine().tokenAtHand(world.account().key)?.token.reveal() ?? null;
}
