import { describe, expect, it } from 'vitest';
import type { Gone } from '../../../../src/main/clipboard/lying.ts';
import { createTokenCopies } from '../../../../src/main/clipboard/token-copies.ts';
import { createListeners } from '../../../../src/main/listeners.ts';
import type { CopyOutcome } from '../../../../src/shared/token-copy.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { KEY, lifeLeftMs, signedInWorld, timesOf } from '../engine/signed-in.ts';

const OFFLINE = { kind: 'network', retryAfterMs: null } as const;

/** A signed-in world, its clipboard, and the copies between them. */
async function setUp(clipboardSeconds = 30) {
  const world = await signedInWorld();
  const clipboard = { text: '', isWritable: true, clearsAtMs: null as number | null };
  const gone = createListeners<Gone>();
  const copies = createTokenCopies({
    engine: world.engine(),
    keeper: {
      copy(_what, text, stay) {
        if (clipboard.isWritable) Object.assign(clipboard, { text, ...stay });
        return Promise.resolve(clipboard.isWritable ? 'copied' : 'notWritten');
      },
      clearTokens: () => Object.assign(clipboard, { text: '' }),
      onGone: gone.add,
    },
    alarms: world.alarms(),
    editorVersion: 'PilotLight/1.0',
    settings: { get: () => ({ minimumLifeMinutes: 10, clipboardSeconds }) },
  });
  /** Copies the bare token, with time for a renewal in between. */
  async function copy(): Promise<CopyOutcome> {
    const outcome = copies.copy(KEY, 'token');
    await world.clock.advance(SECOND_MS);
    return outcome;
  }
  return { world, clipboard, gone, copies, copy };
}

describe('the clipboard when an account is signed out', () => {
  it('loses a token of that account', async () => {
    const { world, clipboard, copies, copy } = await setUp();
    await copy();
    void world.engine().signOut(KEY);
    copies.clearStray();
    expect(clipboard.text).toBe('');
  });

  it('keeps a token of another one, and what is no token', async () => {
    const { clipboard, copies, copy } = await setUp();
    clipboard.text = 'a shopping list';
    copies.clearStray();
    expect(clipboard.text).toBe('a shopping list');
    await copy();
    copies.clearStray();
    expect(clipboard.text).not.toBe('');
  });
});

describe('a copy of the token', () => {
  it('asks GitHub for nothing while the token lives long enough', async () => {
    const { world, clipboard, copy } = await setUp();
    await world.clock.advance(19 * MINUTE_MS);
    expect(await copy()).toBe('copied');
    expect(timesOf(world, 'exchange')).toHaveLength(1);
    expect(clipboard.text).toBe(world.engine().tokenAtHand(KEY)?.token.reveal());
  });

  it('renews first when less life is left than the user wants', async () => {
    const { world, clipboard, copy } = await setUp();
    await world.clock.advance(21 * MINUTE_MS);
    expect(await copy()).toBe('copied');
    expect(timesOf(world, 'exchange')).toHaveLength(2);
    expect(lifeLeftMs(world)).toBeGreaterThan(29 * MINUTE_MS);
    expect(clipboard.text).toBe(world.engine().tokenAtHand(KEY)?.token.reveal());
  });

  it('gives what still lives when it cannot be renewed, and says until when', async () => {
    const { world, copies, copy } = await setUp();
    await world.clock.advance(21 * MINUTE_MS);
    world.gitHub.weather.trouble = OFFLINE;
    expect(await copy()).toBe('copied');
    const leftMs = (copies.view()?.validUntilMs ?? 0) - world.clock.wallMs();
    expect(leftMs).toBeGreaterThan(8 * MINUTE_MS);
    expect(leftMs).toBeLessThan(9 * MINUTE_MS);
  });

  it('says so when there is nothing to copy', async () => {
    const { world, clipboard, copies, copy } = await setUp();
    world.gitHub.weather.trouble = OFFLINE;
    await world.clock.advance(HOUR_MS);
    expect(await copy()).toBe('noToken');
    expect(clipboard.text).toBe('');
    expect(copies.view()).toBeNull();
  });

  it('says so when the clipboard refuses', async () => {
    const { clipboard, copies, copy } = await setUp();
    clipboard.isWritable = false;
    expect(await copy()).toBe('notWritten');
    expect(copies.view()).toBeNull();
  });

  it.each([
    [30, 30 * SECOND_MS],
    [0, null],
  ])('with %i s chosen is taken back after %s ms', async (clipboardSeconds, afterMs) => {
    const { clipboard, copies, copy, world } = await setUp(clipboardSeconds);
    const nowMs = world.alarms().nowMs();
    const wallMs = world.clock.wallMs();
    await copy();
    expect(clipboard.clearsAtMs).toBe(afterMs === null ? null : nowMs + afterMs);
    expect(copies.view()?.clearsAtMs).toBe(afterMs === null ? null : wallMs + afterMs);
  });
});

