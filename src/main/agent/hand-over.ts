import type { Secret } from '../secrets/secret.ts';

/** A Copilot token with all that a program needs to use it. */
export interface TokenForCaller {
  readonly token: Secret;
  /** Base address of the Copilot API; null where nobody has named one. */
  readonly apiUrl: string | null;
  /** What goes with each request beside the token, by name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
  readonly accountName: string;
}

/** The token and a line's end: what a key command prints. */
export function tokenText({ token }: TokenForCaller): string {
  return `${token.reveal()}\n`;
}

/** The token with what belongs to it. */
export function tokenJson(given: TokenForCaller): object {
  return {
    token: given.token.reveal(),
    base_url: given.apiUrl,
    headers: given.headers,
    expires_at: instantText(given.expiresAtMs),
    account: given.accountName,
  };
}

/** `Name: value` a line, as `curl -H @-` reads them. */
export function headerText(given: TokenForCaller): string {
  const { Authorization, ...others } = headersOf(given);
  const lines = Object.entries({ Authorization, ...others });
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}

/**
 * The same as a credential helper answers.
 *
 * @see https://github.com/EngFlow/credential-helper-spec
 */
export function headerJson(given: TokenForCaller): object {
  const named = Object.entries(headersOf(given)).map(([name, value]) => [name, [value]] as const);
  return { headers: Object.fromEntries(named), expires: instantText(given.expiresAtMs) };
}

function headersOf({ token, headers }: TokenForCaller) {
  return { Authorization: `Bearer ${token.reveal()}`, ...headers };
}

/** RFC 3339, in whole seconds that have surely not ended. */
export function instantText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}
