import type { TroubleKind } from './trouble.ts';

/**
 * Why GitHub has not ended a token, and will not by being asked again and again.
 *
 * - `noEndpoint`: the host knows no such request, as older GitHub Enterprise Servers
 * - `refused`: it says no to this token
 * - `tooMany`: it was never asked, because too many others wait
 */
export const REVOCATION_FAULTS = ['noEndpoint', 'refused', 'tooMany'] as const;

/** One of {@link REVOCATION_FAULTS}. */
export type RevocationFault = (typeof REVOCATION_FAULTS)[number];

/**
 * What it is.
 *
 * - `signIn`: the GitHub token of an account that was signed out, with what renews it
 * - `appToken`, `personalToken`: one that was pasted, of an app or made by a person
 */
export type RevokedKind = 'signIn' | 'appToken' | 'personalToken';

/** A token that GitHub shall end, as faces show it. Holds no token. */
export interface RevocationView {
  /** Of this run of the app. */
  readonly id: number;
  readonly host: string;
  /** Who was signed out; null for somebody without a name, and for a token that was pasted. */
  readonly login: string | null;
  readonly kind: RevokedKind;
  readonly phase: RevocationPhaseView;
}

/** How far it is. Every `…AtMs` is an instant of the wall clock. */
export type RevocationPhaseView =
  | { readonly kind: 'asking' }
  | { readonly kind: 'waiting'; readonly trouble: TroubleKind; readonly retryAtMs: number }
  | { readonly kind: 'failed'; readonly fault: RevocationFault }
  | { readonly kind: 'revoked' };
