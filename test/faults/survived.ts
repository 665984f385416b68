import { expect } from 'vitest';

import { troubles } from '../../src/shared/messages/en/troubles.ts';
import type { TroubleKind } from '../../src/shared/trouble.ts';
import { MINUTE_MS } from '../support/time-units.ts';
import type { WiredWorld } from '../support/wired-world.ts';
import { exchangesOf, refreshNow, tokenOf } from './signed-in.ts';

/**
 * Renews into trouble that is there already: it must be shown with what to do, with the token in hand served on and
 * tries in measure, and all must be well again once `end` has ended it.
 */
export async function expectSurvived(
  w: WiredWorld,
  trouble: TroubleKind,
  end: () => unknown,
): Promise<void> {
  const token = tokenOf(w);
  const asked = exchangesOf(w).length;
  await refreshNow(w);
  await w.pass(10 * MINUTE_MS);
  expect(w.accountView().session).toMatchObject({ kind: 'flickering', trouble });
  expect(troubles[trouble].next).toMatch(/\w/);
  expect(tokenOf(w)).toBe(token);
  const tries = exchangesOf(w).length - asked;
  expect(tries).toBeGreaterThan(2);
  expect(tries).toBeLessThan(12);
  await end();
  await w.pass(6 * MINUTE_MS);
  expect(w.accountView().session.kind).toBe('lit');
  expect(tokenOf(w)).not.toBe(token);
}
