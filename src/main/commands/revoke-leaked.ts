import type { LeakedOutcome } from '../../shared/leaked.ts';
import type { View } from '../../shared/view.ts';
import type { Engine } from '../engine/engine.ts';
import { readLeaked } from './read-leaked.ts';

interface RevokeLeakedPorts {
  readonly engine: Pick<Engine, 'revokePasted'>;
  readonly view: () => Pick<View, 'hosts' | 'accounts'>;
}

/** The one request of the window that carries a secret: a token that is to end. Nothing of it is stored or written. */
export function createRevokeLeaked({ engine, view }: RevokeLeakedPorts) {
  return async ({ host, token: pasted }: Pasted): Promise<LeakedOutcome> => {
    if (!isOffered(host, view())) return 'noHost';
    const reading = readLeaked(pasted);
    if (reading.kind === 'wrong') return reading.fault;
    return engine.revokePasted(host, reading.what, reading.token) ? 'asked' : 'tooMany';
  };
}

interface Pasted {
  readonly host: string;
  readonly token: string;
}

/** Whether a face may offer this host: it is one of the settings, or where an account is. */
export function isOffered(host: string, { hosts, accounts }: Pick<View, 'hosts' | 'accounts'>) {
  return hosts.includes(host) || accounts.some((account) => account.host === host);
}
