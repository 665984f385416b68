import { describe, expect, it } from 'vitest';
import { trayTooltip } from '../../../../../src/main/faces/tray/tooltip.ts';
import { clockTime } from '../../../../../src/shared/format/clock-time.ts';
import { messagesOf } from '../../../../../src/shared/messages/messages-of.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { lit, NOW_MS, viewOfSession, viewWith } from '../../../../support/views.ts';

const words = messagesOf('en');

describe('the tooltip of the tray icon', () => {
  it('names the end of a lit token, so that it stays true while minutes pass', () => {
    const until = clockTime(NOW_MS + 20 * MINUTE_MS, NOW_MS, 'en');
    const view = viewOfSession(lit(20 * MINUTE_MS));
    expect(trayTooltip(view, words, NOW_MS)).toBe(`Pilot Light: token lit until ${until}`);
  });

  it('says so when nobody is signed in', () => {
    expect(trayTooltip(viewWith({}), words, NOW_MS)).toBe('Pilot Light: Signed out');
  });

  it('waits for the keyring in words', () => {
    const view = viewWith({ storage: { kind: 'memory', reason: 'waiting' } });
    expect(trayTooltip(view, words, NOW_MS)).toBe('Pilot Light: Waiting for the keyring');
  });

  it('does not contain the code of a sign-in', () => {
    const view = viewWith({
      signIn: {
        kind: 'awaitingUser',
        host: 'github.com',
        userCode: 'WDJB-MJHT',
        pageUrl: 'https://github.com/login/device',
        qr: [],
        expiresAtMs: NOW_MS + MINUTE_MS,
        lifeMs: 900_000,
        waiting: 'forUser',
        trouble: null,
        copied: true,
        opened: false,
      },
    });
    expect(trayTooltip(view, words, NOW_MS)).not.toContain('WDJB');
  });
});
