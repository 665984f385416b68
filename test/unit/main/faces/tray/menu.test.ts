import { describe, expect, it } from 'vitest';
import { menuOf } from '../../../../../src/main/faces/tray/menu.ts';
import type { TrayItem, TrayMenu } from '../../../../../src/main/faces/tray/tray-menu.ts';
import { timeLeft } from '../../../../../src/shared/format/time-left.ts';
import type { Requests } from '../../../../../src/shared/ipc.ts';
import { messagesOf } from '../../../../../src/shared/messages/messages-of.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings.ts';
import type { MemoryReason, RestartCost } from '../../../../../src/shared/storage.ts';
import type { AccountView, SignInView, View } from '../../../../../src/shared/view.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewOfSession, viewWith } from '../../../../support/views.ts';

const words = messagesOf('en');
const menu = (view: View): TrayMenu => menuOf(view, messagesOf(view.language), NOW_MS);

function flat(items: TrayMenu): readonly TrayItem[] {
  return items.flatMap((item) => (item.kind === 'submenu' ? [item, ...flat(item.items)] : [item]));
}

const find = (view: View, id: string): TrayItem | undefined =>
  flat(menu(view)).find((item) => item.id === id);

const ids = (view: View): readonly string[] => menu(view).map(({ id }) => id);

const person = (login: string) => ({ login, name: null, avatar: null });
const awaiting: SignInView = {
  kind: 'awaitingUser',
  host: 'github.com',
  userCode: 'WDJB-MJHT',
  pageUrl: 'https://github.com/login/device',
  qr: [],
  expiresAtMs: NOW_MS + 14 * MINUTE_MS,
  lifeMs: 900_000,
  waiting: 'forUser',
  trouble: null,
  copied: false,
  opened: false,
};
const refused = (hasLink: boolean) =>
  viewOfSession({
    kind: 'refused',
    refusal: { reason: 'no_copilot_access', title: 'No seat', message: null, hasLink },
    retryAtMs: null,
    expiresAtMs: null,
  });
const signInNeeded = viewOfSession({
  kind: 'signInNeeded',
  reason: 'rejected',
  retryAtMs: null,
  expiresAtMs: null,
});
const two: readonly AccountView[] = [
  accountWith(lit(20 * MINUTE_MS)),
  accountWith({ kind: 'out', trouble: 'server', retryAtMs: null }, { person: person('hubot') }),
];
const twoAccounts = viewWith({ accounts: two, selectedKey: 'github.com/hubot' });
const failed = (problem: Extract<SignInView, { kind: 'failed' }>['problem']): View =>
  viewWith({ signIn: { kind: 'failed', host: 'github.com', problem } });
const inMemory = (reason: MemoryReason) => viewWith({ storage: { kind: 'memory', reason } });

const keyringFailed = (restart: RestartCost): View => ({ ...inMemory('unavailable'), restart });

/** One view for each thing that a menu can be about. */
const VIEWS: readonly View[] = [
  viewWith({}),
  viewWith({ hosts: ['github.com', 'octocorp.ghe.com'] }),
  viewWith({ signIn: { kind: 'requestingCode', host: 'github.com' } }),
  viewWith({ signIn: awaiting }),
  viewWith({ signIn: { ...awaiting, waiting: 'forNetwork', trouble: 'portal' } }),
  viewWith({
    signIn: {
      kind: 'confirming',
      host: 'github.com',
      expected: person('mona'),
      found: person('hubot'),
    },
  }),
  viewWith({ signIn: { kind: 'confirming', host: 'github.com', expected: null, found: null } }),
  failed({ kind: 'expired' }),
  failed({ kind: 'wrongClient' }),
  failed({ kind: 'unreachable', trouble: 'network' }),
  failed({ kind: 'tooManySignIns', untilMs: NOW_MS }),
  failed({ kind: 'tooSoon', untilMs: NOW_MS }),
  viewOfSession(lit(20 * MINUTE_MS)),
  refused(true),
  signInNeeded,
  viewWith({
    accounts: [accountWith(lit(MINUTE_MS), { tryAllowedAtMs: NOW_MS + MINUTE_MS })],
    selectedKey: 'github.com/mona',
  }),
  twoAccounts,
  inMemory('noKeyring'),
  inMemory('waiting'),
  inMemory('unavailable'),
  keyringFailed('planned'),
  keyringFailed('harmless'),
  keyringFailed('costly'),
  inMemory('unreadable'),
];

