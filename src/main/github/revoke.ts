import { http } from '../config.ts';
import type { RevokeAnswer } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Answer } from './answer.ts';
import { causeOf, isRateLimit, malformed, rateLimited, troubleOf } from './failures.ts';
import type { Tools } from './tools.ts';

/** How a server says that it has no such endpoint. */
const ABSENT: ReadonlySet<number> = new Set([404, 405, 410]);

/** … and that these are no credentials that it would end. 422 is also its answer to whom it takes for a spammer. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 422]);

/**
 * Ends tokens at the host that granted them, for good. Never rejects.
 *
 * Nobody has to say who they are, and on GitHub's own hosts nobody may: 403. Accepted is accepted: the owner gets an
 * e-mail, and nothing brings the tokens back. GitHub Enterprise Server has it since 3.19, for all kinds since 3.21.
 *
 * @see https://docs.github.com/en/rest/credentials/revoke#revoke-a-list-of-credentials
 */
export async function revokeCredentials(
  tools: Tools,
  host: string,
  credentials: readonly [Secret, ...Secret[]],
  signal: AbortSignal,
): Promise<RevokeAnswer> {
  const request = tools.requests.revocation(host, credentials);
  const reply = await tools.send({ host, purpose: 'revoke', request, signal, limits: http });
  return reply.kind === 'trouble' ? reply : readRevocation(reply.answer);
}

function readRevocation(answer: Answer): RevokeAnswer {
  const { status } = answer;
  if (status === 202) return { kind: 'revoked' };
  if (isRateLimit(answer)) return { kind: 'trouble', trouble: rateLimited(answer) };
  if (ABSENT.has(status)) return { kind: 'noEndpoint', cause: causeOf(answer) };
  if (REFUSALS.has(status)) return { kind: 'refused', cause: causeOf(answer) };
  const trouble = status < 400 ? malformed(answer) : troubleOf(answer);
  return { kind: 'trouble', trouble };
}
