import type { TroubleKind } from './trouble.ts';

/** Why a sign-in ended without an account. A closed list: words are chosen by kind, and a server's are only what is told of the last one. */
export type SignInProblem =
  | { readonly kind: 'denied' }
  | { readonly kind: 'expired' }
  /** The code was used or withdrawn; perhaps it was approved and the answer was lost. */
  | { readonly kind: 'codeInvalid' }
  | { readonly kind: 'deviceFlowDisabled' }
  | { readonly kind: 'noDeviceFlow' }
  | { readonly kind: 'wrongClient' }
  /** GitHub lets nobody in whose e-mail address is not verified. */
  | { readonly kind: 'emailUnverified' }
  /** GitHub has suspended the app of this client id. */
  | { readonly kind: 'appSuspended' }
  /** Until then (wall clock, epoch ms) another GitHub token would push out one that an editor uses. */
  | { readonly kind: 'tooManySignIns'; readonly untilMs: number }
  /** The host was asked for codes too often, or has asked to slow down: until then (wall clock, epoch ms). */
  | { readonly kind: 'tooSoon'; readonly untilMs: number }
  | { readonly kind: 'unreachable'; readonly trouble: TroubleKind }
  /** `said` is the server's own sentence, where it gave one. */
  | {
      readonly kind: 'unexpected';
      readonly code: string | null;
      readonly said: string | null;
    };
