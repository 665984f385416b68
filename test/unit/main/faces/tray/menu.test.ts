import { describe, expect, it } from 'vitest';
import { menuOf } from '../../../../../src/main/faces/tray/menu.ts';
import type { TrayItem, TrayMenu } from '../../../../../src/main/faces/tray/tray-menu.ts';
import { timeLeft } from '../../../../../src/shared/format/time-left.ts';
import type { GitHubPage } from '../../../../../src/shared/github-page.ts';
import type { Requests } from '../../../../../src/shared/ipc.ts';
import { messagesOf } from '../../../../../src/shared/messages/messages-of.ts';
import type { RefusalReason } from '../../../../../src/shared/refusal.ts';
import type { RevocationPhaseView, RevocationView } from '../../../../../src/shared/revocation.ts';
import type { MemoryReason, RestartCost } from '../../../../../src/shared/storage.ts';
import type { TokenCopy } from '../../../../../src/shared/token-copy.ts';
import type { AccountView, SignInView, View } from '../../../../../src/shared/view.ts';
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
  lifeMs: 15 * MINUTE_MS,
  waiting: 'forUser',
  trouble: null,
  copied: false,
  opened: false,
};
const refused = (page: GitHubPage | null, reason: RefusalReason = 'no_copilot_access') =>
  viewOfSession({
    kind: 'refused',
    refusal: { reason, title: 'No seat', message: null, page },
    retryAtMs: null,
    expiresAtMs: null,
  });
const remarked = viewWith({
  accounts: [
    accountWith(lit(20 * MINUTE_MS), {
      remark: { topic: 'free_over_limits', title: null, message: null, page: 'plans' },
    }),
  ],
  selectedKey: 'github.com/mona',
});
const signInNeededWhile = (signIn: SignInView): View =>
  viewOfSession(
    { kind: 'signInNeeded', reason: 'rejected', retryAtMs: null, expiresAtMs: null },
    { signIn },
  );
const signInNeeded = signInNeededWhile({ kind: 'idle' });
const troubled = (leftMs: number) =>
  ({
    kind: 'flickering',
    expiresAtMs: NOW_MS + leftMs,
    lifeMs: 30 * MINUTE_MS,
    trouble: 'server',
    retryAtMs: null,
  }) as const;
const copiedFor = (lifeMs: number, replaced: boolean): TokenCopy => ({
  accountKey: 'github.com/mona',
  what: 'token',
  place: 'held',
  validUntilMs: NOW_MS + lifeMs,
  clearsAtMs: null,
  replaced,
});
const two: readonly AccountView[] = [
  accountWith(lit(20 * MINUTE_MS)),
  accountWith({ kind: 'out', trouble: 'server', retryAtMs: null }, { person: person('hubot') }),
];
const twoAccounts = viewWith({ accounts: two, selectedKey: 'github.com/hubot' });
const failed = (problem: Extract<SignInView, { kind: 'failed' }>['problem']): View =>
  viewWith({ signIn: { kind: 'failed', host: 'github.com', problem, accountKey: null } });
const inMemory = (reason: MemoryReason) => viewWith({ storage: { kind: 'memory', reason } });

const keyringFailed = (restart: RestartCost): View => ({ ...inMemory('unavailable'), restart });

/** One view for each thing that a menu can be about. */
const VIEWS: readonly View[] = [
  viewWith({}),
  viewWith({ hosts: ['github.com', 'octocorp.ghe.com'] }),
  viewWith({ signIn: { kind: 'requestingCode', host: 'github.com' } }),
  viewWith({ signIn: awaiting }),
  viewOfSession(troubled(10 * MINUTE_MS), { signIn: awaiting }),
  viewOfSession(lit(MINUTE_MS), { signIn: { kind: 'identifying', host: 'github.com' } }),
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
  refused('plans'),
  remarked,
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
  viewWith({
    revocations: [
      revocation({ kind: 'asking' }),
      revocation({ kind: 'waiting', trouble: 'network', retryAtMs: NOW_MS }, 2),
      revocation({ kind: 'failed', fault: 'noEndpoint' }, 3),
      revocation({ kind: 'failed', fault: 'refused' }, 4),
      revocation({ kind: 'revoked' }, 5),
    ],
  }),
];

function revocation(phase: RevocationPhaseView, id = 1): RevocationView {
  return { id, host: 'github.com', login: 'mona', kind: 'signIn', phase };
}

