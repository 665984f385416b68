import { beforeAll, describe, expect, it } from 'vitest';
import { trayIcon } from '../../../src/main/faces/tray/icon.ts';
import { trayTooltip } from '../../../src/main/faces/tray/tooltip.ts';
import { fetchLaterScreens } from '../../../src/renderer/parts/later.tsx';
import { messagesOf } from '../../../src/shared/messages/messages-of.ts';
import type { SessionView, SignInView, View } from '../../../src/shared/view.ts';
import { drawnWindow } from '../../support/drawn-window.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { accountWith, NOW_MS, viewWith } from '../../support/views.ts';
import { windowWords } from '../../support/window-words.ts';

beforeAll(fetchLaterScreens);

const host = 'github.com';
const hana = { login: 'hana', name: null, avatar: null };
const refusal = { reason: 'billing_locked', title: null, message: null, page: 'billing' } as const;

const ENDS = [-MINUTE_MS, 0, 1, MINUTE_MS].map((leftMs) => NOW_MS + leftMs);
const RETRIES = [null, NOW_MS + MINUTE_MS] as const;
const TROUBLES = [null, 'network', 'server'] as const;
const lifeMs = 30 * MINUTE_MS;

/** Every kind of session with all that could make a difference; leaving a kind out does not compile. */
const SESSIONS: { readonly [K in SessionView['kind']]: readonly SessionView[] } = {
  restoring: [{ kind: 'restoring' }],
  refreshing: [{ kind: 'refreshing' }],
  lit: ENDS.map((expiresAtMs) => ({ kind: 'lit', expiresAtMs, refreshAtMs: NOW_MS, lifeMs })),
  flickering: ENDS.flatMap((expiresAtMs) =>
    TROUBLES.flatMap((trouble) =>
      RETRIES.map((retryAtMs) => ({
        kind: 'flickering' as const,
        expiresAtMs,
        lifeMs,
        trouble,
        retryAtMs,
      })),
    ),
  ),
  out: TROUBLES.flatMap((trouble) =>
    RETRIES.map((retryAtMs) => ({ kind: 'out' as const, trouble, retryAtMs })),
  ),
  refused: [null, ...ENDS].flatMap((expiresAtMs) =>
    RETRIES.map((retryAtMs) => ({ kind: 'refused' as const, refusal, retryAtMs, expiresAtMs })),
  ),
  signInNeeded: [null, ...ENDS].flatMap((expiresAtMs) =>
    (['rejected', 'ended'] as const).map((reason) => ({
      kind: 'signInNeeded' as const,
      reason,
      retryAtMs: null,
      expiresAtMs,
    })),
  ),
};

/** Those with a flame in the window; the account that is being made has none of its own yet. */
const SIGN_INS: readonly SignInView[] = [
  { kind: 'idle' },
  { kind: 'requestingCode', host },
  { kind: 'identifying', host },
  { kind: 'exchanging', host, person: null },
  { kind: 'done', host, accountKey: 'github.com/hana' },
  { kind: 'failed', host, problem: { kind: 'denied' }, accountKey: null },
];

/** What the window draws, word for word and with the state of its flame; its clock stands still. */
function drawn(view: View): { readonly flame: string | undefined; readonly words: string } {
  const words = drawnWindow(view, NOW_MS);
  return { flame: /<svg class="flame"[^>]* data-flame="(\w+)"/.exec(words)?.[1], words };
}

/** One account: the tray speaks of all of them, and the window of one. */
function viewOf(session: SessionView, signIn: SignInView): View {
  const accounts = [accountWith(session, { person: hana })];
  return viewWith({ accounts, selectedKey: 'github.com/hana', signIn });
}

/** What tray and window say of a token that is lit, without the time. */
function litWords(view: View): { readonly tray: boolean; readonly window: boolean } {
  const words = messagesOf(view.language);
  const inWindow = windowWords(view.language).home.ready;
  return {
    tray: trayTooltip(view, words, NOW_MS).includes(words.standings.ready),
    window: drawn(view).words.includes(inWindow),
  };
}

describe('the flame of tray and window', () => {
  it.each(Object.entries(SESSIONS))('is the same when a session is %s', (_kind, sessions) => {
    for (const session of sessions) {
      const view = viewOf(session, { kind: 'idle' });
      const flame = trayIcon(view, NOW_MS);
      expect(drawn(view).flame, JSON.stringify(session)).toBe(flame);
      const isLit = flame === 'lit';
      expect(litWords(view), JSON.stringify(session)).toEqual({ tray: isLit, window: isLit });
    }
  });

  it.each(Object.entries(SESSIONS))('is the same just signed in and %s', (_kind, sessions) => {
    for (const session of sessions) {
      const view = viewOf(session, { kind: 'done', host, accountKey: 'github.com/hana' });
      expect(drawn(view).flame, JSON.stringify(session)).toBe(trayIcon(view, NOW_MS));
    }
  });

  it('tells nothing of a routine renewal', () => {
    const expiresAtMs = NOW_MS + 5 * MINUTE_MS;
    const due: SessionView = { kind: 'lit', expiresAtMs, refreshAtMs: NOW_MS, lifeMs };
    const renewing: SessionView = {
      kind: 'flickering',
      expiresAtMs,
      lifeMs,
      trouble: null,
      retryAtMs: null,
    };
    const idle: SignInView = { kind: 'idle' };
    expect(drawn(viewOf(renewing, idle))).toEqual(drawn(viewOf(due, idle)));
  });

  it.each(SIGN_INS)('is dim before there is an account: %o', (signIn) => {
    const view = viewWith({ signIn });
    expect([drawn(view).flame, trayIcon(view, NOW_MS)]).toEqual(['dim', 'dim']);
  });
});

describe('a host of somebody’s own that leads elsewhere', () => {
  const own = 'github.corp.example';
  const detours = { [own]: { to: 'sso.corp.example', mayBeNewName: true } };
  const trouble = 'portal';
  const awaiting: SignInView = {
    kind: 'awaitingUser',
    host: own,
    userCode: 'ABCD-1234',
    pageUrl: `https://${own}/login/device`,
    qr: null,
    expiresAtMs: NOW_MS + 15 * MINUTE_MS,
    lifeMs: 15 * MINUTE_MS,
    waiting: 'forNetwork',
    trouble,
    copied: false,
    opened: false,
  };
  const failed: SignInView = {
    kind: 'failed',
    host: own,
    problem: { kind: 'unreachable', trouble },
    accountKey: null,
  };
  const out: SessionView = { kind: 'out', trouble, retryAtMs: null };
  const accounts = [accountWith(out, { person: hana, host: own })];

  it.each([
    ['a code waits', { signIn: awaiting }],
    ['a sign-in fails', { signIn: failed }],
    ['a renewal fails', { accounts, selectedKey: 'github.com/hana' }],
  ])('is called so, and not a network to sign in to, where %s', (_where, change) => {
    const view = viewWith({ detours, ...change });
    const { words } = drawn(view);
    expect(words).toContain(windowWords('en').detours.title(own));
    expect(words).not.toContain(windowWords('en').troubles.portal.title);
    expect(words).not.toContain(windowWords('en').troubles.portal.next);
  });
});
