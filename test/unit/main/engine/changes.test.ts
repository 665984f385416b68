import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../src/main/engine/engine.ts';
import { HOUR_MS, SECOND_MS } from '../../../support/time-units.ts';
import { signedInRecord, type VirtualWorld } from '../../../support/virtual-world.ts';
import { KEY, showCode, signedInWorld, timesOf } from './signed-in.ts';

const OTHER = { ...signedInRecord('acme.ghe.com', 1), key: 'acme.ghe.com/1' };
const NOBODY = 'github.com/1';

/** What the engine tells and what it has written in the vault while this is done and a second after it. */
async function noiseOf(world: VirtualWorld, act: (engine: Engine) => unknown) {
  const noise: string[] = [];
  for (const verb of ['put', 'replace', 'remove'] as const) {
    const write = world.vault[verb] as (...values: unknown[]) => Promise<void>;
    Object.assign(world.vault, {
      [verb]: (...values: unknown[]) => {
        noise.push(verb);
        return write(...values);
      },
    });
  }
  world.engine().onChange(() => noise.push('change'));
  await act(world.engine());
  await world.clock.advance(SECOND_MS);
  return noise;
}

describe('the engine tells no change and writes nothing', () => {
  it.each<[string, (engine: Engine) => unknown]>([
    ['an account that is not here is signed out', (engine) => engine.signOut(NOBODY)],
    ['an account that is not here is chosen', (engine) => engine.select(NOBODY)],
    ['the account that is shown is chosen', (engine) => engine.select(KEY)],
    ['an account that is not here is renewed', (engine) => engine.refresh(NOBODY)],
    ['a token of no account is asked for', (engine) => engine.token(NOBODY, SECOND_MS)],
    ['a token that has life enough is asked for', (engine) => engine.token(KEY, SECOND_MS)],
    ['a sign-in is cancelled that is not under way', (engine) => engine.cancelSignIn()],
    ['a sign-in is put away that is not there', (engine) => engine.dismissSignIn()],
    ['a poll is wanted without a code', (engine) => engine.checkNow()],
    ['a page is open for a code that is not there', (engine) => engine.noteCodePage()],
    ['an account is confirmed that nobody asked about', (engine) => engine.confirmAccount(true)],
  ])('when %s', async (_, act) => {
    const world = await signedInWorld({}, () => [signedInRecord(), OTHER]);
    expect(world.engine().state().selectedKey).toBe(KEY);
    expect(await noiseOf(world, act)).toEqual([]);
  });

  it('when a renewal is wanted that has been wanted before', async () => {
    const world = await signedInWorld();
    world.engine().refresh(KEY);
    expect(await noiseOf(world, (engine) => engine.refresh(KEY))).toEqual([]);
  });

  it('when a sign-in is started that is under way, or a poll wanted that is planned', async () => {
    const world = await signedInWorld();
    await showCode(world);
    world.engine().checkNow();
    const again = (engine: Engine) => {
      engine.startSignIn('github.com', null);
      engine.checkNow();
    };
    expect(await noiseOf(world, again)).toEqual([]);
  });

  it('when a renewal brings nothing but the next token', async () => {
    const world = await signedInWorld();
    const told: string[] = [];
    world.engine().onChange(() => told.push(JSON.stringify(world.engine().state())));
    await world.clock.advance(3 * HOUR_MS);
    expect(timesOf(world, 'exchange').length).toBeGreaterThan(3);
    expect(told.filter((state, index) => state === told[index - 1])).toEqual([]);
  });

  it('when whoever hears of a sign-out signs out once more', async () => {
    const world = await signedInWorld();
    let heard = 0;
    world.engine().onChange(() => {
      heard += 1;
      void world.engine().signOut(KEY);
    });
    await world.engine().signOut(KEY);
    expect(heard).toBe(1);
  });
});

describe('the engine tells a change', () => {
  it.each<[string, (engine: Engine) => unknown, readonly string[]]>([
    ['an account is signed out', (engine) => engine.signOut(KEY), ['remove', 'change']],
    ['another account is chosen', (engine) => engine.select(OTHER.key), ['change']],
  ])('when %s', async (_, act, noise) => {
    const world = await signedInWorld({}, () => [signedInRecord(), OTHER]);
    expect(await noiseOf(world, act)).toEqual(noise);
  });
});
