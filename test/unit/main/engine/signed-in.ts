import type { VaultRecord } from '../../../../src/main/ports.ts';
import type { SessionState } from '../../../../src/main/session/state.ts';
import { SECOND_MS } from '../../../support/time-units.ts';
import {
  createVirtualWorld,
  signedInRecord,
  type VirtualWorld,
  type WorldOptions,
} from '../../../support/virtual-world.ts';

export const KEY = 'github.com/583231';

/** A world that was started with these accounts in its vault; each has its first token. */
export async function signedInWorld(
  options: WorldOptions = {},
  recordsOf: (world: VirtualWorld) => readonly VaultRecord[] = () => [signedInRecord()],
): Promise<VirtualWorld> {
  const world = await createVirtualWorld(options);
  for (const record of recordsOf(world)) world.vault.stored.set(record.key, record);
  await world.restart();
  await world.clock.advance(SECOND_MS);
  return world;
}

export function sessionOf(world: VirtualWorld, key = KEY): SessionState | null {
  return (
    world
      .engine()
      .state()
      .accounts.find((one) => one.key === key)?.session ?? null
  );
}

/** True milliseconds that the token at hand has to live; -1 when there is none. */
export function lifeLeftMs(world: VirtualWorld, key = KEY): number {
  const held = world.engine().tokenAtHand(key);
  return held === null ? -1 : (world.gitHub.lifeLeftMs(held.token) ?? -1);
}

/** When requests of this purpose were sent, in true milliseconds since `sinceMs`. */
export function timesOf(world: VirtualWorld, purpose: string, sinceMs = 0): readonly number[] {
  return world.gitHub.requests
    .filter((one) => one.purpose === purpose && one.atTrueMs >= sinceMs)
    .map(({ atTrueMs }) => atTrueMs - sinceMs);
}

/** A sign-in that shows its code. */
export async function awaitingWorld(options: WorldOptions = {}): Promise<VirtualWorld> {
  const world = await createVirtualWorld(options);
  await showCode(world);
  return world;
}

export async function showCode(world: VirtualWorld, key: string | null = null): Promise<void> {
  world.engine().startSignIn('github.com', key);
  await world.clock.advance(world.gitHub.weather.roundTripMs);
}
