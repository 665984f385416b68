import type { Caused, ExchangeAnswer, GitHub, Trouble } from '../ports.ts';

type RefusedAnswer = Extract<ExchangeAnswer, { kind: 'refused' }>;

/**
 * The same GitHub, except that its words hold no secret: a refusal's text and link, and the code of a no.
 *
 * They are the only text of a server that goes further than this room, and a proxy that quotes the request it has refused
 * would quote the GitHub token in them.
 */
export function redactWords(gitHub: GitHub, redact: (text: string) => string): GitHub {
  return {
    ...gitHub,
    requestCode: async (host, clientId, signal) =>
      withoutSecretCode(await gitHub.requestCode(host, clientId, signal), redact),
    poll: async (request, signal) => withoutSecretCode(await gitHub.poll(request, signal), redact),
    renew: async (request, signal) =>
      withoutSecretCode(await gitHub.renew(request, signal), redact),
    async exchange(host, gitHubToken, signal) {
      const answer = await gitHub.exchange(host, gitHubToken, signal);
      return answer.kind === 'refused' ? { ...answer, ...redacted(answer, redact) } : answer;
    },
  };
}

/** A code with a secret in it is a quotation, and whoever quotes has decided nothing. */
function withoutSecretCode<Said extends object>(
  answer: Said & Caused,
  redact: (text: string) => string,
): Said | { readonly kind: 'trouble'; readonly trouble: Trouble } {
  const { cause } = answer;
  if (cause?.kind !== 'answer' || cause.code === null || redact(cause.code) === cause.code) {
    return answer;
  }
  const trouble = {
    kind: 'malformed',
    retryAfterMs: null,
    cause: { ...cause, code: null },
  } as const;
  return { kind: 'trouble', trouble };
}

function redacted(
  { refusal, url }: RefusedAnswer,
  redact: (text: string) => string,
): Pick<RefusedAnswer, 'refusal' | 'url'> {
  const clean = (words: string | null) => (words === null ? null : redact(words));
  // A link without the part that was taken out would lead somewhere else.
  const safeUrl = clean(url) === url ? url : null;
  const { reason, title, message } = refusal;
  return {
    url: safeUrl,
    refusal: { reason, title: clean(title), message: clean(message), hasLink: safeUrl !== null },
  };
}
