import * as fc from 'fast-check';
import { expect } from 'vitest';
import { incidentOf } from '../../src/main/faces/notices/notice.ts';
import { systemIdOf } from '../../src/main/faces/notices/system-id.ts';
import { trayTooltip } from '../../src/main/faces/tray/tooltip.ts';
import { messagesOf } from '../../src/shared/messages/messages-of.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewWith } from '../support/views.ts';
import { fault } from './fault.ts';
import { knowSecret, sawAt } from './search/search.ts';

const SECRET = 'ghu_0123456789abcdefghijklmnopqrstuvwxyzAB';

/** As long as a host and a login may be, and longer. */
const long = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', minLength: 50, maxLength: 300 }),
  fc.constantFrom('a'.repeat(253), '👩‍👩‍👧'.repeat(40), `${'x'.repeat(120)}👩‍👩‍👧`),
);

fault(107, 'modelled', 'A', 'an incident of any length has a short id of its own', () => {
  knowSecret(SECRET);
  fc.assert(
    fc.property(long, long, (host, other) => {
      const [one, another] = [host, other].map((key) =>
        systemIdOf(incidentOf({ kind: 'signInNeeded', accountKey: `${key}/1` })),
      );
      sawAt('notices', String(one));
      expect(one).toMatch(/^[0-9a-f]{1,64}$/);
      expect(one === another).toBe(host === other);
    }),
    { numRuns: sized(30, 1_000) },
  );
});

fault(107, 'modelled', 'A', 'a tooltip fits, in whole characters', () => {
  knowSecret(SECRET);
  fc.assert(
    fc.property(long, long, (login, host) => {
      const person = { login, name: null, avatar: null };
      const accounts = [
        accountWith(lit(20 * MINUTE_MS), { host, person, key: 'a' }),
        accountWith(lit(20 * MINUTE_MS), { host, person, key: 'b' }),
      ];
      for (const language of ['en', 'ja'] as const) {
        for (const nowMs of [NOW_MS, NOW_MS + HOUR_MS]) {
          const view = viewWith({ language, accounts, selectedKey: 'a' });
          const tooltip = trayTooltip(view, messagesOf(language), nowMs);
          sawAt('tray', tooltip);
          expect(tooltip.length).toBeLessThanOrEqual(127);
          // The joined family is there whole or not at all.
          const rest = tooltip.replaceAll('👩‍👩‍👧', '');
          if (login.includes('👩‍👩‍👧')) expect(rest).not.toMatch(/\u{1f469}/u);
        }
      }
    }),
    {
      numRuns: sized(30, 1_000),
      examples: [
        ['👩‍👩‍👧'.repeat(40), 'github.com'],
        ['a'.repeat(300), 'b'.repeat(253)],
      ],
    },
  );
});
