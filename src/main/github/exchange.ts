import * as v from 'valibot';
import { http } from '../config.ts';
import type { CopilotToken, ExchangeAnswer } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import { type Answer, bodyOf, isSuccess } from './answer.ts';
import { decodeCopilotToken } from './copilot-token.ts';
import { malformed, troubleOf } from './failures.ts';
import { createNoteDialect, noteExchangeRequest, suggestsNoteDialect } from './note-dialect.ts';
import { type Decision, decideRefused, reasonedRefusal } from './refusals.ts';
import type { RequestDraft } from './requests.ts';
import { sentenceOf } from './sentence.ts';
import type { Tools } from './tools.ts';
import type { Reply } from './wire.ts';

/** GitHub token in, Copilot token out. Never rejects. */
type Exchange = (host: string, gitHubToken: Secret, signal: AbortSignal) => Promise<ExchangeAnswer>;

/**
 * Speaks the exchange as GitHub's own client does, and falls back to the note's dialect where a host needs it.
 *
 * A host that answered in the dialect is asked in it from then on, until it once says no to it.
 */
export function createExchange(tools: Tools): Exchange {
  const noteDialect = createNoteDialect();

  async function inNoteDialect(
    host: string,
    token: Secret,
    signal: AbortSignal,
  ): Promise<ExchangeAnswer> {
    const draft = noteExchangeRequest(tools.requests, host, token);
    const reply = await ask(tools, host, draft, signal);
    const answer = judge(tools, host, reply);
    // Trouble says nothing of how it wants to be asked, and to ask in both ways each time is to ask twice.
    const isOutage = reply.kind === 'answer' && troubled(reply.answer);
    if (answer.kind === 'token' || isOutage) noteDialect.remember(host);
    else if (reply.kind === 'answer') noteDialect.forget(host);
    return answer;
  }

  return async (host, token, signal) => {
    if (noteDialect.isSpokenBy(host)) return inNoteDialect(host, token, signal);
    const call = { host, method: 'GET', space: 'internal', endpoint: 'exchange' } as const;
    const draft = tools.requests.rest(call, token);
    const reply = await ask(tools, host, draft, signal);
    return reply.kind === 'answer' && suggestsNoteDialect(host, reply.answer)
      ? inNoteDialect(host, token, signal)
      : judge(tools, host, reply);
  };
}

function ask(
  tools: Tools,
  host: string,
  request: RequestDraft | null,
  signal: AbortSignal,
): Promise<Reply> {
  return tools.send({ host, purpose: 'exchange', request, signal, limits: http });
}

function judge(tools: Tools, host: string, reply: Reply): ExchangeAnswer {
  if (reply.kind === 'trouble') return { ...reply, serverMs: null };
  const { serverMs } = reply.answer;
  return { ...judgeAnswer(tools, host, reply.answer), serverMs };
}

/** Whether a host is in trouble, whatever it was asked. */
function troubled({ status }: Answer): boolean {
  return status === 429 || status >= 500;
}

type Judgement =
  | Decision
  | { readonly kind: 'token'; readonly copilot: CopilotToken }
  | { readonly kind: 'unauthorized' };

function judgeAnswer(tools: Tools, host: string, answer: Answer): Judgement {
  const { status } = answer;
  if (status === 401) return { kind: 'unauthorized' };
  if (troubled(answer)) return { kind: 'trouble', trouble: troubleOf(answer) };
  const copilot = isSuccess(answer) ? decodeCopilotToken(tools, host, bodyOf(answer)) : null;
  if (copilot !== null) return { kind: 'token', copilot };
  const refusal = reasonedRefusal(host, answer);
  if (refusal !== null) return refusal;
  return isSuccess(answer) && !isNoOfWords(answer)
    ? { kind: 'trouble', trouble: malformed(answer) }
    : decideRefused(host, answer);
}

const Tokenless = v.object({ token: v.nullish(v.never()) });

/** Whether words stand in the place of a token: a no, whatever its status calls itself. */
function isNoOfWords(answer: Answer): boolean {
  return v.is(Tokenless, bodyOf(answer)) && sentenceOf(answer) !== null;
}
