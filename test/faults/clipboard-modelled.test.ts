import { expect } from 'vitest';
import { createClipboardDesk, until } from '../support/clipboard-desk.ts';
import { SECOND_MS } from '../support/time-units.ts';
import { fault } from './fault.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';

const CLEAR_AT_MS = 30_000;
const TOKEN = 'tid=1';

/** The desk, searched at the end of the fault. */
function createDesk() {
  const desk = createClipboardDesk();
  knowSecret(TOKEN);
  lookAtEnd(() => sawAt('IPC', JSON.stringify({ cleared: desk.cleared })));
  return desk;
}

fault(57, 'modelled', 'S', 'what the clipboard has not taken is never cleared', async () => {
  const { clipboard, clock, keeper, quit } = createDesk();
  clipboard.text = 'a shopping list';
  clipboard.isWritable = false;
  const copying = keeper.copy('token', TOKEN, until(CLEAR_AT_MS));
  await clock.advance(SECOND_MS);
  expect(await copying).toBe('notWritten');
  await clock.advance(CLEAR_AT_MS);
  await quit();
  expect(clipboard.text).toBe('a shopping list');
  expect(clock.pending).toBe(0);
});

fault(
  57,
  'modelled',
  'S',
  'what somebody has copied since stays, at the end and at quit',
  async () => {
    const { clipboard, clock, cleared, keeper, quit } = createDesk();
    await keeper.copy('token', TOKEN, until(CLEAR_AT_MS));
    clipboard.text = 'a shopping list';
    await clock.advance(CLEAR_AT_MS);
    expect(cleared).toEqual(['token']);
    await quit();
    expect(clipboard.text).toBe('a shopping list');
  },
);

fault(
  57,
  'modelled',
  'S',
  'what cannot be read at its end is cleared at quit, if it is still ours',
  async () => {
    const { clipboard, clock, cleared, keeper, quit } = createDesk();
    await keeper.copy('token', TOKEN, until(CLEAR_AT_MS));
    clipboard.reads = 'null';
    await clock.advance(CLEAR_AT_MS);
    expect(clipboard.text).toBe(TOKEN);
    expect(cleared).toEqual([]);
    clipboard.reads = 'truly';
    await quit();
    expect(clipboard.text).toBe('');
  },
);

fault(57, 'modelled', 'S', 'quit before the end: cleared', async () => {
  const { clipboard, keeper, quit } = createDesk();
  await keeper.copy('token', TOKEN, until(null));
  await quit();
  expect(clipboard.text).toBe('');
});
