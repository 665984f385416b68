import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { CopyAnswer } from '../../src/shared/token-copy.ts';
import {
  type ClipboardDesk,
  createClipboardDesk,
  type DeskClipboard,
  OLDER,
} from '../support/clipboard-desk.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { type Compositor, createWaylandDesk, type WaylandDesk } from '../support/wayland-desk.ts';
import { fault } from './fault.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';

const END_MS = 30 * SECOND_MS;
const OURS = 'tid=of-this-app;exp=1790001800;sku=x:';
const THEIRS = 'a shopping list, ';

function searched<Desk extends Pick<ClipboardDesk, 'cleared'>>(desk: Desk): Desk {
  knowSecret(OURS);
  lookAtEnd(() => sawAt('IPC', JSON.stringify({ cleared: desk.cleared })));
  return desk;
}

interface Told {
  readonly said: CopyAnswer;
  /** It lay there when that was said. */
  readonly isTrue: boolean;
}

/** Copies, and looks whether it is true at the moment when it is said. */
async function copying(
  desk: Pick<ClipboardDesk, 'keeper' | 'clock' | 'nowMs'>,
  present: () => string,
  text: string,
  kind: 'token' | 'plain' = 'token',
): Promise<Told> {
  const nowMs = desk.nowMs();
  const stay = { clearsAtMs: nowMs + END_MS, diesAtMs: nowMs + HOUR_MS };
  const { keeper } = desk;
  const asked = kind === 'token' ? keeper.copy('token', text, stay) : keeper.copyPlain(text);
  const told = asked.then((said) => ({ said, isTrue: present() === text }));
  // A look that hangs, and then a write that does.
  await desk.clock.advance(15 * SECOND_MS);
  return told;
}

const SICKNESSES: Readonly<Record<string, Partial<DeskClipboard>>> = {
  'drops in silence': { isDeaf: true },
  'is held by another program': { isDeaf: true, reads: 'blind' },
  'shows what was': { reads: 'older' },
  'drops, and shows what was': { isDeaf: true, reads: 'older' },
  'cannot be read': { reads: 'null' },
  'reads as empty': { reads: 'blind' },
  'throws when read': { reads: 'throws' },
  'never answers': { reads: 'never' },
  'drops, and never answers': { isDeaf: true, reads: 'never' },
};

fault(82, 'modelled', 'U', 'a copy that was not seen is not said to be made', async () => {
  for (const [name, sickness] of Object.entries(SICKNESSES)) {
    for (const platform of ['linux', 'windows', 'mac'] as const) {
      const desk = searched(createClipboardDesk({ platform }));
      const { clipboard, clock, quit } = desk;
      clipboard.text = THEIRS;
      Object.assign(clipboard, sickness);
      const told = await copying(desk, () => clipboard.text, OURS);
      expect(told.said, `${platform}: ${name}`).toBe('notWritten');
      Object.assign(clipboard, { isDeaf: false, reads: 'truly' });
      // A look that hangs must end first.
      await clock.advance(2 * SECOND_MS);
      await quit();
      // It may have landed all the same, and nobody was told that it would be cleared.
      expect(clipboard.text, `${platform}: ${name}`).toBe(sickness.isDeaf === true ? THEIRS : '');
      await clock.advance(HOUR_MS);
      expect(clock.pending).toBe(0);
    }
  }
});

fault(
  82,
  'modelled',
  'U',
  'a program that holds the clipboard for a moment is outwaited',
  async () => {
    const desk = searched(createClipboardDesk({ platform: 'windows' }));
    Object.assign(desk.clipboard, { isDeaf: true, reads: 'blind' });
    desk.clock.after(150, () => Object.assign(desk.clipboard, { isDeaf: false, reads: 'truly' }));
    const told = await copying(desk, () => desk.clipboard.text, OURS);
    expect(told).toEqual({ said: 'copied', isTrue: true });
  },
);

