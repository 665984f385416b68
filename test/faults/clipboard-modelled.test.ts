import { expect } from 'vitest';
import type { ClipboardAccess } from '../../src/main/clipboard/keeper.ts';
import { createClipboardKeeper, type Kept } from '../../src/main/clipboard/keeper.ts';
import { createAlarms } from '../../src/main/time/alarms.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createVirtualPower } from '../support/virtual-power.ts';
import { fault } from './fault.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';

const CLEAR_AT_MS = 30_000;
const TOKEN = 'tid=1';

/** A clipboard that others use too, that can refuse to be written and to be read, and the keeper in front of it. */
function createDesk() {
  const clipboard = { text: '', isWritable: true, isReadable: true };
  const access: ClipboardAccess = {
    write(text) {
      if (clipboard.isWritable) clipboard.text = text;
      return Promise.resolve(clipboard.isWritable);
    },
    read: () => Promise.resolve(clipboard.isReadable ? clipboard.text : null),
    clear: () => {
      clipboard.text = '';
    },
  };
  const clock = new VirtualClock();
  const alarms = createAlarms(clock, createVirtualPower());
  const cleared: Kept[] = [];
  const keeper = createClipboardKeeper(access, alarms, (what) => cleared.push(what));
  knowSecret(TOKEN);
  lookAtEnd(() => sawAt('IPC', JSON.stringify({ cleared })));
  return { clipboard, clock, cleared, keeper };
}

fault(57, 'modelled', 'S', 'what the clipboard has not taken is never cleared', async () => {
  const { clipboard, clock, keeper } = createDesk();
  clipboard.text = 'a shopping list';
  clipboard.isWritable = false;
  expect(await keeper.copy('token', TOKEN, CLEAR_AT_MS)).toBe(false);
  await clock.advance(CLEAR_AT_MS);
  await keeper.clear('anything');
  expect(clipboard.text).toBe('a shopping list');
  expect(clock.pending).toBe(0);
});

fault(
  57,
  'modelled',
  'S',
  'what somebody has copied since stays, at the end and at quit',
  async () => {
    const { clipboard, clock, cleared, keeper } = createDesk();
    await keeper.copy('token', TOKEN, CLEAR_AT_MS);
    clipboard.text = 'a shopping list';
    await clock.advance(CLEAR_AT_MS);
    expect(cleared).toEqual(['token']);
    await keeper.clear('anything');
    expect(clipboard.text).toBe('a shopping list');
  },
);

fault(
  57,
  'modelled',
  'S',
  'what cannot be read at its end is cleared at quit, if it is still ours',
  async () => {
    const { clipboard, clock, cleared, keeper } = createDesk();
    await keeper.copy('token', TOKEN, CLEAR_AT_MS);
    clipboard.isReadable = false;
    await clock.advance(CLEAR_AT_MS);
    expect(clipboard.text).toBe(TOKEN);
    expect(cleared).toEqual([]);
    clipboard.isReadable = true;
    await keeper.clear('anything');
    expect(clipboard.text).toBe('');
  },
);

fault(57, 'modelled', 'S', 'quit before the end: cleared', async () => {
  const { clipboard, keeper } = createDesk();
  await keeper.copy('token', TOKEN, null);
  await keeper.clear('anything');
  expect(clipboard.text).toBe('');
});
