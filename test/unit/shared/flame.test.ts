import { describe, expect, it } from 'vitest';
import { type FlameState, flameOf } from '../../../src/shared/flame.ts';
import { tokenEndsAtMs } from '../../../src/shared/token-end.ts';
import type { SessionView } from '../../../src/shared/view.ts';

const NOW_MS = 1_000_000;
const ALIVE_MS = NOW_MS + 1;
const LIFE = { expiresAtMs: ALIVE_MS, lifeMs: 1_800_000 };
const refusal = {
  reason: 'no_copilot_access',
  title: null,
  message: null,
  page: null,
} as const;

type Row<K extends SessionView['kind']> = readonly [
  says: string,
  session: Omit<Extract<SessionView, { readonly kind: K }>, 'kind'>,
  flame: FlameState,
  tokenEndsAtMs: number | null,
];

/** Every kind of session; leaving one out does not compile. */
const TABLE: { readonly [K in SessionView['kind']]: readonly Row<K>[] } = {
  restoring: [['while the app starts', {}, 'dim', null]],
  refreshing: [['before the first token', {}, 'dim', null]],
  lit: [['with a token', { ...LIFE, refreshAtMs: NOW_MS }, 'lit', ALIVE_MS]],
  flickering: [
    [
      'during a routine renewal, which shows nothing',
      { ...LIFE, trouble: null, retryAtMs: null },
      'lit',
      ALIVE_MS,
    ],
    [
      'while the next token cannot be had',
      { ...LIFE, trouble: 'server', retryAtMs: ALIVE_MS },
      'flickering',
      ALIVE_MS,
    ],
    [
      'while it is tried again',
      { ...LIFE, trouble: 'server', retryAtMs: null },
      'flickering',
      ALIVE_MS,
    ],
  ],
  out: [
    ['when the token has ended', { trouble: 'server', retryAtMs: ALIVE_MS }, 'out', null],
    ['when it ended in a sleep', { trouble: null, retryAtMs: null }, 'out', null],
  ],
  refused: [
    ['when refused', { refusal, retryAtMs: null, expiresAtMs: null }, 'dim', null],
    [
      'when refused, with a token that still serves',
      { refusal, retryAtMs: null, expiresAtMs: ALIVE_MS },
      'flickering',
      ALIVE_MS,
    ],
    [
      'when refused, with a token that has just ended',
      { refusal, retryAtMs: null, expiresAtMs: NOW_MS },
      'dim',
      NOW_MS,
    ],
  ],
  signInNeeded: [
    [
      'when a sign-in is needed',
      { reason: 'rejected', retryAtMs: null, expiresAtMs: null },
      'dim',
      null,
    ],
    [
      'when a sign-in is needed and a token still serves',
      { reason: 'ended', retryAtMs: null, expiresAtMs: ALIVE_MS },
      'flickering',
      ALIVE_MS,
    ],
    [
      'when a sign-in is needed and the last token has just ended',
      { reason: 'rejected', retryAtMs: null, expiresAtMs: NOW_MS },
      'dim',
      NOW_MS,
    ],
  ],
};

const ROWS = Object.entries(TABLE).flatMap(([kind, rows]) =>
  rows.map(([says, facts, flame, endsAtMs]) => {
    const session = { kind, ...facts } as SessionView;
    return [flame, says, session, endsAtMs] as const;
  }),
);

describe('the flame', () => {
  it.each(ROWS)('is %s %s', (flame, _says, session, endsAtMs) => {
    expect(flameOf(session, NOW_MS)).toBe(flame);
    expect(tokenEndsAtMs(session)).toBe(endsAtMs);
  });
});