describe('the tray menu', () => {
  it('offers a sign-in, the window, the settings and the way out to whoever is signed out', () => {
    const shown = menu(viewWith({})).filter(({ kind }) => kind !== 'separator');
    expect(shown.map(({ id }) => id)).toEqual([
      'status',
      'sign-in',
      'open',
      'settings',
      'start-at-login',
      'notices',
      'quit',
    ]);
  });

  it('says first how long the token lives', () => {
    expect(menu(viewOfSession(lit(24 * MINUTE_MS)))[0]).toEqual({
      kind: 'text',
      id: 'status',
      label: words.tray.status.lit(timeLeft(24 * MINUTE_MS, 'en')),
    });
  });

  it('puts every format but the plain token under "Copy as"', () => {
    const item = find(viewOfSession(lit(24 * MINUTE_MS)), 'copy-as');
    const formats = item?.kind === 'submenu' ? item.items.map(({ id }) => id) : [];
    expect(formats).toEqual(['header', 'sh', 'fish', 'powershell', 'curl', 'json'].map(copyId));
  });

  it('copies the token of the selected account', () => {
    expect(find(twoAccounts, 'copy')).toMatchObject({
      enabled: true,
      command: {
        kind: 'token:copy',
        argument: { accountKey: 'github.com/hubot', format: 'token' },
      },
    });
  });

  it('offers no copy where there is nothing to have', () => {
    expect(find(signInNeeded, 'copy')).toMatchObject({ enabled: false });
    expect(find(refused(false), 'copy')).toMatchObject({ enabled: false });
  });

  it('offers the new token once the copied one was replaced', () => {
    const copied = {
      accountKey: 'github.com/mona',
      what: 'token',
      validUntilMs: NOW_MS + MINUTE_MS,
      place: 'past',
      clearsAtMs: null,
      replaced: true,
    } as const;
    const item = find(viewOfSession(lit(24 * MINUTE_MS), { copied }), 'copy');
    expect(item).toMatchObject({ label: words.tray.copyNewToken });
  });

  it('shows the code while the window may be closed', () => {
    const view = viewWith({ signIn: awaiting });
    expect(find(view, 'code')).toMatchObject({
      label: words.tray.codeLine('WDJB-MJHT', timeLeft(14 * MINUTE_MS, 'en')),
    });
    expect(find(view, 'sign-in')).toMatchObject({ enabled: false });
  });

  it('asks a person in front of the window to compare two accounts', () => {
    const view = VIEWS.find(({ signIn }) => signIn.kind === 'confirming') ?? viewWith({});
    expect(find(view, 'confirm')).toMatchObject({ command: { kind: 'screen:open' } });
  });

  it('links to an explanation only where GitHub gave one', () => {
    expect(find(refused(true), 'open-refusal')).toBeDefined();
    expect(find(refused(false), 'open-refusal')).toBeUndefined();
    expect(find(refused(false), 'copy-refusal')).toBeDefined();
  });

  it('signs in again as the same account', () => {
    expect(find(signInNeeded, 'sign-in-again')).toMatchObject({
      command: { argument: { host: 'github.com', accountKey: 'github.com/mona' } },
    });
  });

  it('marks the selected one of several accounts and names it in the status', () => {
    expect(find(twoAccounts, 'select-github.com/hubot')).toMatchObject({ checked: true });
    expect(find(twoAccounts, 'select-github.com/mona')).toMatchObject({ checked: false });
    expect(find(twoAccounts, 'status')).toMatchObject({ label: expect.stringMatching(/^hubot: /) });
  });

  it('names the host where accounts live on several', () => {
    const elsewhere = accountWith(lit(MINUTE_MS), {
      key: 'octocorp.ghe.com/7',
      host: 'octocorp.ghe.com',
    });
    const view = viewWith({ accounts: [...two, elsewhere], selectedKey: null });
    expect(find(view, 'select-octocorp.ghe.com/7')).toMatchObject({
      label: 'mona (octocorp.ghe.com)',
    });
  });

  it('lets the host be chosen when there are several', () => {
    const view = viewWith({ hosts: ['github.com', 'octocorp.ghe.com'] });
    expect(find(view, 'sign-in-octocorp.ghe.com')).toMatchObject({
      command: { kind: 'sign-in:start', argument: { host: 'octocorp.ghe.com', accountKey: null } },
    });
  });

  it('turns a switch into its opposite', () => {
    const settings = { ...DEFAULT_SETTINGS, startAtLogin: true };
    expect(find(viewWith({ settings }), 'start-at-login')).toMatchObject({
      checked: true,
      command: { kind: 'settings:change', argument: { startAtLogin: false } },
    });
  });

  it('cures a keyring by what can cure it', () => {
    expect(find(inMemory('waiting'), 'storage-retry')).toBeDefined();
    expect(find(inMemory('unavailable'), 'restart')).toBeDefined();
    expect(find(inMemory('noKeyring'), 'storage-open')).toBeDefined();
    expect(find(viewWith({ storage: { kind: 'stillOnDisk' } }), 'storage-retry')).toBeDefined();
    expect(ids(viewWith({ storage: { kind: 'saving' } }))).toContain('storage');
    expect(ids(inMemory('unreadable'))).toContain('storage');
  });

  it('says what a restart loses before it is clicked, and never that somebody is signed out', () => {
    expect(find(keyringFailed('costly'), 'restart')).toMatchObject({
      label: words.keyringFailed.costly.button,
      command: { kind: 'app:restart' },
    });
    expect(find(keyringFailed('harmless'), 'restart')).toMatchObject({
      label: words.keyringFailed.harmless.button,
    });
    const { title } = words.keyringFailed.planned;
    expect(find(keyringFailed('planned'), 'status')).toMatchObject({ label: title });
  });

  it('speaks Japanese', () => {
    expect(find(viewWith({ language: 'ja' }), 'quit')).toMatchObject({
      label: messagesOf('ja').tray.quit,
    });
  });

  it.each(VIEWS.map((view, index) => [index, view] as const))(
    'has no id twice, no empty label and no separator at an edge (view %i)',
    (_index, view) => {
      const items = flat(menu(view));
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      for (const item of items) if ('label' in item) expect(item.label).not.toBe('');
      const kinds = menu(view).map(({ kind }) => kind);
      expect(kinds.at(0)).not.toBe('separator');
      expect(kinds.at(-1)).not.toBe('separator');
      expect(kinds.join(' ')).not.toContain('separator separator');
    },
  );

  it('reaches everything that the window can ask for', () => {
    const reached = new Set(VIEWS.flatMap((view) => flat(menu(view))).flatMap(kindOf));
    for (const request of TRAY_REQUESTS) expect(reached).toContain(request);
  });
});