fault(82, 'modelled', 'U', 'a text of long ago does not hide a token from its end', async () => {
  const desk = searched(createClipboardDesk());
  const { clipboard, clock, cleared } = desk;
  expect(await copying(desk, () => clipboard.text, OURS)).toEqual({ said: 'copied', isTrue: true });
  clipboard.reads = 'older';
  await clock.advance(10 * MINUTE_MS);
  expect(clipboard.text).toBe(OURS);
  clipboard.reads = 'truly';
  await clock.advance(MINUTE_MS);
  expect(clipboard.text).toBe('');
  expect(cleared).toEqual(['token']);
  expect(clock.pending).toBe(0);
});

fault(
  82,
  'modelled',
  'U',
  'macOS and Windows are believed, and not read again and again',
  async () => {
    for (const platform of ['mac', 'windows'] as const) {
      const desk = searched(createClipboardDesk({ platform }));
      await copying(desk, () => desk.clipboard.text, OURS);
      desk.clipboard.text = THEIRS;
      await desk.clock.advance(END_MS);
      expect(desk.cleared).toEqual(['token']);
      expect(desk.clock.pending).toBe(0);
    }
  },
);

type Deed = Partial<DeskClipboard> | 'token' | 'plain' | 'theirs' | 'lock' | 'focus';

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constantFrom<Deed>('token', 'token', 'plain', 'theirs', 'lock', 'focus'),
  fc.constantFrom<Deed>(...Object.values(SICKNESSES)),
  fc.constant<Deed>({ isDeaf: false, reads: 'truly' }),
);
const anyWaitMs = fc.constantFrom(0, SECOND_MS, 29 * SECOND_MS, 2 * MINUTE_MS);

fault(82, 'modelled', 'U', 'whatever the clipboard does, what is said of it is true', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.tuple(anyDeed, anyWaitMs), { maxLength: 10 }),
    async (deeds) => {
      const desk = searched(createClipboardDesk());
      const { clipboard, clock } = desk;
      for (const [index, [deed, waitMs]] of deeds.entries()) {
        if (deed === 'token' || deed === 'plain') {
          const text = `${deed === 'token' ? OURS : THEIRS}${index}`;
          const told = await copying(desk, () => clipboard.text, text, deed);
          if (told.said === 'copied') expect(told.isTrue).toBe(true);
        } else if (deed === 'theirs') clipboard.text = `${THEIRS}${index}`;
        else if (deed === 'lock' || deed === 'focus') await desk[deed]();
        else Object.assign(clipboard, { isDeaf: false, reads: 'truly' }, deed);
        await clock.advance(waitMs);
      }
      Object.assign(clipboard, { isDeaf: false, reads: 'truly' });
      await clock.advance(2 * MINUTE_MS);
      expect(clipboard.text).not.toContain(OURS);
      expect(clipboard.wiped.every((text) => text.includes(OURS))).toBe(true);
      await clock.advance(HOUR_MS);
      expect(clock.pending).toBe(0);
    },
  );
  await fc.assert(property, {
    numRuns: sized(60, 2_000),
    examples: [
      [
        [
          [{ reads: 'older' }, 0],
          ['token', 2 * MINUTE_MS],
        ],
      ],
      [
        [
          ['token', 0],
          [{ isDeaf: true }, 0],
          ['token', 2 * MINUTE_MS],
        ],
      ],
    ],
  });
});

/** The ways in which a Wayland session lets the app copy, and what it is to say. */
const WAYS: readonly (readonly [Partial<Compositor>, isFocused: boolean, said: CopyAnswer])[] = [
  [{ helper: 'none' }, true, 'copied'],
  [{ helper: 'works' }, false, 'copied'],
  [{ helper: 'leaves' }, false, 'copied'],
  [{ helper: 'none', givesFocus: true }, false, 'copied'],
  [{ helper: 'fails', givesFocus: true }, false, 'copied'],
  [{ helper: 'none', givesFocus: false }, false, 'noFocus'],
  [{ helper: 'fails', givesFocus: false }, false, 'noFocus'],
];

