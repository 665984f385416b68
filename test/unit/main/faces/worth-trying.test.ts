import { describe, expect, it } from 'vitest';
import { isWorthTrying } from '../../../../src/main/faces/worth-trying.ts';
import { REFUSAL_REASONS } from '../../../../src/shared/refusal.ts';
import type { SessionView } from '../../../../src/shared/view.ts';

const rest = { retryAtMs: null, expiresAtMs: null };

describe('asking again', () => {
  it.each(['rejected', 'ended'] as const)('is not offered with a sign-in that is %s', (reason) => {
    expect(isWorthTrying({ kind: 'signInNeeded', reason, ...rest })).toBe(false);
  });

  it('is not offered where GitHub wants another app', () => {
    const hopeless = REFUSAL_REASONS.filter((reason) => {
      const refusal = { reason, title: null, message: null, page: null };
      return !isWorthTrying({ kind: 'refused', refusal, ...rest });
    });
    expect(hopeless.toSorted()).toEqual(['go_http_client', 'notFound', 'outdated', 'wrongClient']);
  });

  it.each<SessionView>([
    { kind: 'restoring' },
    { kind: 'refreshing' },
    { kind: 'lit', expiresAtMs: 0, refreshAtMs: 0, lifeMs: 0 },
    { kind: 'flickering', expiresAtMs: 0, lifeMs: 0, trouble: 'server', retryAtMs: null },
    { kind: 'out', trouble: 'network', retryAtMs: null },
  ])('is offered while it may bring a token: $kind', (session) => {
    expect(isWorthTrying(session)).toBe(true);
  });
});
