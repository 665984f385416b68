import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';
import {
  createVirtualWorld,
  signedInRecord,
  type VirtualWorld,
} from '../../support/virtual-world.ts';
import { type Budget, compare } from '../budgets.ts';

/** What the core does and keeps while it lives through weeks, without a runtime around it. */
export interface CoreFigures {
  readonly renewalsPerSecond: number;
  readonly budgets: readonly Budget[];
}

/** By then everything that is kept in part (what happened, secrets that have died) has reached its bound. */
const WARM_UP = 3_000;
const RENEWALS = 1_000;
const RENEWAL_MS = 25 * MINUTE_MS;

/** Renewals in a second of a processor, and what a thousand of them leave behind. */
export async function measureCore(): Promise<CoreFigures> {
  const world = await createVirtualWorld();
  const record = signedInRecord();
  world.vault.stored.set(record.key, record);
  await world.restart();
  await world.clock.advance(SECOND_MS);
  await renew(world, WARM_UP);
  const before = heapBytes();
  const startedMs = performance.now();
  await renew(world, RENEWALS);
  const seconds = (performance.now() - startedMs) / SECOND_MS;
  return {
    renewalsPerSecond: Math.round(RENEWALS / seconds),
    budgets: [compare('heap after 1,000 renewals more', 1.02, heapBytes(), before)],
  };
}

async function renew(world: VirtualWorld, times: number): Promise<void> {
  const before = exchangesOf(world);
  for (let renewal = 0; renewal < times; renewal++) await world.clock.advance(RENEWAL_MS);
  const renewed = exchangesOf(world) - before;
  world.forgetPast();
  if (renewed !== times) throw new Error(`${renewed} of ${times} renewals came`);
}

function exchangesOf({ gitHub }: VirtualWorld): number {
  return gitHub.requests.filter(({ purpose, succeeded }) => purpose === 'exchange' && succeeded)
    .length;
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
