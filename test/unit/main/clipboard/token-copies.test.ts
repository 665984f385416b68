import { describe, expect, it } from 'vitest';
import type { Kept } from '../../../../src/main/clipboard/lying.ts';
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
  const cleared = createListeners<Kept>();
  const copies = createTokenCopies({
    engine: world.engine(),
    keeper: {
      copy(_what, text, stay) {
        if (clipboard.isWritable) Object.assign(clipboard, { text, ...stay });
        return Promise.resolve(clipboard.isWritable ? 'copied' : 'notWritten');
      },
      onCleared: cleared.add,
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
  return { world, clipboard, cleared, copies, copy };
}

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
  it('is known to be replaced once a newer token is there, and forgotten when it has died', async () => {
    const { world, copies, copy } = await setUp();
    await copy();
    expect(copies.view()).toMatchObject({ accountKey: KEY, what: 'token', replaced: false });
    await world.clock.advance(26 * MINUTE_MS);
    expect(copies.view()).toMatchObject({ replaced: true });
    await world.clock.advance(5 * MINUTE_MS);
    expect(copies.view()).toBeNull();
  });

  it('has no end to come once the clipboard was cleared', async () => {
    const { copies, cleared, copy } = await setUp();
    await copy();
    cleared.tell('code');
    expect(copies.view()?.clearsAtMs).not.toBeNull();
    cleared.tell('token');
    expect(copies.view()?.clearsAtMs).toBeNull();
  });
});