describe('the tray menu', () => {
  it('offers a sign-in, the window, the settings and the way out to whoever is signed out', () => {
    const shown = menu(viewWith({})).filter(({ kind }) => kind !== 'separator');
    expect(shown.map(({ id }) => id)).toEqual(['status', 'sign-in', 'open', 'settings', 'quit']);
  });

  it('says first whose token it is and when it renews', () => {
    const { status, ofAccount } = words.tray;
    const first = menu(viewOfSession(lit(24 * MINUTE_MS)))[0];
    const left = timeLeft(19 * MINUTE_MS, 'en');
    expect(first).toMatchObject({ label: ofAccount('mona', status.readyFor(left)) });
  });

  it('promises no minute that may be over before somebody has read it', () => {
    const { status, ofAccount } = words.tray;
    const label = ofAccount('mona', status.readySoon);
    expect(menu(viewOfSession(lit(5 * MINUTE_MS + 1)))[0]).toMatchObject({ label });
    const renewing = { ...troubled(20 * MINUTE_MS), trouble: null };
    expect(menu(viewOfSession(renewing))[0]).toMatchObject({ label });
  });

  it.each(VIEWS.map((view, index) => [index, view] as const))(
    'draws what matters no paler than the rest: it opens the window (view %i)',
    (_index, view) => {
      for (const id of ['status', 'storage', 'problem', 'code', 'trouble', 'signing-in']) {
        const item = find(view, id);
        if (item !== undefined) {
          expect(item).toMatchObject({ enabled: true, command: { kind: 'screen:open' } });
        }
      }
    },
  );

  it('puts every format but the plain token under "Copy as"', () => {
    const item = find(viewOfSession(lit(24 * MINUTE_MS)), 'copy-as');
    const formats = item?.kind === 'submenu' ? item.items.map(({ id }) => id) : [];
    expect(formats).toEqual(['sh', 'fish', 'powershell', 'header', 'curl', 'json'].map(copyId));
  });

  it('names tokens that GitHub has not ended, and what is left to do about each', () => {
    const view = viewWith({
      revocations: [
        revocation({ kind: 'asking' }),
        revocation({ kind: 'waiting', trouble: 'network', retryAtMs: NOW_MS }, 2),
        revocation({ kind: 'failed', fault: 'noEndpoint' }, 3),
        revocation({ kind: 'revoked' }, 4),
      ],
    });
    const named = ids(view).filter((id) => /^revocation-\d/.test(id));
    expect(named).toEqual(['revocation-2', 'revocation-3']);
    expect(find(view, 'revocation-retry-2')).toMatchObject({
      command: { kind: 'revocation:retry', argument: 2 },
    });
    expect(find(view, 'revocation-retry-3')).toBeUndefined();
    expect(find(view, 'revocation-page-3')).toMatchObject({
      command: { kind: 'revocation:open-page', argument: 3 },
    });
  });

  it('copies the token of the selected account', () => {
    const view = viewWith({ accounts: two, selectedKey: 'github.com/mona' });
    const argument = { accountKey: 'github.com/mona', format: 'token' };
    expect(find(view, 'copy')).toMatchObject({
      enabled: true,
      command: { kind: 'token:copy', argument },
    });
  });

  it('copies the token of another account without switching to it', () => {
    const argument = { accountKey: 'github.com/mona', format: 'token' };
    expect(find(twoAccounts, 'copy-of-github.com/mona')).toMatchObject({
      enabled: true,
      command: { kind: 'token:copy', argument },
    });
  });

  it('offers no copy where there is nothing to have', () => {
    expect(find(twoAccounts, 'copy')).toMatchObject({ enabled: false });
    expect(find(signInNeeded, 'copy')).toMatchObject({ enabled: false });
    expect(find(refused(null), 'copy')).toMatchObject({ enabled: false });
  });

  it('keeps the name of its first verb, whatever was copied', () => {
    const view = viewOfSession(lit(24 * MINUTE_MS), { copied: copiedFor(MINUTE_MS, true) });
    expect(find(view, 'copy')).toMatchObject({ label: words.tray.copyToken });
  });

  it('says what was copied, and when it is cleared', () => {
    const { copiedClears, copiedClearsSoon } = words.tray;
    const { things } = words.copy;
    const said = (clearsInMs: number) =>
      find(
        viewOfSession(lit(24 * MINUTE_MS), {
          copied: {
            ...copiedFor(20 * MINUTE_MS, false),
            what: 'curl',
            clearsAtMs: NOW_MS + clearsInMs,
          },
        }),
        'copied',
      );
    expect(said(MINUTE_MS / 2)).toMatchObject({ label: copiedClearsSoon(things.curl) });
    const left = timeLeft(5 * MINUTE_MS, 'en');
    expect(said(5 * MINUTE_MS)).toMatchObject({ label: copiedClears(things.curl, left) });
  });

  it('says whose token was copied where there are several', () => {
    const view = { ...twoAccounts, copied: copiedFor(20 * MINUTE_MS, false) };
    expect(find(view, 'copied')).toMatchObject({ label: expect.stringMatching(/^mona · Token/) });
  });

  it('says that the clipboard was cleared, and nothing more of what is past', () => {
    const at = (place: TokenCopy['place']) =>
      find(
        viewOfSession(lit(24 * MINUTE_MS), {
          copied: { ...copiedFor(20 * MINUTE_MS, false), place },
        }),
        'copied',
      );
    expect(at('cleared')).toMatchObject({ label: words.tray.cleared(words.copy.things.token) });
    expect(at('past')).toBeUndefined();
  });

  it('speaks of a newer token where the copied one is about to end', () => {
    const replaced = (isReplaced: boolean) =>
      viewOfSession(lit(24 * MINUTE_MS), {
        copied: { ...copiedFor(4 * MINUTE_MS, isReplaced), place: 'past' },
      });
    expect(find(replaced(false), 'newer')).toBeUndefined();
    expect(find(replaced(true), 'newer')).toMatchObject({ label: words.tray.newerToken });
  });

  it('shows the code while the window may be closed', () => {
    const view = viewWith({ signIn: awaiting });
    expect(find(view, 'code')).toMatchObject({
      label: words.tray.codeLine('WDJB-MJHT', timeLeft(14 * MINUTE_MS, 'en')),
    });
  });

  it.each([
    { ...viewWith({ signIn: awaiting }) },
    { ...viewOfSession(lit(MINUTE_MS), { signIn: awaiting }) },
    { ...signInNeededWhile(awaiting) },
  ])('offers no second sign-in while there is one, not even a dead one', (view) => {
    for (const id of ['sign-in', 'sign-in-again', 'sign-in-again-github.com/mona']) {
      expect(find(view, id)).toBeUndefined();
    }
  });

  it('asks a person in front of the window to compare two accounts', () => {
    const view = VIEWS.find(({ signIn }) => signIn.kind === 'confirming') ?? viewWith({});
    expect(find(view, 'confirm')).toMatchObject({ command: { kind: 'screen:open' } });
  });

  it('links to an explanation only where GitHub gave one', () => {
    expect(find(refused('plans'), 'open-refusal-github.com/mona')).toBeDefined();
    expect(find(refused(null), 'open-refusal-github.com/mona')).toBeUndefined();
    expect(find(refused(null), 'copy-refusal-github.com/mona')).toBeDefined();
    expect(find(refused(null, 'closed'), 'copy-refusal-github.com/mona')).toBeUndefined();
  });

  it('says which page it opens, and has GitHub Support where nobody else helps', () => {
    expect(find(refused('plans'), 'open-refusal-github.com/mona')).toMatchObject({
      label: words.openPages.plans,
    });
    expect(find(refused(null, 'spammy_user'), 'open-support-github.com/mona')).toMatchObject({
      label: words.openPages.support,
      command: { argument: { link: 'support', accountKey: 'github.com/mona' } },
    });
    expect(find(refused(null, 'spammy_user'), 'copy-refusal-github.com/mona')).toBeUndefined();
  });

  it('offers no renewal where none can help', () => {
    expect(find(refused(null), 'renew-github.com/mona')).toBeDefined();
    for (const view of [signInNeeded, refused(null, 'wrongClient')]) {
      expect(find(view, 'renew-github.com/mona')).toBeUndefined();
    }
  });

  it('has what GitHub remarks beside a token in the account’s own menu, and nowhere else', () => {
    expect(find(remarked, 'remark-github.com/mona')).toMatchObject({
      label: words.remarks.free_over_limits.title,
      command: { kind: 'screen:open', screen: 'home', accountKey: 'github.com/mona' },
    });
    expect(menu(remarked)[1]?.id).toBe(menu(viewOfSession(lit(20 * MINUTE_MS)))[1]?.id);
  });

  it('signs in again as the same account', () => {
    expect(find(signInNeeded, 'sign-in-again')).toMatchObject({
      command: { argument: { host: 'github.com', accountKey: 'github.com/mona' } },
    });
  });

  it('gives each account its state, its mark and what can be done with it', () => {
    const { inList, inTrouble, status } = words.tray;
    const mona = find(twoAccounts, 'account-github.com/mona');
    const hubot = find(twoAccounts, 'account-github.com/hubot');
    expect(mona).toMatchObject({ kind: 'submenu', label: inList('mona', words.standings.ready) });
    expect(hubot).toMatchObject({
      kind: 'submenu',
      label: inTrouble('hubot', words.standings.noToken),
    });
    expect(find(twoAccounts, 'status')).toMatchObject({
      label: words.tray.ofAccount('hubot', status.outTrying),
    });
    expect(find(twoAccounts, 'select-github.com/mona')).toBeDefined();
    expect(find(twoAccounts, 'select-github.com/hubot')).toBeUndefined();
    for (const login of ['mona', 'hubot']) {
      expect(find(twoAccounts, `renew-github.com/${login}`)).toMatchObject({
        label: words.tray.renewNow,
      });
    }
  });

  it('asks before it signs anybody out', () => {
    expect(find(twoAccounts, 'sign-out-github.com/mona')).toMatchObject({
      command: { kind: 'screen:open', screen: { signOut: 'github.com/mona' }, accountKey: null },
    });
    for (const view of VIEWS) {
      expect(flat(menu(view)).flatMap(kindOf)).not.toContain('account:sign-out');
    }
  });

  it('puts what ends the trouble of the selected account under its status', () => {
    const second = (view: View) => menu(view)[1];
    expect(second(twoAccounts)).toMatchObject({ id: 'renew', label: words.tray.renewNow });
    expect(second(signInNeeded)).toMatchObject({ id: 'sign-in-again' });
    expect(second(refused(null))).toMatchObject({ id: 'why-refused' });
    expect(second(viewOfSession(lit(20 * MINUTE_MS)))).toMatchObject({ kind: 'separator' });
  });

  it('names the host where accounts live on several', () => {
    const elsewhere = accountWith(lit(MINUTE_MS), {
      key: 'octocorp.ghe.com/7',
      host: 'octocorp.ghe.com',
    });
    const view = viewWith({ accounts: [...two, elsewhere], selectedKey: null });
    expect(find(view, 'account-octocorp.ghe.com/7')).toMatchObject({
      label: words.tray.inList('mona (octocorp.ghe.com)', words.standings.ready),
    });
  });

  it('lets the host be chosen when there are several', () => {
    const view = viewWith({ hosts: ['github.com', 'octocorp.ghe.com'] });
    expect(find(view, 'sign-in-octocorp.ghe.com')).toMatchObject({
      command: { kind: 'sign-in:start', argument: { host: 'octocorp.ghe.com', accountKey: null } },
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

  it('offers the page of a newer version, above the window', () => {
    const view = viewWith({ update: { isOffered: true, newer: '0.2.0' } });
    expect(find(view, 'update')).toMatchObject({
      label: words.tray.newVersion('0.2.0'),
      command: { kind: 'link:open', argument: { link: 'release', accountKey: null } },
    });
    const ids = menu(view).map(({ id }) => id);
    expect(ids.indexOf('open') - ids.indexOf('update')).toBe(1);
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
  'account:sign-out',
  'account:sign-out-and-revoke',
  'revocation:dismiss',
  'leaked:revoke',
  'removal:look',
  'removal:remove',
  'settings:change',
  'storage:allow-unprotected',
  'usage:get',
  'activity:day',
  'activity:page',
  'activity:clear',
  'activity:report',
  'activity:copy-report',
  'activity:save-report',
  'token:claims',
  'token:claim',
  'storage:forget-kept',
  'settings:add-host',
  'settings:choose-client-id',
  'settings:choose-shortcut',
  'terminal-command',
  'settings:dismiss-introduction',
  'doctor:run',
  'doctor:copy-report',
  'agent:turn',
  'agent:lock-with-screen',
  'agent:choose-integration-id',
  'mishap:dismiss',
  'account:put-remark-away',
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
    'account:refresh': true,
    'account:copy-refusal': true,
    'revocation:retry': true,
    'revocation:open-page': true,
    'token:copy': true,
    'storage:retry': true,
    'app:restart': true,
    'app:quit': true,
    'link:open': true,
  };
const TRAY_REQUESTS = Object.keys(REQUESTS);

function kindOf(item: TrayItem): readonly string[] {
  return 'command' in item ? [item.command.kind] : [];
}

function copyId(format: string): string {
  return `copy-${format}`;
}

describe('the menu while programs may take tokens', () => {
  const on = { ...NO_AGENT, isOn: true, countLastHour: 12 };

  it('says how many they took, and turns it off', () => {
    const view = viewWith({ agent: on });
    expect(find(view, 'agent')).toMatchObject({
      label: words.tray.agentGave('12'),
      command: { kind: 'screen:open', screen: 'programs' },
    });
    expect(find(view, 'agent-off')).toMatchObject({
      command: { kind: 'agent:turn', argument: false },
    });
  });

  it('says that they get none, where they get none', () => {
    const view = viewWith({ agent: { ...on, problem: 'folderUnsafe' } });
    expect(find(view, 'agent')).toMatchObject({ label: words.tray.agentFails });
  });

  it('has no word about it while it is off', () => {
    const view = viewWith({ agent: { ...on, isOn: false } });
    expect(ids(view).filter((id) => id.startsWith('agent'))).toEqual([]);
  });
});
