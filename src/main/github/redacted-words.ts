import type { ExchangeAnswer, GitHub } from '../ports.ts';

type Refused = Extract<ExchangeAnswer, { kind: 'refused' }>;

/**
 * The same GitHub, except that a refusal's words and link hold no secret.
 *
 * They are the only text of a server that people are shown as it came, and a proxy that quotes the request it has
 * refused would quote the GitHub token in them.
 */
export function redactWords(gitHub: GitHub, redact: (text: string) => string): GitHub {
  return {
    ...gitHub,
    async exchange(host, gitHubToken, signal) {
      const answer = await gitHub.exchange(host, gitHubToken, signal);
      return answer.kind === 'refused' ? { ...answer, ...redacted(answer, redact) } : answer;
    },
  };
}

function redacted(
  { refusal, url }: Refused,
  redact: (text: string) => string,
): Pick<Refused, 'refusal' | 'url'> {
  const clean = (words: string | null) => (words === null ? null : redact(words));
  // A link without the part that was taken out would lead somewhere else.
  const safeUrl = clean(url) === url ? url : null;
  const { reason, title, message } = refusal;
  return {
    url: safeUrl,
    refusal: { reason, title: clean(title), message: clean(message), hasLink: safeUrl !== null },
  };
}
