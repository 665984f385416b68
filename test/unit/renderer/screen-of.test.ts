import { describe, expect, test } from 'vitest';
import { holdsSomething, type Place, screenOf } from '../../../src/renderer/screen-of.ts';
import type { SessionView, SignInView, View } from '../../../src/shared/view.ts';
import { viewWith } from '../../support/views.ts';
import { accountWith, LIT } from './sample-view.ts';

const HOME: Place = { kind: 'home' };
const host = 'github.com';
const hana = { login: 'hana', name: null, avatar: null };

const signIns: readonly (readonly [SignInView, string])[] = [
  [{ kind: 'requestingCode', host }, 'requesting-code'],
  [
    {
      kind: 'awaitingUser',
      host,
      userCode: 'WDJB-MJHT',
      pageUrl: 'https://github.com/login/device',
      qr: [],
      expiresAtMs: 1,
      lifeMs: 900_000,
      waiting: 'forUser',
      trouble: null,
      copied: false,
      opened: false,
    },
    'code',
  ],
  [{ kind: 'identifying', host }, 'identifying'],
  [{ kind: 'confirming', host, expected: hana, found: hana }, 'confirm-account'],
  [{ kind: 'confirming', host, expected: null, found: null }, 'confirm-account'],
  [{ kind: 'exchanging', host, person: null }, 'exchanging'],
  [{ kind: 'failed', host, problem: { kind: 'denied' }, accountKey: null }, 'sign-in-failed'],
];

describe('the screen', () => {
  test('without accounts is the sign-in', () => {
    expect(screenOf(viewWith({}), HOME).kind).toBe('signed-out');
  });

  test('while stored accounts are being opened does not claim that there are none', () => {
    expect(screenOf(viewWith({ storage: { kind: 'opening' } }), HOME).kind).toBe('starting');
  });

  test('while the keyring is locked offers to sign in nevertheless', () => {
    const storage = { kind: 'memory', reason: 'waiting' } as const;
    expect(screenOf(viewWith({ storage }), HOME).kind).toBe('signed-out');
  });

  test('shows the selected account, or the first when the selected one is gone', () => {
    const accounts = [accountWith(LIT, 'a'), accountWith(LIT, 'b')];
    const shown = (selectedKey: string | null) =>
      screenOf(viewWith({ accounts, selectedKey }), HOME);
    expect(shown('b')).toEqual({ kind: 'home', account: accounts[1] });
    expect(shown('gone')).toEqual({ kind: 'home', account: accounts[0] });
    expect(shown(null)).toEqual({ kind: 'home', account: accounts[0] });
  });

  test.each(signIns)('of a sign-in that is %o comes before the account', (signIn, kind) => {
    expect(screenOf(viewWith({ signIn }), HOME).kind).toBe(kind);
    expect(screenOf(viewWith({ signIn, accounts: [accountWith(LIT)] }), HOME).kind).toBe(kind);
  });

  test.each(signIns)('asked for settings stays there while a sign-in is %o', (signIn) => {
    const place: Place = { kind: 'settings', advanced: true };
    expect(screenOf(viewWith({ signIn }), place)).toEqual({ kind: 'advanced' });
  });

  test('asked to sign an account out that is gone is home again', () => {
    const place: Place = { kind: 'signOut', accountKey: 'gone' };
    expect(screenOf(viewWith({ accounts: [accountWith(LIT)] }), place).kind).toBe('home');
    expect(screenOf(viewWith({}), place).kind).toBe('signed-out');
  });

  test('asked for another host shows its field, for the first account and for a further one', () => {
    const place: Place = { kind: 'otherHost', adding: false };
    const signedOut = viewWith({});
    const signedIn = viewWith({ accounts: [accountWith(LIT)] });
    expect(screenOf(signedOut, place)).toEqual({ kind: 'signed-out', asksHost: true });
    expect(screenOf(signedIn, { ...place, adding: true })).toEqual({
      kind: 'add-account',
      asksHost: true,
    });
    expect(screenOf(signedIn, place).kind).toBe('home');
    expect(holdsSomething(screenOf(signedOut, place), signedOut)).toBe(true);
  });

  test('asked to add an account offers the hosts though there is an account', () => {
    const view = viewWith({ accounts: [accountWith(LIT)] });
    expect(screenOf(view, { kind: 'addAccount' }).kind).toBe('add-account');
  });
});

describe('a sign-in that is done', () => {
  const done: SignInView = { kind: 'done', host, accountKey: 'a' };
  const screenFor = (session: SessionView) =>
    screenOf(viewWith({ signIn: done, accounts: [accountWith(session, 'a')] }), HOME).kind;

  test('is celebrated when there is a token', () => {
    expect(screenFor(LIT)).toBe('done');
  });

  test('without a token shows what the account says instead', () => {
    const refusal = {
      reason: 'billing_locked',
      title: null,
      message: null,
      page: null,
    } as const;
    expect(screenFor({ kind: 'refused', refusal, retryAtMs: null, expiresAtMs: null })).toBe(
      'home',
    );
    expect(screenFor({ kind: 'out', trouble: 'network', retryAtMs: null })).toBe('home');
  });

  test('gives way to what is wrong with the token that it has brought', () => {
    const renewing = { kind: 'flickering', expiresAtMs: 1, lifeMs: 1, retryAtMs: null } as const;
    expect(screenFor({ ...renewing, trouble: 'server' })).toBe('home');
    expect(screenFor({ ...renewing, trouble: null })).toBe('done');
  });

  test('holds nobody back who goes on to something else', () => {
    const goTo = (session: SessionView, place: Place) =>
      screenOf(viewWith({ signIn: done, accounts: [accountWith(session, 'a')] }), place).kind;
    const out: SessionView = { kind: 'out', trouble: 'network', retryAtMs: null };
    for (const session of [LIT, out]) {
      expect(goTo(session, { kind: 'addAccount' })).toBe('add-account');
      expect(goTo(session, { kind: 'signOut', accountKey: 'a' })).toBe('sign-out');
    }
  });

  test('whose account is gone already shows what is left', () => {
    expect(screenOf(viewWith({ signIn: done }), HOME).kind).toBe('signed-out');
  });
});

describe('a screen', () => {
  const holds = (view: View, place: Place): boolean => holdsSomething(screenOf(view, place), view);
  const signedIn = viewWith({ accounts: [accountWith(LIT)], selectedKey: accountWith(LIT).key });
  const twoHosts: Partial<View> = { hosts: ['github.com', 'octocorp.ghe.com'] };

  test('at rest holds nothing that is lost with its page', () => {
    expect(holds(signedIn, HOME)).toBe(false);
    expect(holds(viewWith({}), HOME)).toBe(false);
    expect(holds(viewWith({ storage: { kind: 'opening' } }), HOME)).toBe(false);
  });

  test('holds what somebody has typed or chosen, the place they have gone to, and a sign-in', () => {
    expect(holds(signedIn, { kind: 'settings', advanced: true })).toBe(true);
    expect(holds(signedIn, { kind: 'addAccount' })).toBe(true);
    expect(holds(viewWith(twoHosts), HOME)).toBe(true);
    for (const [signIn] of signIns) expect(holds(viewWith({ signIn }), HOME)).toBe(true);
  });
});
