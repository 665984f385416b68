import { createHash } from 'node:crypto';
import type { TokenKind } from './reports.ts';

/** Enough of a SHA-256 to tell tokens apart, far too little to be one. */
export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 16);
}

const KINDS: readonly (readonly [RegExp, TokenKind])[] = [
  [/^ghu_/, 'ghu'],
  [/^gho_/, 'gho'],
  [/^ghr_/, 'ghr'],
  [/^ghp_/, 'ghp'],
  [/^github_pat_/, 'pat'],
  [/(^|;)exp=\d+/, 'copilot'],
];

/** What a bearer value looks like, live or not. */
export function tokenKind(token: string): TokenKind {
  return KINDS.find(([pattern]) => pattern.test(token))?.[1] ?? 'unknown';
}
