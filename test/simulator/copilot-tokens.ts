import { createHmac } from 'node:crypto';
import { fingerprint } from './fingerprint.ts';
import type { State } from './reports.ts';

interface CopilotToken {
  readonly text: string;
  readonly personId: number;
  readonly expiresAtMs: number;
  revoked: boolean;
}

export interface CopilotTokens {
  /** Sign `claims`, in their order, and remember the token for its life. */
  issue(request: NewCopilotToken): string;
  /** Whose token this is, or null when it is not one, changed, expired or revoked. */
  whose(text: string): number | null;
  revokeAll(belongs: (personId: number) => boolean): void;
  all(loginOf: (personId: number) => string): State['copilotTokens'];
}

export interface NewCopilotToken {
  readonly personId: number;
  readonly lifeMs: number;
  readonly claims: Readonly<Record<string, string | number>>;
}

/** Tokens look like GitHub's: `key=value;…:<64 hex digits of MAC>`. */
export function createCopilotTokens(
  nowMs: () => number,
  key: string,
  onSecret: (text: string) => void,
): CopilotTokens {
  const tokens: CopilotToken[] = [];
  const isAlive = (token: CopilotToken) => !token.revoked && nowMs() < token.expiresAtMs;

  return {
    issue({ personId, lifeMs, claims }) {
      const said = Object.entries(claims)
        .map(([name, value]) => `${name}=${value}`)
        .join(';');
      // Two exchanges in one second would say the same: GitHub's tokens differ all the same.
      const mac = createHmac('sha256', `${key}:${tokens.length}`).update(said).digest('hex');
      const text = `${said}:${mac}`;
      onSecret(text);
      tokens.push({ text, personId, expiresAtMs: nowMs() + lifeMs, revoked: false });
      return text;
    },
    whose: (text) =>
      tokens.find((token) => token.text === text && isAlive(token))?.personId ?? null,
    revokeAll(belongs) {
      for (const token of tokens) if (belongs(token.personId)) token.revoked = true;
    },
    all: (loginOf) =>
      tokens.map((token) => ({
        fingerprint: fingerprint(token.text),
        login: loginOf(token.personId),
        alive: isAlive(token),
        expiresAtMs: token.expiresAtMs,
      })),
  };
}
