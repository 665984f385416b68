import { expect, test } from 'vitest';
import { flameOf, tokenEndsAtMs } from '../../../src/renderer/flame-of.ts';
import type { SessionView } from '../../../src/shared/view.ts';
import { LIT } from './sample-view.ts';

const refusal = { reason: 'unknown', title: null, message: null, hasLink: false } as const;

const sessions: readonly (readonly [SessionView, string, number | null])[] = [
  [{ kind: 'restoring' }, 'dim', null],
  [{ kind: 'refreshing' }, 'dim', null],
  [LIT, 'lit', 1_800_000],
  [
    { kind: 'flickering', expiresAtMs: 7, lifeMs: 9, trouble: null, retryAtMs: null },
    'flickering',
    7,
  ],
  [{ kind: 'out', trouble: 'network', retryAtMs: null }, 'out', null],
  [{ kind: 'refused', refusal, retryAtMs: null, expiresAtMs: 8 }, 'dim', 8],
  [{ kind: 'signInNeeded', reason: 'ended', expiresAtMs: null }, 'dim', null],
];

test.each(sessions)('a session that is %o has the flame %s', (session, flame, endsAtMs) => {
  expect(flameOf(session)).toBe(flame);
  expect(tokenEndsAtMs(session)).toBe(endsAtMs);
});
