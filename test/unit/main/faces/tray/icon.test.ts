import { describe, expect, it } from 'vitest';
import { trayIcon } from '../../../../../src/main/faces/tray/icon.ts';
import type { SessionView } from '../../../../../src/shared/view.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewWith } from '../../../../support/views.ts';

const good = lit(20 * MINUTE_MS);
const out: SessionView = { kind: 'out', trouble: 'server', retryAtMs: null };
const refusal = {
  reason: 'no_copilot_access',
  title: null,
  message: null,
  page: null,
} as const;
const refused: SessionView = { kind: 'refused', refusal, retryAtMs: null, expiresAtMs: null };

/** The icon of an app with one account for each session, the first of which is selected. */
function iconOf(...sessions: readonly SessionView[]): string {
  const accounts = sessions.map((session, index) =>
    accountWith(session, { person: { login: `octocat-${index}`, name: null, avatar: null } }),
  );
  return trayIcon(viewWith({ accounts, selectedKey: accounts[0]?.key ?? null }), NOW_MS);
}

describe('the icon in the tray', () => {
  it('is dim when nobody is signed in', () => {
    expect(iconOf()).toBe('dim');
  });

  it('shows trouble of an account that is not selected', () => {
    expect(iconOf(good, refused)).toBe('flickering');
    expect(iconOf(good, out)).toBe('flickering');
  });

  it('is a flame with a mark as long as any account has a token', () => {
    expect(iconOf(out, good)).toBe('flickering');
  });

  it('is out when one that should have a token has none, and no other has', () => {
    expect(iconOf(out)).toBe('out');
    expect(iconOf(out, { kind: 'restoring' })).toBe('out');
  });

  it('is lit while another account only begins', () => {
    expect(iconOf(good, { kind: 'restoring' })).toBe('lit');
  });
});
