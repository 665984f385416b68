import { assertNever } from '../../../shared/assert-never.ts';
import type { RefusalReason } from '../../../shared/refusal.ts';
import type { RevocationFault, RevocationView } from '../../../shared/revocation.ts';
import type { RestartCost } from '../../../shared/storage.ts';
import type { TroubleKind } from '../../../shared/trouble.ts';
import type { Quota } from '../../../shared/usage.ts';

/** Something that a person should know although they are not looking. Instants are wall-clock milliseconds. */
export type Notice =
  /** The token still works, but the next one cannot be had. */
  | {
      readonly kind: 'renewalFailing';
      readonly accountKey: string;
      readonly trouble: TroubleKind;
      readonly untilMs: number;
    }
  | { readonly kind: 'tokenOut'; readonly accountKey: string; readonly trouble: TroubleKind }
  | {
      readonly kind: 'refused';
      readonly accountKey: string;
      readonly reason: RefusalReason;
    }
  | { readonly kind: 'signInNeeded'; readonly accountKey: string }
  | { readonly kind: 'recovered'; readonly accountKey: string; readonly untilMs: number }
  /** So much of a plan is used that somebody may want to know. */
  | { readonly kind: 'usageReached'; readonly accountKey: string; readonly quota: Quota }
  | { readonly kind: 'gitHubTokenEnds'; readonly accountKey: string; readonly untilMs: number }
  /** A token that GitHub shall end, and that it has not heard of so far. */
  | {
      readonly kind: 'revocationOwed';
      readonly revocation: RevokedToken;
      readonly trouble: TroubleKind;
    }
  /** … and that it does not end: only a person can. */
  | {
      readonly kind: 'revocationFailed';
      readonly revocation: RevokedToken;
      readonly fault: RevocationFault;
    }
  /** Stored sign-ins cannot be read, or new ones not be kept. */
  | { readonly kind: 'keyringFailed'; readonly restart: RestartCost }
  /** A newer version of the app is out. */
  | { readonly kind: 'updateOut'; readonly version: string }
  | { readonly kind: 'settingsSetAside' }
  | { readonly kind: 'internalError' };

type RevokedToken = Omit<RevocationView, 'phase'>;

/** The keyring has failed. */
export const KEYRING_INCIDENT = 'keyring';

/** A newer version is out: of two, the newer one counts. */
export const UPDATE_INCIDENT = 'update';

/** The incident that a notice belongs to: a newer notice of the same incident takes the older one's place. */
export function incidentOf(notice: Notice): string {
  switch (notice.kind) {
    case 'keyringFailed':
      return KEYRING_INCIDENT;
    case 'updateOut':
      return UPDATE_INCIDENT;
    case 'settingsSetAside':
      return 'settings';
    case 'internalError':
      return 'internal';
    case 'gitHubTokenEnds':
      return endsIncident(notice.accountKey);
    case 'usageReached':
      return usageIncident(notice.accountKey);
    case 'revocationOwed':
    case 'revocationFailed':
      return revocationIncident(notice.revocation.id);
    case 'renewalFailing':
    case 'tokenOut':
    case 'refused':
    case 'signInNeeded':
    case 'recovered':
      return sessionIncident(notice.accountKey);
    default:
      return assertNever(notice);
  }
}

/** What all notices about an account's session share: the newer one takes the place of the older. */
export function sessionIncident(accountKey: string): string {
  return `session ${accountKey}`;
}

/** The same for the end of an account's GitHub token. */
export function endsIncident(accountKey: string): string {
  return `ends ${accountKey}`;
}

/** The same for a token that GitHub shall end. */
export function revocationIncident(id: number): string {
  return `revocation ${id}`;
}

/** The same for what an account has used of its plan. */
export function usageIncident(accountKey: string): string {
  return `usage ${accountKey}`;
}
