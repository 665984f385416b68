import * as fc from 'fast-check';
import { expect } from 'vitest';
import { createPresence } from '../../src/main/faces/presence.ts';
import type { TrayHost } from '../../src/main/ports.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { settle, VirtualClock } from '../support/virtual-clock.ts';
import { fault } from './fault.ts';
import { knowSecret, sawAt } from './search/search.ts';

const SECRET = 'ghu_0123456789abcdefghijklmnopqrstuvwxyzAB';

/** A desktop whose panel comes so much later than the app, and whose bus fails now and then until it does. */
async function startedBefore(panelAfterMs: number, whileAbsent: readonly TrayHost[] = ['absent']) {
  const clock = new VirtualClock();
  const startMs = clock.monotonicMs();
  const presence = createPresence();
  const seen: string[] = [];
  let asked = 0;
  const isThere = () => clock.monotonicMs() - startMs >= panelAfterMs;
  presence.onChange(() => seen.push(presence.tray()));
  await presence.appear({
    findTrayHost: () => Promise.resolve(isThere() ? 'present' : 'absent'),
    askForTrayHost: () => {
      asked += 1;
      const answer = whileAbsent[asked % whileAbsent.length] ?? 'absent';
      return Promise.resolve(isThere() ? 'present' : answer);
    },
    after: (delayMs, ring) => clock.after(delayMs, ring),
    createTray: () => seen.push('icon'),
    isIconLeftOut: null,
    openWindow: () => seen.push('window'),
    settings: { get: () => ({ introductionSeen: true, showInDock: false }) },
    isHidden: true,
    isWindowWanted: false,
  });
  const pass = async (spanMs: number): Promise<void> => {
    await clock.advance(spanMs);
    await settle();
  };
  knowSecret(SECRET);
  return { presence, seen, pass, asked: () => asked };
}

fault(105, 'modelled', 'A', 'four seconds late at a login: the icon, and no window', async () => {
  const { presence, seen, pass } = await startedBefore(4 * SECOND_MS);
  expect(seen).toEqual(['missing']);
  await pass(5 * SECOND_MS);
  expect(presence.tray()).toBe('shown');
  await pass(HOUR_MS);
  expect(seen).toEqual(['missing', 'icon', 'shown']);
  sawAt('tray', JSON.stringify(seen));
});

fault(105, 'modelled', 'A', 'however late it comes: within seconds, and never asked in haste', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 * HOUR_MS }),
      fc.array(fc.constantFrom<TrayHost>('absent', 'unknown'), { minLength: 1, maxLength: 4 }),
      async (lateMs, whileAbsent) => {
        const { seen, pass, asked } = await startedBefore(lateMs, whileAbsent);
        for (let ms = 0; ms < lateMs; ms += MINUTE_MS) await pass(MINUTE_MS);
        await pass(30 * SECOND_MS);
        // A look in the same instant as the window may come before it.
        const isLong = lateMs > 31 * SECOND_MS;
        const isBrief = lateMs < 28 * SECOND_MS;
        if (isLong) expect(seen).toEqual(['missing', 'window', 'icon', 'shown']);
        if (isBrief) expect(seen).toEqual(['missing', 'icon', 'shown']);
        expect(seen.at(-1)).toBe('shown');
        expect(asked()).toBeLessThanOrEqual(32 + lateMs / (30 * SECOND_MS));
        sawAt('tray', JSON.stringify(seen));
      },
    ),
    {
      numRuns: sized(8, 100),
      examples: [
        [1, ['absent']],
        [MINUTE_MS, ['unknown']],
        [3 * HOUR_MS, ['absent']],
      ],
    },
  ),
);
