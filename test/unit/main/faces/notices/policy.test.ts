import { describe, expect, it } from 'vitest';
import {
  NOTHING_NOTICED,
  type NoticeStep,
  nextNotices,
} from '../../../../../src/main/faces/notices/policy.ts';
import type { RefusalReason } from '../../../../../src/shared/refusal.ts';
import type { RevocationPhaseView, RevocationView } from '../../../../../src/shared/revocation.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings.ts';
import type { TroubleKind } from '../../../../../src/shared/trouble.ts';
import type { SessionView, View } from '../../../../../src/shared/view.ts';
import { MINUTE_MS } from '../../../../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewOfSession, viewWith } from '../../../../support/views.ts';

const KEY = 'github.com/mona';

/** A try in flight or planned, while a token of that much life is left. */
const flicker = (leftMs: number, trouble: TroubleKind | null, isPlanned: boolean): SessionView => ({
  kind: 'flickering',
  expiresAtMs: NOW_MS + leftMs,
  lifeMs: 30 * MINUTE_MS,
  trouble,
  retryAtMs: isPlanned ? NOW_MS + 1_000 : null,
});

const out = (trouble: TroubleKind | null, isPlanned: boolean): SessionView => ({
  kind: 'out',
  trouble,
  retryAtMs: isPlanned ? NOW_MS + 1_000 : null,
});

const refused = (reason: RefusalReason, leftMs: number | null = null): SessionView => ({
  kind: 'refused',
  refusal: { reason, title: null, message: null, page: null },
  retryAtMs: NOW_MS + 60 * MINUTE_MS,
  expiresAtMs: leftMs === null ? null : NOW_MS + leftMs,
});

const signInNeeded: SessionView = {
  kind: 'signInNeeded',
  reason: 'rejected',
  retryAtMs: null,
  expiresAtMs: null,
};

const LIT = lit(20 * MINUTE_MS);
const LONG = 20 * MINUTE_MS;
const SHORT = 4 * MINUTE_MS;

/** Shows the views one after another, and tells what came of each; `stepMs` passes between two. */
function play(
  views: readonly View[],
  stepMs = MINUTE_MS,
  isLookedAt: (index: number) => boolean = () => false,
): readonly (readonly NoticeStep[])[] {
  let memory = NOTHING_NOTICED;
  return views.map((view, index) => {
    const turn = nextNotices(memory, view, isLookedAt(index), NOW_MS + index * stepMs);
    memory = turn.memory;
    return turn.steps;
  });
}

/** In short: `+kind` for a notice, `-incident` for a withdrawal. */
const brief = (steps: readonly NoticeStep[]): string =>
  steps
    .map((step) => (step.kind === 'show' ? `+${step.notice.kind}` : `-${step.incident}`))
    .join(' ');

const told = (sessions: readonly SessionView[], stepMs = MINUTE_MS): string =>
  play(
    sessions.map((session) => viewOfSession(session)),
    stepMs,
  )
    .map(brief)
    .filter((line) => line !== '')
    .join(', ');

/** Three minutes of trouble, in views that are a minute apart. */
const failLong = (leftMs: number, trouble: TroubleKind): readonly SessionView[] => [
  flicker(leftMs, null, false),
  flicker(leftMs, trouble, true),
  flicker(leftMs, trouble, false),
  flicker(leftMs, trouble, true),
  flicker(leftMs, trouble, true),
];