/** All requests but those that belong to a page itself, or whose words and fields need a window. */
const NEEDS_THE_WINDOW = [
  'view:get',
  'words:get',
  'window:close',
  'window:keep',
  'window:fit',
  'sign-in:confirm-account',
  'storage:allow-unprotected',
  'storage:forget-kept',
  'settings:add-host',
  'settings:choose-client-id',
  'settings:choose-shortcut',
  'settings:dismiss-introduction',
  'mishap:dismiss',
] as const;

const REQUESTS: Readonly<Record<Exclude<keyof Requests, (typeof NEEDS_THE_WINDOW)[number]>, true>> =
  {
    'sign-in:start': true,
    'sign-in:cancel': true,
    'sign-in:check-now': true,
    'sign-in:copy-code-and-open': true,
    'sign-in:copy-code': true,
    'sign-in:copy-link': true,
    'sign-in:dismiss': true,
    'account:select': true,
    'account:sign-out': true,
    'account:refresh': true,
    'account:copy-refusal': true,
    'token:copy': true,
    'storage:retry': true,
    'app:restart': true,
    'app:quit': true,
    'settings:change': true,
    'link:open': true,
  };
const TRAY_REQUESTS = Object.keys(REQUESTS);

function kindOf(item: TrayItem): readonly string[] {
  return 'command' in item ? [item.command.kind] : [];
}

function copyId(format: string): string {
  return `copy-${format}`;
}
