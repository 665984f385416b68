import { describe, expect, it } from 'vitest';
import { type TrayIcon, trayIcon } from '../../../../../src/main/faces/tray/icon.ts';
import type { SessionView } from '../../../../../src/shared/view.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewOfSession, viewWith } from '../../../../support/views.ts';

const refusal = {
  reason: 'no_copilot_access',
  title: null,
  message: null,
  hasLink: false,
} as const;

const flickering = (trouble: 'server' | null): SessionView => ({
  kind: 'flickering',
  expiresAtMs: NOW_MS + MINUTE_MS,
  lifeMs: 30 * MINUTE_MS,
  trouble,
  retryAtMs: null,
});

const TABLE: readonly (readonly [SessionView, TrayIcon, string])[] = [
  [{ kind: 'restoring' }, 'dim', 'while the app starts'],
  [{ kind: 'refreshing' }, 'dim', 'before the first token'],
  [lit(20 * MINUTE_MS), 'lit', 'with a token'],
  [flickering(null), 'lit', 'during a planned renewal'],
  [flickering('server'), 'flicker', 'while the next token cannot be had'],
  [{ kind: 'out', trouble: 'server', retryAtMs: null }, 'out', 'when the token has ended'],
  [{ kind: 'refused', refusal, retryAtMs: null, expiresAtMs: null }, 'dim', 'when refused'],
  [
    { kind: 'refused', refusal, retryAtMs: null, expiresAtMs: NOW_MS + 1 },
    'flicker',
    'when refused, with a token that still serves',
  ],
  [
    { kind: 'signInNeeded', reason: 'rejected', expiresAtMs: NOW_MS - 1 },
    'dim',
    'when a sign-in is needed and the last token has ended',
  ],
  [
    { kind: 'signInNeeded', reason: 'ended', expiresAtMs: NOW_MS + 1 },
    'flicker',
    'when a sign-in is needed and a token still serves',
  ],
];

describe('the tray icon', () => {
  it.each(TABLE)('%j is %s: %s', (session, icon) => {
    expect(trayIcon(viewOfSession(session), NOW_MS)).toBe(icon);
  });

  it('is dim when nobody is signed in', () => {
    expect(trayIcon(viewWith({}), NOW_MS)).toBe('dim');
  });

  it('shows the selected account, not the first', () => {
    const hubot = { login: 'hubot', name: null, avatar: null };
    const accounts = [
      accountWith({ kind: 'out', trouble: 'server', retryAtMs: null }),
      accountWith(lit(20 * MINUTE_MS), { person: hubot }),
    ];
    const view = viewWith({ accounts, selectedKey: 'github.com/hubot' });
    expect(trayIcon(view, NOW_MS)).toBe('lit');
  });
});
