import { expect } from 'vitest';

import { createCuttableRoute } from '../support/cuttable-route.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, YEAR_MS } from '../support/time-units.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { fault } from './fault.ts';
import { exchangesOf, startSignedIn, startWorld, tokenOf } from './signed-in.ts';

/** The app looks at its clocks this often; a request takes no virtual time here. */
const TICK_MS = 15 * SECOND_MS;

const WRONG_BY = [
  ['an hour behind', -HOUR_MS],
  ['an hour ahead', HOUR_MS],
  ['ten years behind', -10 * YEAR_MS],
  ['ten years ahead', 10 * YEAR_MS],
] as const;

/** What GitHub would say of the token that the app would hand over now. */
async function isAlive(w: WiredWorld): Promise<boolean> {
  const { copilotTokens, nowMs } = await w.gitHub.state();
  const newest = copilotTokens.at(-1);
  return tokenOf(w) !== null && newest !== undefined && nowMs < newest.expiresAtMs;
}

for (const [name, byMs] of WRONG_BY) {
  fault(48, 'modelled', 'B', `renews on time on a machine whose clock is ${name}`, async () => {
    const w = await startWorld();
    w.clock.setWall(byMs);
    await w.signIn();
    for (let minute = 0; minute < 120; minute += 1) {
      await w.pass(MINUTE_MS);
      expect(await isAlive(w)).toBe(true);
    }
    expect(exchangesOf(w)).toHaveLength(1 + Math.floor(120 / 25));
    const { session } = w.accountView();
    const endMs = session.kind === 'lit' ? session.expiresAtMs - w.clock.wallMs() : 0;
    expect(endMs).toBeGreaterThan(0);
    expect(endMs).toBeLessThanOrEqual(30 * MINUTE_MS);
  });

  fault(48, 'modelled', 'B', `asks no more than once when the clock is set ${name}`, async () => {
    const w = await startSignedIn();
    await w.pass(5 * MINUTE_MS);
    const asked = exchangesOf(w).length;
    w.clock.setWall(byMs);
    for (let second = 0; second < 120; second += 1) {
      await w.pass(SECOND_MS);
      expect(await isAlive(w)).toBe(true);
    }
    expect(exchangesOf(w).length - asked).toBeLessThanOrEqual(1);
    await w.pass(20 * MINUTE_MS);
    expect(exchangesOf(w).length - asked).toBeLessThanOrEqual(2);
  });
}

fault(
  48,
  'modelled',
  'B',
  'is not driven to ask by a clock that is corrected all the time',
  async () => {
    const w = await startSignedIn();
    const asked = exchangesOf(w).length;
    for (let minute = 0; minute < 60; minute += 1) {
      w.clock.setWall(minute % 2 === 0 ? -3 * SECOND_MS : 3 * SECOND_MS);
      await w.pass(MINUTE_MS);
    }
    expect(exchangesOf(w).length - asked).toBeLessThanOrEqual(3);
  },
);

fault(
  49,
  'modelled',
  'C',
  'has a live token within one look after a sleep that nobody told of',
  async () => {
    const w = await startSignedIn();
    await w.sleep(8 * HOUR_MS);
    expect(await isAlive(w)).toBe(false);
    const asked = exchangesOf(w).length;
    await w.pass(TICK_MS);
    expect(await isAlive(w)).toBe(true);
    expect(exchangesOf(w).length - asked).toBe(1);
  },
);

fault(49, 'modelled', 'C', 'never hands over a token that died in a sleep', async () => {
  const w = await startSignedIn();
  const dead = tokenOf(w);
  await w.sleep(8 * HOUR_MS);
  const { key } = w.account();
  const asked = w.engine().token(key, MINUTE_MS);
  await w.pass(SECOND_MS);
  const token = (await asked)?.token.reveal();
  expect(token).toMatch(/\w/);
  expect(token).not.toBe(dead);
});

for (const [name, isTold, backInMs] of [
  ['and is back in 5 s, when the system knows that it is offline', true, 5 * SECOND_MS],
  // Nothing tells of the return; the wait under way after 1 + 2 + 4 + 8 + 16 s is one of 32 s.
  ['and is back after one more wait, when the system knows nothing', false, 32 * SECOND_MS],
] as const) {
  fault(50, 'real', 'C', `tries in measure before the network is up, ${name}`, async () => {
    const { route, cut } = await createCuttableRoute();
    const w = await startSignedIn({ route });
    await w.sleep(8 * HOUR_MS);
    cut(true);
    w.network.isOnline = !isTold;
    const asked = exchangesOf(w).length;
    w.power('resume');
    await w.pass(40 * SECOND_MS);
    expect(w.accountView().session).toMatchObject({ kind: 'out', trouble: 'network' });
    const tries = exchangesOf(w).length - asked;
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThanOrEqual(7);
    cut(false);
    w.network.isOnline = true;
    await w.pass(backInMs);
    expect(w.accountView().session.kind).toBe('lit');
    expect(exchangesOf(w).length - asked - tries).toBe(1);
  });
}
