import { describe, expect, it } from 'vitest';
import { trayIcon } from '../../../../../src/main/faces/tray/icon.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewWith } from '../../../../support/views.ts';

describe('the icon in the tray', () => {
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
