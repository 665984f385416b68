import { describe, expect, it } from 'vitest';
import type { ClipboardAccess } from '../../../../src/main/clipboard/keeper.ts';
import { createClipboardKeeper, type Kept } from '../../../../src/main/clipboard/keeper.ts';
import type { Cancel } from '../../../../src/main/ports.ts';

/** A clipboard that everybody can write to, and that can be told to refuse. */
function createFakeClipboard() {
  const state = { text: '', isReadable: true, isWritable: true };
  const access: ClipboardAccess = {
    async write(text) {
      if (state.isWritable) state.text = text;
      return state.isWritable;
    },
    read: async () => (state.isReadable ? state.text : null),
    clear() {
      state.text = '';
    },
  };
  return { state, access };
}

/** Alarms that ring when the test says so. */
function createFakeAlarms() {
  const pending = new Map<symbol, { readonly atMs: number; readonly ring: () => void }>();
  return {
    pending,
    at(atMs: number, ring: () => void): Cancel {
      const id = Symbol('alarm');
      pending.set(id, { atMs, ring });
      return () => pending.delete(id);
    },
    async ringAll(): Promise<void> {
      for (const [id, { ring }] of pending) {
        pending.delete(id);
        ring();
      }
      // Reading the clipboard takes a turn or two.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
  };
}

function setUp() {
  const clipboard = createFakeClipboard();
  const alarms = createFakeAlarms();
  const cleared: Kept[] = [];
  const keeper = createClipboardKeeper(clipboard.access, alarms, (what) => cleared.push(what));
  return { keeper, alarms, cleared, clipboard: clipboard.state };
}

describe('the keeper of the clipboard', () => {
  it('clears what it wrote when its time has come', async () => {
    const { keeper, alarms, clipboard, cleared } = setUp();
    expect(await keeper.copy('token', 'tid=1', 30_000)).toBe(true);
    expect([...alarms.pending.values()].map(({ atMs }) => atMs)).toEqual([30_000]);
    expect(clipboard.text).toBe('tid=1');
    await alarms.ringAll();
    expect(clipboard.text).toBe('');
    expect(cleared).toEqual(['token']);
  });

  it('leaves what the user copied since', async () => {
    const { keeper, alarms, clipboard, cleared } = setUp();
    await keeper.copy('token', 'tid=1', 30_000);
    clipboard.text = 'a recipe';
    await alarms.ringAll();
    expect(clipboard.text).toBe('a recipe');
    expect(cleared).toEqual(['token']);
  });

  it('clears on quit what has no time of its own', async () => {
    const { keeper, alarms, clipboard } = setUp();
    await keeper.copy('token', 'tid=1', null);
    expect(alarms.pending.size).toBe(0);
    await keeper.clear('anything');
    expect(clipboard.text).toBe('');
  });

  it('leaves a token alone when the code is to be cleared', async () => {
    const { keeper, clipboard } = setUp();
    await keeper.copy('token', 'tid=1', null);
    await keeper.clear('code');
    expect(clipboard.text).toBe('tid=1');
  });

  it('clears a second copy by its own time, not by the first one', async () => {
    const { keeper, alarms } = setUp();
    await keeper.copy('token', 'tid=1', 30_000);
    await keeper.copy('token', 'tid=2', 50_000);
    expect([...alarms.pending.values()].map(({ atMs }) => atMs)).toEqual([50_000]);
  });

  it('tries again later when the clipboard cannot be read', async () => {
    const { keeper, clipboard, cleared } = setUp();
    await keeper.copy('token', 'tid=1', null);
    clipboard.isReadable = false;
    await keeper.clear('anything');
    expect(clipboard.text).toBe('tid=1');
    expect(cleared).toEqual([]);
    clipboard.isReadable = true;
    await keeper.clear('anything');
    expect(clipboard.text).toBe('');
  });

  it('says so when the clipboard refuses, and still clears the copy before', async () => {
    const { keeper, clipboard } = setUp();
    await keeper.copy('token', 'tid=1', null);
    clipboard.isWritable = false;
    expect(await keeper.copy('token', 'tid=2', 30_000)).toBe(false);
    await keeper.clear('anything');
    expect(clipboard.text).toBe('');
  });

  it('forgets the token once something plain was copied, and leaves that alone', async () => {
    const { keeper, alarms, clipboard, cleared } = setUp();
    await keeper.copy('token', 'tid=1', 30_000);
    expect(await keeper.copyPlain('https://github.com/login/device')).toBe(true);
    expect(cleared).toEqual(['token']);
    expect(alarms.pending.size).toBe(0);
    await keeper.clear('anything');
    expect(clipboard.text).toBe('https://github.com/login/device');
  });

  it('says that the code is gone when a token takes its place', async () => {
    const { keeper, cleared } = setUp();
    await keeper.copy('code', 'WDJB-MJHT', null);
    await keeper.copy('token', 'tid=1', null);
    expect(cleared).toEqual(['code']);
  });

  it('leaves no alarm behind', async () => {
    const { keeper, alarms } = setUp();
    await keeper.copy('code', 'WDJB-MJHT', 900_000);
    await keeper.clear('code');
    expect(alarms.pending.size).toBe(0);
  });

  it('does not clear a copy that was made while it looked', async () => {
    const { keeper, clipboard } = setUp();
    await keeper.copy('token', 'tid=1', null);
    const clearing = keeper.clear('anything');
    await keeper.copy('token', 'tid=2', null);
    await clearing;
    expect(clipboard.text).toBe('tid=2');
  });
});
