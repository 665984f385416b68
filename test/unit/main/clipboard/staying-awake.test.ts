import { describe, expect, it } from 'vitest';
import { createStayingAwake } from '../../../../src/main/clipboard/staying-awake.ts';
import { createListeners } from '../../../../src/main/listeners.ts';
import type { SignInState } from '../../../../src/main/sign-in/state.ts';
import { createClipboardDesk, until } from '../../../support/clipboard-desk.ts';
import { SECOND_MS } from '../../../support/time-units.ts';

const END_MS = 30 * SECOND_MS;

/** A desk, and how many hold the system off at once. */
function setUp() {
  const desk = createClipboardDesk();
  const changes = createListeners();
  const seen = { holds: 0, most: 0 };
  let kind: SignInState['kind'] = 'idle';
  createStayingAwake({
    engine: { state: () => ({ signIn: { kind } }), onChange: changes.add },
    keeper: desk.keeper,
    stayAwake() {
      seen.holds += 1;
      seen.most = Math.max(seen.most, seen.holds);
      return () => {
        seen.holds -= 1;
      };
    },
  });
  return {
    ...desk,
    seen,
    become(next: SignInState['kind']) {
      kind = next;
      changes.tell();
    },
  };
}

describe('real B12: the app asks not to be slowed down', () => {
  it('while a code is asked about, and no longer', () => {
    const { become, seen } = setUp();
    const holds = (['requestingCode', 'awaitingUser', 'awaitingUser', 'identifying'] as const).map(
      (kind) => {
        become(kind);
        return seen.holds;
      },
    );
    expect(holds).toEqual([0, 1, 1, 0]);
  });

  it('while a copy waits to be cleared, and no longer', async () => {
    const { clock, keeper, seen } = setUp();
    await keeper.copy('token', 'tid=1', until(END_MS));
    expect(seen.holds).toBe(1);
    await clock.advance(END_MS - 1);
    expect(seen.holds).toBe(1);
    await clock.advance(1);
    expect(seen.holds).toBe(0);
  });

  it('not for what anybody may read, nor for what somebody else has copied', async () => {
    const { clipboard, clock, keeper, seen } = setUp();
    await keeper.copyPlain('https://github.com/login/device');
    expect(seen.most).toBe(0);
    await keeper.copy('token', 'tid=1', until(END_MS));
    clipboard.text = 'a recipe';
    await clock.advance(END_MS);
    expect(seen.holds).toBe(0);
  });

  it('once, whatever there is to do', async () => {
    const { become, clock, keeper, seen } = setUp();
    become('awaitingUser');
    await keeper.copy('token', 'tid=1', until(END_MS));
    become('idle');
    expect(seen).toEqual({ holds: 1, most: 1 });
    await clock.advance(END_MS);
    expect(seen).toEqual({ holds: 0, most: 1 });
  });
});
