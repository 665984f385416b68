import type { RevokedKind } from '../../shared/revocation.ts';
import type { Secret } from '../secrets/secret.ts';
import { type Account, type Accounts, secretsOf } from './accounts.ts';
import {
  createRevocations,
  type Revocations,
  type RevocationsPorts,
  type Revoked,
} from './revocations.ts';

interface LeavingPorts extends RevocationsPorts {
  readonly accounts: Pick<Accounts, 'get' | 'remove'>;
  /** The account of this key is not here any more. */
  readonly onGone: (accountKey: string) => void;
}

/** How accounts and tokens go. */
export interface Leaving {
  readonly revocations: Revocations;
  /** Forgets the account here; `revokes`: and has GitHub end its tokens. Resolves when the disk has done its part. */
  readonly signOut: (accountKey: string, revokes?: boolean) => Promise<void>;
  /** These came for an account that has just gone. */
  readonly stray: (account: Account, secrets: readonly [Secret, ...Secret[]]) => void;
  /** Has this host end a token that a person has pasted. False, with nothing done, while too many others wait. */
  readonly revokePasted: (
    host: string,
    kind: Exclude<RevokedKind, 'signIn'>,
    token: Secret,
  ) => boolean;
}

/** Signs accounts out, and has GitHub end tokens where a person wants that. */
export function createLeaving(ports: LeavingPorts): Leaving {
  const { accounts } = ports;
  const revocations = createRevocations(ports);
  return {
    revocations,
    async signOut(accountKey, revokes = false) {
      const account = accounts.get(accountKey);
      if (account === null) return;
      // Before it is gone: what is to be revoked is known for a secret all the time.
      if (revokes) revocations.add(revokedOf(account), secretsOf(account.record));
      const removed = accounts.remove(accountKey, revokes);
      ports.onGone(accountKey);
      await removed;
    },
    stray: (account, secrets) => revocations.add(revokedOf(account), secrets),
    revokePasted(host, kind, token) {
      if (!revocations.hasRoom()) return false;
      revocations.add({ host, login: null, kind }, [token]);
      return true;
    },
  };
}

function revokedOf({ record: { host, identity } }: Account): Revoked {
  return { host, login: identity?.login ?? null, kind: 'signIn' };
}
