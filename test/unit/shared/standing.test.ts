import { describe, expect, it } from 'vitest';
import {
  type AccountStanding,
  isInTrouble,
  standingOf,
  worstAccount,
} from '../../../src/shared/standing.ts';
import type { SessionView } from '../../../src/shared/view.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { accountWith, lit, NOW_MS, viewWith } from '../../support/views.ts';

const expiresAtMs = NOW_MS + MINUTE_MS;
const lifeMs = 30 * MINUTE_MS;
const refusal = { reason: 'unknown', title: null, message: null, page: null } as const;

const renewing: SessionView = {
  kind: 'flickering',
  expiresAtMs,
  lifeMs,
  trouble: null,
  retryAtMs: null,
};
const failing: SessionView = { ...renewing, trouble: 'server' };
const out: SessionView = { kind: 'out', trouble: 'server', retryAtMs: null };
const refused = (endsAtMs: number | null): SessionView => ({
  kind: 'refused',
  refusal,
  retryAtMs: null,
  expiresAtMs: endsAtMs,
});
const signInNeeded: SessionView = {
  kind: 'signInNeeded',
  reason: 'ended',
  retryAtMs: null,
  expiresAtMs: null,
};

/** From the best to the worst. */
const LADDER: readonly (readonly [
  name: string,
  session: SessionView,
  standing: AccountStanding,
])[] = [
  ['a token', lit(MINUTE_MS), 'ready'],
  ['a routine renewal', renewing, 'ready'],
  ['the start', { kind: 'restoring' }, 'starting'],
  ['the first token under way', { kind: 'refreshing' }, 'starting'],
  ['a renewal that fails', failing, 'renewalFailing'],
  ['a refusal while the last token serves', refused(expiresAtMs), 'needsYou'],
  ['no token', out, 'noToken'],
  ['a refusal', refused(null), 'needsYou'],
  ['a sign-in that ended', signInNeeded, 'needsYou'],
];
const IN_TROUBLE = ['renewalFailing', 'noToken', 'needsYou'];

describe('an account', () => {
  it.each(LADDER)('with %s stands as %s says', (_name, session, standing) => {
    expect(standingOf(session, NOW_MS)).toBe(standing);
    expect(isInTrouble(session, NOW_MS)).toBe(IN_TROUBLE.includes(standing));
  });
});

describe('the worst account', () => {
  const named = (login: string, session: SessionView) =>
    accountWith(session, { person: { login, name: null, avatar: null } });
  const worstOf = (sessions: readonly SessionView[], selected = 0) => {
    const accounts = sessions.map((session, index) => named(`n${index}`, session));
    const view = viewWith({ accounts, selectedKey: accounts[selected]?.key ?? null });
    return worstAccount(view, NOW_MS)?.person?.login ?? null;
  };

  it('is nobody where there is no account', () => {
    expect(worstOf([])).toBeNull();
  });

  it('is the selected one where all is well, also while another starts', () => {
    expect(worstOf([lit(1), lit(1)], 1)).toBe('n1');
    expect(worstOf([{ kind: 'restoring' }, lit(1)], 1)).toBe('n1');
    expect(worstOf([renewing, lit(1)], 1)).toBe('n1');
  });

  it('is the one that is in trouble, although another is selected', () => {
    for (const [name, session, standing] of LADDER) {
      if (IN_TROUBLE.includes(standing)) expect(worstOf([lit(1), session]), name).toBe('n1');
    }
  });

  it('is the selected one among equals, else the first', () => {
    expect(worstOf([failing, failing], 1)).toBe('n1');
    expect(worstOf([lit(1), failing, failing])).toBe('n1');
  });

  it('is the worse one of two in trouble, wherever it stands', () => {
    const troubled = [failing, refused(expiresAtMs), out, signInNeeded];
    troubled.slice(1).forEach((worse, index) => {
      const better = troubled[index] ?? lit(1);
      expect(worstOf([better, worse])).toBe('n1');
      expect(worstOf([worse, better], 1)).toBe('n0');
    });
  });
});
