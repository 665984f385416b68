import { expect, test } from 'vitest';
import { isSigningIn } from '../../../src/shared/signing-in.ts';
import type { SignInView } from '../../../src/shared/view.ts';

const UNDER_WAY: Readonly<Record<SignInView['kind'], boolean>> = {
  idle: false,
  requestingCode: true,
  awaitingUser: true,
  identifying: true,
  confirming: true,
  exchanging: true,
  done: false,
  failed: false,
};

test.each(Object.entries(UNDER_WAY))(
  'whether a sign-in that is %s is under way: %s',
  (kind, is) => {
    expect(isSigningIn({ kind } as SignInView)).toBe(is);
  },
);
