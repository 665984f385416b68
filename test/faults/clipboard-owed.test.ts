import * as fc from 'fast-check';
import { expect } from 'vitest';
import { type ClipboardDesk, createClipboardDesk, until } from '../support/clipboard-desk.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { fault } from './fault.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';

const END_MS = 30 * SECOND_MS;
const OURS = 'tid=of-this-app;exp=1790001800;sku=x:';
const THEIRS = 'a shopping list, ';

/** A desk, searched at the end of the fault. */
function createDesk() {
  const desk = createClipboardDesk();
  knowSecret(OURS);
  lookAtEnd(() => sawAt('IPC', JSON.stringify({ cleared: desk.cleared })));
  return desk;
}

fault(80, 'modelled', 'S', 'what cannot be read is looked at until it can', async () => {
  for (const reads of ['null', 'blind', 'throws', 'never'] as const) {
    for (const by of ['time', 'focus', 'quit'] as const) {
      const { clipboard, clock, keeper, focus, quit } = createDesk();
      await keeper.copy('token', OURS, until(END_MS));
      clipboard.reads = reads;
      await clock.advance(END_MS + 10 * MINUTE_MS);
      expect(clipboard.text, `${reads}: nothing is cleared unseen`).toBe(OURS);
      clipboard.reads = 'truly';
      if (by === 'time') await clock.advance(5 * SECOND_MS);
      // A look that hangs must end first.
      if (by === 'focus') await clock.advance(2 * SECOND_MS);
      if (by === 'focus') await focus();
      if (by === 'quit') await quit();
      expect(clipboard.text, `${reads}, ${by}`).toBe('');
      await clock.advance(MINUTE_MS);
      expect(clock.pending).toBe(0);
    }
  }
});

fault(80, 'modelled', 'S', 'what somebody copied while it could not be read stays', async () => {
  for (const reads of ['null', 'blind', 'throws', 'never'] as const) {
    const { clipboard, clock, keeper, quit } = createDesk();
    await keeper.copy('token', OURS, until(END_MS));
    clipboard.reads = reads;
    await clock.advance(END_MS + MINUTE_MS);
    clipboard.text = THEIRS;
    await clock.advance(MINUTE_MS);
    clipboard.reads = 'truly';
    await clock.advance(MINUTE_MS);
    await quit();
    expect(clipboard.text).toBe(THEIRS);
    expect(clock.pending).toBe(0);
  }
});

fault(80, 'modelled', 'S', 'an answer that comes late is taken', async () => {
  for (const readMs of [1_900, 2_592, 7_000, 20_000, MINUTE_MS]) {
    const { clipboard, clock, keeper, cleared } = createDesk();
    await keeper.copy('token', OURS, until(END_MS));
    clipboard.readMs = readMs;
    await clock.advance(END_MS + readMs);
    expect(clipboard.text, `after ${readMs} ms`).toBe('');
    expect(cleared).toEqual(['token']);
    await clock.advance(10 * MINUTE_MS);
    expect(clock.pending).toBe(0);
  }
});

fault(80, 'modelled', 'S', 'an answer that comes late tells nothing of a copy since', async () => {
  for (const next of ['token', 'plain', 'theirs'] as const) {
    const { clipboard, clock, keeper } = createDesk();
    await keeper.copy('token', OURS, until(END_MS));
    clipboard.readMs = 7_000;
    await clock.advance(END_MS + 3 * SECOND_MS);
    if (next === 'token') void keeper.copy('token', `${OURS}2`, until(null));
    if (next === 'plain') void keeper.copyPlain(THEIRS);
    if (next === 'theirs') clipboard.text = THEIRS;
    await clock.advance(MINUTE_MS);
    expect(clipboard.text, next).toBe(next === 'token' ? `${OURS}2` : THEIRS);
    await clock.advance(HOUR_MS);
    expect(clipboard.text, next).toBe(next === 'token' ? `${OURS}2` : THEIRS);
    expect(clock.pending).toBe(0);
  }
});

fault(80, 'modelled', 'S', 'nobody looks for a token that is dead', async () => {
  const { clipboard, clock, keeper, cleared } = createDesk();
  await keeper.copy('token', OURS, { clearsAtMs: END_MS, diesAtMs: HOUR_MS });
  clipboard.reads = 'blind';
  await clock.advance(HOUR_MS - SECOND_MS);
  expect(clock.pending).toBe(1);
  await clock.advance(MINUTE_MS);
  expect(clock.pending).toBe(0);
  expect(cleared).toEqual([]);
});

