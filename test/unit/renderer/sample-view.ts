import type { AccountView, SessionView } from '../../../src/shared/view.ts';

export const LIT: SessionView = {
  kind: 'lit',
  expiresAtMs: 1_800_000,
  refreshAtMs: 1_500_000,
  lifeMs: 1_800_000,
};

/** An account with that session. */
export function accountWith(session: SessionView, key = 'github.com/1'): AccountView {
  return {
    key,
    host: 'github.com',
    person: { login: 'hana', name: null, avatar: null },
    plan: null,
    session,
    remark: null,
    isWorthTrying: true,
    tryAllowedAtMs: null,
    gitHubTokenEndsAtMs: null,
  };
}
