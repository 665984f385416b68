import type { TroubleKind } from '../../shared/trouble.ts';
import type { GitHub, IdentityAnswer, Trouble } from '../ports.ts';
import type { Account } from './accounts.ts';

/** What may be asked for without need: it costs a host little, and changes nothing there. */
export const KNOWN = ['identity', 'models'] as const;

/** One of {@link KNOWN}. */
export type Known = (typeof KNOWN)[number];

/** What came of it: a status, trouble, or nothing, because the governor wants it to wait or there is nothing to ask with. */
export type AskedAnew =
  | { readonly kind: 'said'; readonly status: number }
  | { readonly kind: 'trouble'; readonly trouble: TroubleKind }
  | { readonly kind: 'notSent' };

interface AskingAnewPorts {
  /** For what is nice to know: it leaves to tokens what they need. */
  readonly gitHub: Pick<GitHub, 'identify' | 'models'>;
  readonly account: (accountKey: string) => Account | null;
  readonly integrationId: () => string | null;
}

/** Asks a host once more for what it has answered before. Never rejects, and never asks for a code or a token. */
export function createAskingAnew({ gitHub, account, integrationId }: AskingAnewPorts) {
  return async (key: string, what: Known, signal: AbortSignal): Promise<AskedAnew> => {
    const one = account(key);
    if (one === null) return NOT_SENT;
    const { host, gitHubToken } = one.record;
    if (what === 'identity') return saidOf(await gitHub.identify(host, gitHubToken, signal));
    const held = one.session.tokenAtHand();
    if (held === null || held.apiUrl === null) return NOT_SENT;
    const { apiUrl, token: copilotToken } = held;
    const call = { host, apiUrl, copilotToken, integrationId: integrationId() };
    const answer = await gitHub.models(call, signal);
    return answer.kind === 'trouble' ? troubleOf(answer.trouble) : answer;
  };
}

const NOT_SENT: AskedAnew = { kind: 'notSent' };

function saidOf(answer: IdentityAnswer): AskedAnew {
  switch (answer.kind) {
    case 'identity':
      return { kind: 'said', status: 200 };
    case 'unauthorized':
      return { kind: 'said', status: 401 };
    case 'unknown':
      return { kind: 'said', status: 404 };
    case 'withheld': {
      const { cause } = answer.trouble;
      return { kind: 'said', status: cause?.kind === 'answer' ? cause.status : 403 };
    }
    case 'trouble':
      return troubleOf(answer.trouble);
    default:
      return answer satisfies never;
  }
}

function troubleOf({ kind, isPutOff }: Trouble): AskedAnew {
  return isPutOff === true ? NOT_SENT : { kind: 'trouble', trouble: kind };
}