/** What happens to a session, from minute to minute, and what is told of it. */
const TABLE: readonly (readonly [string, readonly SessionView[], string])[] = [
  ['nothing of a routine renewal', [LIT, flicker(LONG, null, false), LIT], ''],
  ['nothing of a start', [{ kind: 'restoring' }, { kind: 'refreshing' }, LIT], ''],
  ['nothing of two minutes of trouble', [LIT, ...failLong(LONG, 'server').slice(0, 4), LIT], ''],
  [
    'nothing of it when little life is left',
    [LIT, ...failLong(SHORT, 'server').slice(0, 4), LIT],
    '',
  ],
  ['trouble that lasts longer', [LIT, ...failLong(LONG, 'server')], '+renewalFailing'],
  [
    'one notice however often it fails',
    [LIT, ...failLong(LONG, 'server'), ...failLong(LONG, 'timeout')],
    '+renewalFailing',
  ],
  [
    'a recovery after a notice',
    [LIT, ...failLong(LONG, 'portal'), LIT],
    '+renewalFailing, +recovered',
  ],
  [
    'no recovery twice',
    [LIT, ...failLong(LONG, 'portal'), LIT, flicker(LONG, null, false), LIT],
    '+renewalFailing, +recovered',
  ],
  [
    'the end of the token after its failing renewal',
    [LIT, ...failLong(LONG, 'server'), out('server', true), LIT],
    '+renewalFailing, +tokenOut, +recovered',
  ],
  [
    'the end of a token in trouble that nobody was told of',
    [LIT, flicker(SHORT, 'server', true), out('server', true), LIT],
    '+tokenOut, +recovered',
  ],
  ['nothing of a lost network while the token lives', [LIT, ...failLong(LONG, 'network')], ''],
  ['nothing when the token ends in sleep', [LIT, out(null, false), LIT], ''],
  [
    'nothing of a network that comes back after sleep',
    [LIT, out(null, false), out('network', true), LIT],
    '',
  ],
  [
    'a token that has ended and cannot be renewed',
    [out(null, false), out('server', true), out('server', false), out('server', true)],
    '+tokenOut',
  ],
  ['a refusal', [LIT, refused('no_copilot_access')], '+refused'],
  [
    'a refusal once while it lasts',
    [LIT, refused('no_copilot_access'), refused('no_copilot_access')],
    '+refused',
  ],
  [
    'a refusal for another reason',
    [LIT, refused('no_copilot_access'), refused('billing_locked')],
    '+refused, +refused',
  ],
  ['the end of a refusal', [LIT, refused('billing_locked'), LIT], '+refused, +recovered'],
  [
    'nothing of a hiccup that GitHub words as a refusal',
    [LIT, refused('server_error', LONG), LIT],
    '',
  ],
  ['that hiccup when the token is gone', [LIT, refused('server_error')], '+refused'],
  ['a sign-in that is needed', [LIT, signInNeeded], '+signInNeeded'],
  [
    'no recovery to whoever signed in again',
    [LIT, signInNeeded, { kind: 'refreshing' }, LIT],
    `+signInNeeded, -session ${KEY}`,
  ],
];

describe('the policy of notices', () => {
  it.each(TABLE)('tells %s', (_what, sessions, expected) => {
    expect(told(sessions)).toBe(expected);
  });

  it('tells a network that stays away for a minute after the token has ended', () => {
    const away = [LIT, out('network', true), out('network', false), out('network', true)];
    expect(told(away, 30_000)).toBe('+tokenOut');
  });

  it('names the account, the trouble and the end', () => {
    const views = [LIT, ...failLong(LONG, 'certificate')].map((one) => viewOfSession(one));
    expect(play(views).at(-1)).toEqual([
      {
        kind: 'show',
        notice: {
          kind: 'renewalFailing',
          accountKey: KEY,
          trouble: 'certificate',
          untilMs: NOW_MS + LONG,
        },
      },
    ]);
  });

  it('says once that the GitHub token ends soon, and takes it back', () => {
    const ending = (endsAtMs: number | null) =>
      viewWith({ accounts: [accountWith(LIT, { gitHubTokenEndsAtMs: endsAtMs })] });
    const views = [ending(null), ending(NOW_MS + 5), ending(NOW_MS + 6), ending(null)];
    expect(play(views).map(brief)).toEqual(['', '+gitHubTokenEnds', '', `-ends ${KEY}`]);
  });

  it('takes back everything of an account that is signed out', () => {
    const needing = accountWith(signInNeeded);
    const views = [viewWith({ accounts: [needing] }), viewWith({})];
    expect(play(views).map(brief)).toEqual(['+signInNeeded', `-session ${KEY}`]);
  });

  it('takes back everything when notices are switched off, and shows nothing', () => {
    const settings = { ...DEFAULT_SETTINGS, notices: false };
    const views = [viewOfSession(signInNeeded), viewOfSession(signInNeeded, { settings })];
    expect(play(views).map(brief)).toEqual(['+signInNeeded', `-session ${KEY}`]);
    expect(play([viewOfSession(signInNeeded, { settings })]).map(brief)).toEqual(['']);
  });

  it('does not tell a refusal to whoever is signing in and sees it', () => {
    const signIn = { kind: 'exchanging', host: 'github.com', person: null } as const;
    const watching = viewOfSession(refused('no_copilot_access'), { signIn });
    expect(play([watching]).map(brief)).toEqual(['']);
  });

  it('keeps the incidents of two accounts apart', () => {
    const hubot = { login: 'hubot', name: null, avatar: null };
    const accounts = [accountWith(signInNeeded), accountWith(LIT, { person: hubot })];
    const [steps] = play([viewWith({ accounts, selectedKey: 'github.com/hubot' })]);
    expect(brief(steps ?? [])).toBe('+signInNeeded');
  });

  it.each([
    [
      'once that the keyring has failed, and takes it back',
      ['planned', 'costly', null, 'costly'],
      '+keyringFailed, -keyring, +keyringFailed',
    ],
    [
      'nothing of a keyring of which the run before has told',
      ['harmless', 'costly', 'harmless'],
      '',
    ],
  ] as const)('says %s', (_what, restarts, steps) => {
    const views = restarts.map((restart) => viewWith({ restart }));
    expect(
      play(views)
        .map(brief)
        .filter((line) => line !== '')
        .join(', '),
    ).toBe(steps);
  });

  it('takes the keyring back when notices are switched off', () => {
    const settings = { ...DEFAULT_SETTINGS, notices: false };
    const views = [viewWith({ restart: 'planned' }), viewWith({ restart: 'planned', settings })];
    expect(play(views).map(brief)).toEqual(['+keyringFailed', '-keyring']);
  });

  it('says once that the settings were set aside', () => {
    const view = viewWith({ mishap: 'settingsSetAside' });
    expect(play([view, view]).map(brief)).toEqual(['+settingsSetAside', '']);
  });
});