describe('the last copy', () => {
  it('is known to be replaced once it ends soon and a newer token is there, until it has died', async () => {
    const { world, copies, copy } = await setUp();
    await copy();
    expect(copies.view()).toMatchObject({ accountKey: KEY, what: 'token', replaced: false });
    await world.clock.advance(26 * MINUTE_MS);
    expect(copies.view()).toMatchObject({ replaced: true });
    await world.clock.advance(5 * MINUTE_MS);
    expect(copies.view()).toBeNull();
  });

  it('is not said to be replaced while it has minutes to live', async () => {
    const { world, copies, copy } = await setUp();
    await copy();
    const before = world.engine().tokenAtHand(KEY)?.token;
    await world.clock.advance(10 * MINUTE_MS);
    world.engine().refresh(KEY);
    await world.clock.advance(SECOND_MS);
    expect(before && world.engine().tokenAtHand(KEY)?.token.equals(before)).toBe(false);
    expect(copies.view()).toMatchObject({ replaced: false });
    const told: boolean[] = [];
    copies.onChange(() => told.push(copies.view()?.replaced ?? false));
    await world.clock.advance(16 * MINUTE_MS);
    expect(told, 'faces hear of it when its time has come').toEqual([true]);
  });

  it('is in the clipboard, then cleared from it for a minute, then past', async () => {
    const { world, copies, gone, copy } = await setUp();
    await copy();
    expect(copies.view()).toMatchObject({ place: 'held' });
    gone.tell({ what: 'code', isTakenOut: true });
    expect(copies.view()?.clearsAtMs).not.toBeNull();
    gone.tell({ what: 'token', isTakenOut: true });
    expect(copies.view()).toMatchObject({ place: 'cleared', clearsAtMs: null });
    const places: unknown[] = [];
    copies.onChange(() => places.push(copies.view()?.place));
    await world.clock.advance(MINUTE_MS - 1);
    expect(copies.view()).toMatchObject({ place: 'cleared' });
    await world.clock.advance(1);
    expect(places).toEqual(['past']);
  });

  it('is past at once when somebody has copied something else', async () => {
    const { copies, gone, copy } = await setUp();
    await copy();
    gone.tell({ what: 'token', isTakenOut: false });
    expect(copies.view()).toMatchObject({ place: 'past', clearsAtMs: null });
  });

  it('is spoken of for a minute where nothing is ever cleared', async () => {
    const { world, copies, copy } = await setUp(0);
    await copy();
    await world.clock.advance(MINUTE_MS - 2 * SECOND_MS);
    expect(copies.view()).toMatchObject({ place: 'held', clearsAtMs: null });
    await world.clock.advance(2 * SECOND_MS);
    expect(copies.view()).toMatchObject({ place: 'past' });
  });

  it('is in the clipboard again when it is copied again before the minute is over', async () => {
    const { world, copies, gone, copy } = await setUp();
    await copy();
    gone.tell({ what: 'token', isTakenOut: true });
    await world.clock.advance(50 * SECOND_MS);
    await copy();
    await world.clock.advance(20 * SECOND_MS);
    expect(copies.view()).toMatchObject({ place: 'held' });
  });
});