fault(80, 'modelled', 'S', 'quit waits for no reading that hangs', async () => {
  const { clipboard, clock, keeper, quit } = createDesk();
  await keeper.copy('token', OURS, until(END_MS));
  clipboard.reads = 'never';
  await clock.advance(END_MS + SECOND_MS);
  clipboard.reads = 'truly';
  await quit();
  expect(clipboard.text).toBe('');
});

fault(81, 'modelled', 'S', 'a token that lands after its end came is taken out', async () => {
  for (const end of ['lock', 'quit'] as const) {
    const desk = createDesk();
    desk.clipboard.writeMs = SECOND_MS;
    const copying = desk.keeper.copy('token', OURS, until(null));
    await desk.clock.advance(0);
    const ending = desk[end]();
    await desk.clock.advance(10 * SECOND_MS);
    await ending;
    expect(await copying, 'and nobody says that it was copied').toBe('notWritten');
    expect(desk.clipboard.text, end).toBe('');
  }
});

fault(81, 'modelled', 'S', 'a token that was given up and lands at last is taken out', async () => {
  const { clipboard, clock, keeper } = createDesk();
  clipboard.writeMs = MINUTE_MS;
  const copying = keeper.copy('token', OURS, until(null));
  await clock.advance(10 * SECOND_MS);
  expect(await copying).toBe('notWritten');
  clipboard.writeMs = 0;
  expect(await keeper.copy('token', `${OURS}2`, until(null))).toBe('copied');
  await clock.advance(MINUTE_MS);
  expect(clipboard.text).toBe('');
});

const WAITS_MS = [0, 1, 500, 2_500, 29_000, 60_000] as const;
const reads = fc.constantFrom('truly', 'truly', 'null', 'blind', 'throws', 'never' as const);
const anyDeed = fc.oneof(
  fc.record({ do: fc.constantFrom('token', 'code', 'plain', 'lock', 'end', 'focus', 'theirs') }),
  fc.record({ do: fc.constant('reads'), reads }),
  fc.record({
    do: fc.constant('slow'),
    writeMs: fc.constantFrom(0, 0, 300, 1_900, 7_000),
    readMs: fc.constantFrom(0, 0, 0, 2_500, 7_000),
  }),
);
interface Deed {
  readonly do: string;
  readonly reads?: ClipboardDesk['clipboard']['reads'];
  readonly writeMs?: number;
  readonly readMs?: number;
}

/** Does it without waiting for it: hands do not wait either. */
function act(desk: ClipboardDesk, deed: Deed, number: number): void {
  const { do: what, reads: how, writeMs, readMs } = deed;
  const { clipboard, keeper, clock } = desk;
  if (what === 'token' || what === 'code') {
    const stay = until(number % 3 === 0 ? null : clock.monotonicMs() + END_MS);
    void keeper.copy(what, `${OURS}${number}`, stay);
  }
  if (what === 'plain') void keeper.copyPlain(`${THEIRS}${number}`);
  if (what === 'theirs') clipboard.text = `${THEIRS}${number}`;
  if (what === 'lock') void desk.lock();
  if (what === 'end') void desk.endSignIn();
  if (what === 'focus') void desk.focus();
  if (how !== undefined) clipboard.reads = how;
  if (writeMs !== undefined) clipboard.writeMs = writeMs;
  if (readMs !== undefined) clipboard.readMs = readMs;
}

fault(
  81,
  'modelled',
  'S',
  'whatever overtakes what, no secret outlives the app in it',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyDeed, fc.constantFrom(...WAITS_MS)), { maxLength: 12 }),
        async (deeds) => {
          const desk = createDesk();
          const { clipboard, clock, quit } = desk;
          for (const [index, [one, waitMs]] of deeds.entries()) {
            act(desk, one, index);
            await clock.advance(waitMs);
          }
          Object.assign(clipboard, { reads: 'truly', readMs: 0 });
          await clock.advance(10 * SECOND_MS);
          const quitting = quit();
          await clock.advance(10 * SECOND_MS);
          await quitting;
          expect(clipboard.text).not.toContain(OURS);
          await clock.advance(HOUR_MS);
          expect(clock.pending).toBe(0);
        },
      ),
      {
        numRuns: sized(60, 3_000),
        examples: [
          [
            [
              [{ do: 'slow', writeMs: 1_900, readMs: 0 }, 0],
              [{ do: 'token' }, 1],
              [{ do: 'code' }, 0],
              [{ do: 'lock' }, 2_500],
            ],
          ],
        ],
      },
    );
  },
);