const asking: RevocationPhaseView = { kind: 'asking' };
const revoked: RevocationPhaseView = { kind: 'revoked' };
const waiting: RevocationPhaseView = {
  kind: 'waiting',
  trouble: 'network',
  retryAtMs: NOW_MS + 1_000,
};
const failed: RevocationPhaseView = { kind: 'failed', fault: 'refused' };

const revocation = (phase: RevocationPhaseView, id = 1): RevocationView => ({
  id,
  host: 'github.com',
  login: 'mona',
  kind: 'signIn',
  phase,
});

/** From minute to minute how far a revocation is; null: it was read and put away. `seen`: while somebody looks. */
const ofRevoking = (
  phases: readonly (RevocationPhaseView | null)[],
  seen: readonly number[] = [],
): string => {
  const views = phases.map((phase) =>
    viewWith({ revocations: phase === null ? [] : [revocation(phase)] }),
  );
  return play(views, MINUTE_MS, (index) => seen.includes(index))
    .map(brief)
    .filter((line) => line !== '')
    .join(', ');
};

describe('of a token that GitHub shall end is told', () => {
  it.each([
    ['nothing when it has', [asking, revoked], ''],
    ['nothing of what is over soon', [waiting, asking, revoked], ''],
    [
      'once that it is owed, however often it is tried',
      [waiting, waiting, waiting, asking, waiting, asking, waiting, waiting],
      '+revocationOwed',
    ],
    ['no more once it has', [waiting, waiting, waiting, revoked], '+revocationOwed, -revocation 1'],
    ['once that it has failed', [asking, failed, failed, failed], '+revocationFailed'],
    [
      'that it has failed after all',
      [waiting, waiting, waiting, asking, failed],
      '+revocationOwed, +revocationFailed',
    ],
    [
      'how it ends that a person has it tried again',
      [failed, asking, failed],
      '+revocationFailed, -revocation 1, +revocationFailed',
    ],
    ['nothing more once that was read', [failed, null], '+revocationFailed, -revocation 1'],
  ] as const)('%s', (_, phases, expected) => {
    expect(ofRevoking(phases)).toBe(expected);
  });

  it('nothing of a failure that somebody sees in the window', () => {
    expect(ofRevoking([asking, failed, failed, failed], [0, 1])).toBe('');
    expect(ofRevoking([waiting, waiting, waiting, failed], [3])).toBe(
      '+revocationOwed, -revocation 1',
    );
  });

  it('that it is owed to whoever has gone away since', () => {
    const phases = [waiting, waiting, waiting, waiting, waiting, waiting, waiting];
    expect(ofRevoking(phases, [0, 1, 2, 3, 4, 5])).toBe('');
    expect(ofRevoking(phases, [0, 1, 2, 3])).toBe('+revocationOwed');
  });

  it('each by a notice of its own', () => {
    const view = viewWith({ revocations: [revocation(failed, 1), revocation(failed, 2)] });
    expect(play([view, view]).map(brief)).toEqual(['+revocationFailed +revocationFailed', '']);
  });

  it('nothing where notices are off, and what was told is taken back', () => {
    const settings = { ...DEFAULT_SETTINGS, notices: false };
    const on = viewWith({ revocations: [revocation(failed)] });
    expect(play([on, { ...on, settings }, { ...on, settings }]).map(brief)).toEqual([
      '+revocationFailed',
      '-revocation 1',
      '',
    ]);
  });
});
