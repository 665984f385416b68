import type { Secret } from '../secrets/secret.ts';
import { type Answer, hasRequestId } from './answer.ts';
import { isGitHubCloud } from './hosts.ts';
import { WireIdentity } from './identity.ts';
import type { RequestBuilder, RequestDraft } from './requests.ts';
import { optional } from './wire-fields.ts';

/**
 * The exchange as some descriptions of the protocol have it: `POST` instead of `GET`, an ISO date instead of Unix
 * seconds (which every decoder here reads anyway), no `refresh_in`, and a `user` object that says whose token it is.
 */
interface NoteDialect {
  /** Whether this host answered its last exchange in the dialect. */
  isSpokenBy(host: string): boolean;
  remember(host: string): void;
  forget(host: string): void;
}

/** Remembers, for this run, which hosts speak the dialect. */
export function createNoteDialect(): NoteDialect {
  const hosts = new Set<string>();
  return {
    isSpokenBy: (host) => hosts.has(host),
    remember: (host) => void hosts.add(host),
    forget: (host) => void hosts.delete(host),
  };
}

/**
 * Whether an answer to the usual `GET` suggests asking again in the dialect: the method is not allowed, or nothing is
 * there and it is not GitHub that says so. GitHub's own hosts are never asked twice.
 */
export function suggestsNoteDialect(host: string, answer: Answer): boolean {
  if (isGitHubCloud(host)) return false;
  return answer.status === 405 || (answer.status === 404 && !hasRequestId(answer));
}

/** The exchange in the dialect. */
export function noteExchangeRequest(
  requests: RequestBuilder,
  host: string,
  gitHubToken: Secret,
): RequestDraft | null {
  const call = { host, method: 'POST', space: 'internal', endpoint: 'exchange' } as const;
  return requests.rest(call, gitHubToken);
}

/** The field that only the dialect has. */
export const noteFields = { user: optional(WireIdentity) };
