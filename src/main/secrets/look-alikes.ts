/** From where to where in a text, the end not included. */
export type Span = readonly [from: number, to: number];

/** Whether there is a `;` is asked afterwards: an expression would look for it from each `exp=` as far as to the end. */
const COPILOT_TOKEN = /()\b(?:tid|exp|ol|sku)=[^\s"'`<>]*/g;

/**
 * What tokens look like, wherever they stand. Each takes all that it has looked at, so that a long text is read once.
 *
 * - GitHub's tokens are getting longer and take `.` and `-`, so their length is not judged.
 * - A Copilot token is `key=value;…` up to a blank or a quote.
 */
const TOKENS: readonly RegExp[] = [
  /()gh[a-z]_[A-Za-z0-9._-]{20,}/g,
  /()github_pat_[A-Za-z0-9_]{20,}/g,
  COPILOT_TOKEN,
];

/**
 * What stands in lines and sentences where a secret does. A person may well be called Bearer or Token, so none of these
 * is for names.
 *
 * `token` also stands in prose; what follows must be long to be a credential.
 */
const IN_SENTENCES: readonly RegExp[] = [
  /\b(bearer[\s+]+)[^\s"'`,]+/gi,
  /\b(token[\s+]+)[^\s"'`,]{16,}/gi,
  /((?:device_code|user_code|access_token|refresh_token)["']?\s*[=:]\s*["']?)[^\s"'`&,;}\\]+/gi,
];

/** Where something stands that looks like a secret, though nobody has registered it; `among` says in what kind of text. */
export function lookAlikesIn(text: string, among: 'sentences' | 'values'): readonly Span[] {
  const patterns = among === 'values' ? TOKENS : [...TOKENS, ...IN_SENTENCES];
  return patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern))
      .filter(([whole]) => pattern !== COPILOT_TOKEN || whole.includes(';'))
      .map(({ 0: whole, 1: before = '', index }): Span => {
        return [index + before.length, index + whole.length];
      }),
  );
}
