import { describe, expect, it } from 'vitest';
import { trayTooltip } from '../../../../../src/main/faces/tray/tooltip.ts';
import { clockTime } from '../../../../../src/shared/format/clock-time.ts';
import { messagesOf } from '../../../../../src/shared/messages/messages-of.ts';
import type { View } from '../../../../../src/shared/view.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import {
  accountWith,
  lit,
  NO_AGENT,
  NOW_MS,
  viewOfSession,
  viewWith,
} from '../../../../support/views.ts';

const words = messagesOf('en');

describe('the tooltip of the tray icon', () => {
  it('names the instant of the renewal, so that it stays true while minutes pass', () => {
    const view = viewOfSession(lit(20 * MINUTE_MS));
    const at = clockTime(NOW_MS + 15 * MINUTE_MS, NOW_MS, view);
    expect(trayTooltip(view, words, NOW_MS)).toBe(
      words.tray.tooltip(words.tray.ofAccount('mona', words.tray.status.readyRenewsAt(at))),
    );
  });

  it('tells the trouble of an account that is not selected', () => {
    const hubot = { person: { login: 'hubot', name: null, avatar: null } };
    const out = { kind: 'out', trouble: 'server', retryAtMs: null } as const;
    const accounts = [accountWith(lit(20 * MINUTE_MS)), accountWith(out, hubot)];
    const view = viewWith({ accounts, selectedKey: 'github.com/mona' });
    const { ofAccount, status, tooltip } = words.tray;
    expect(trayTooltip(view, words, NOW_MS)).toBe(tooltip(ofAccount('hubot', status.outTrying)));
  });

  it('counts what programs have taken within the hour, while they may', () => {
    const agent = { ...NO_AGENT, isOn: true, countLastHour: 3 };
    const said = (change: Partial<View>) => trayTooltip(viewWith(change), words, NOW_MS);
    const { tooltip, tooltipGiving, status } = words.tray;
    expect(said({ agent })).toBe(tooltipGiving(status.signedOut, '3'));
    expect(said({ agent: { ...agent, countLastHour: 0 } })).toBe(tooltip(status.signedOut));
    expect(said({ agent: { ...agent, isOn: false } })).toBe(tooltip(status.signedOut));
  });

  it('says so when nobody is signed in', () => {
    expect(trayTooltip(viewWith({}), words, NOW_MS)).toBe(
      words.tray.tooltip(words.tray.status.signedOut),
    );
  });

  it('waits for the keyring in words', () => {
    const view = viewWith({ storage: { kind: 'memory', reason: 'waiting' } });
    expect(trayTooltip(view, words, NOW_MS)).toBe(
      words.tray.tooltip(words.tray.status.waitingForKeyring),
    );
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
