import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../../src/main/agent/agent-accounts.ts';
import type { AccountState } from '../../../../src/main/engine/engine.ts';
import { messagesOf } from '../../../../src/shared/messages/messages-of.ts';
import { REFUSAL_REASONS, type RefusalReason } from '../../../../src/shared/refusal.ts';
import { refused } from '../session/samples.ts';

const account: AccountState = {
  key: 'github.com/583231',
  host: 'github.com',
  identity: { id: 583231, login: 'octocat', name: null, avatarUrl: null },
  isUnconfirmed: false,
  plan: null,
  avatar: null,
  session: refused,
  remark: null,
  tryAllowedAtMs: null,
};

/** What a program is told, whoever stands behind the account. */
function detailsOf(reason: RefusalReason): readonly string[] {
  const refusal = { ...refused.refusal, reason };
  const session = { ...refused, refusal };
  return [
    account,
    { ...account, plan: 'individual_monthly_subscriber' },
    { ...account, host: 'ghes.example' },
  ].map((one) => problemOf({ ...one, session }, 0).detail);
}

/** What only the window has. */
const SEEN_THERE = /\b(?:press|click|button|sign-on page|below|above|renew now)\b/i;
/** What only the app can do. */
const DONE_THERE = /\bsign (?:in again|out)\b|\bSettings,/i;

describe('a refusal, told to who is at a terminal,', () => {
  it.each(REFUSAL_REASONS)('leads to nothing that is not there: %s', (reason) => {
    const { title } = messagesOf('en').refusals[reason];
    for (const detail of detailsOf(reason)) {
      expect(detail).toContain(title);
      expect(detail).toMatch(/^octocat@[^\n]+\.$/);
      expect(detail).not.toMatch(SEEN_THERE);
      if (DONE_THERE.test(detail)) expect(detail).toContain('Pilot Light');
    }
  });

  it('says where the rest is', () => {
    expect(detailsOf('ssoRequired')[0]).toBe(
      'octocat@github.com: GitHub says no (Organization sign-on needed). The sign-on of your organization has to be renewed. See Pilot Light.',
    );
    expect(detailsOf('billing_locked')[0]).toBe(
      'octocat@github.com: GitHub says no (Billing is locked). Ask whoever pays for Copilot to check the payment on GitHub.',
    );
  });
});
