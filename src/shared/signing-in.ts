import { assertNever } from './assert-never.ts';
import type { SignInView } from './view.ts';

/** A sign-in is under way: from the click until there is an account or a stated problem. */
export function isSigningIn(signIn: SignInView): boolean {
  switch (signIn.kind) {
    case 'requestingCode':
    case 'awaitingUser':
    case 'identifying':
    case 'confirming':
    case 'exchanging':
      return true;
    case 'idle':
    case 'done':
    case 'failed':
      return false;
    default:
      return assertNever(signIn);
  }
}