fault(82, 'modelled', 'U', 'on Wayland a copy without the focus finds another way', async () => {
  for (const [change, isFocused, said] of WAYS) {
    const desk = searched(createWaylandDesk());
    const { compositor, clock, quit } = desk;
    desk.othersCopy(THEIRS);
    Object.assign(compositor, change);
    if (isFocused) await desk.focus();
    const told = await copying(desk, () => compositor.text, OURS);
    expect(told, JSON.stringify(change)).toEqual({ said, isTrue: said === 'copied' });
    expect(compositor.asked, 'a window comes to the front only where it must').toBe(
      isFocused || change.helper === 'works' || change.helper === 'leaves' ? 0 : 1,
    );
    desk.blur();
    await clock.advance(END_MS);
    await quit();
    const isLeft = said === 'noFocus' || change.helper === 'leaves';
    expect(compositor.text !== '', JSON.stringify(change)).toBe(isLeft);
    expect(compositor.running()).toBe(0);
    await clock.advance(HOUR_MS);
    expect(clock.pending).toBe(0);
  }
});

fault(
  82,
  'modelled',
  'U',
  'on Wayland quitting ends what holds the token, and only that',
  async () => {
    const desk = searched(createWaylandDesk());
    desk.compositor.helper = 'works';
    await copying(desk, () => desk.compositor.text, OURS);
    await desk.quit();
    expect(desk.compositor.text).toBe('');
    expect(desk.compositor.running()).toBe(0);
    const other = searched(createWaylandDesk());
    other.compositor.helper = 'works';
    await copying(other, () => other.compositor.text, OURS);
    other.othersCopy(THEIRS);
    await other.quit();
    expect(other.compositor.text).toBe(THEIRS);
  },
);

type WaylandDeed =
  | 'token'
  | 'plain'
  | 'theirs'
  | 'lock'
  | 'focus'
  | 'blur'
  | Pick<Compositor, 'helper' | 'givesFocus'>;

const anyWaylandDeed: fc.Arbitrary<WaylandDeed> = fc.oneof(
  fc.constantFrom<WaylandDeed>('token', 'token', 'plain', 'theirs', 'lock', 'focus', 'blur'),
  fc.record({
    helper: fc.constantFrom('none', 'works', 'fails', 'leaves'),
    givesFocus: fc.boolean(),
  }),
);

async function doOnWayland(desk: WaylandDesk, deed: WaylandDeed, index: number): Promise<void> {
  const { compositor } = desk;
  if (typeof deed === 'object') Object.assign(compositor, deed);
  else if (deed === 'theirs') desk.othersCopy(`${THEIRS}${index}`);
  else if (deed === 'blur') desk.blur();
  else if (deed === 'lock' || deed === 'focus') await desk[deed]();
  else {
    const text = `${deed === 'token' ? OURS : THEIRS}${index}`;
    const told = await copying(desk, () => compositor.text, text, deed);
    expect(told.said === 'copied' && !told.isTrue, JSON.stringify(told)).toBe(false);
  }
}

fault(82, 'modelled', 'U', 'on Wayland, whoever has the focus, what is said is true', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.tuple(anyWaylandDeed, anyWaitMs), { maxLength: 10 }),
    async (deeds) => {
      const desk = searched(createWaylandDesk());
      for (const [index, [deed, waitMs]] of deeds.entries()) {
        await doOnWayland(desk, deed, index);
        await desk.clock.advance(waitMs);
      }
      desk.compositor.givesFocus = false;
      await desk.focus();
      await desk.clock.advance(2 * MINUTE_MS);
      expect(desk.compositor.text).not.toContain(OURS);
      expect(desk.compositor.lost.filter((text) => !text.includes(OURS))).toEqual([]);
      await desk.clock.advance(HOUR_MS);
      expect(desk.clock.pending).toBe(0);
    },
  );
  await fc.assert(property, {
    numRuns: sized(60, 2_000),
    examples: [
      [
        [
          [{ helper: 'works', givesFocus: false }, 0],
          ['token', 0],
          ['theirs', 2 * MINUTE_MS],
        ],
      ],
    ],
  });
});

fault(82, 'modelled', 'U', 'as it was seen: dropped without the focus, and read back', async () => {
  const desk = searched(createWaylandDesk());
  desk.othersCopy(OLDER);
  const told = await copying(desk, () => desk.compositor.text, OURS);
  expect(told).toEqual({ said: 'noFocus', isTrue: false });
  expect(desk.compositor.text).toBe(OLDER);
});
