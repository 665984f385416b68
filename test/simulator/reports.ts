import * as v from 'valibot';
import { Person } from './choices.ts';
import { Endpoint } from './scripted-answer.ts';
import { Settings } from './settings.ts';

export const Code = v.object({
  userCode: v.string(),
  clientId: v.string(),
  scope: v.string(),
  status: v.picklist(['pending', 'approved', 'denied', 'expired', 'used']),
  login: v.nullable(v.string()),
  intervalSeconds: v.number(),
  expiresAtMs: v.number(),
});
export type Code = v.InferOutput<typeof Code>;

/** Which token, without the token: the first 16 hex digits of its SHA-256. */
const fingerprint = v.string();

/** What a bearer value looks like. */
export const TokenKind = v.picklist(['ghu', 'gho', 'ghr', 'ghp', 'pat', 'copilot', 'unknown']);
export type TokenKind = v.InferOutput<typeof TokenKind>;

export const State = v.object({
  mode: v.picklist(['github', 'note']),
  /** The server's clock, skew included. */
  nowMs: v.number(),
  timeScale: v.number(),
  settings: Settings,
  people: v.array(Person),
  codes: v.array(Code),
  githubTokens: v.array(
    v.object({
      fingerprint,
      kind: TokenKind,
      login: v.string(),
      clientId: v.string(),
      alive: v.boolean(),
      expiresAtMs: v.nullable(v.number()),
    }),
  ),
  copilotTokens: v.array(
    v.object({ fingerprint, login: v.string(), alive: v.boolean(), expiresAtMs: v.number() }),
  ),
  /** Whom it has told by e-mail that a token of theirs was revoked, oldest first. */
  mails: v.array(v.object({ login: v.string(), atMs: v.number() })),
});
export type State = v.InferOutput<typeof State>;

export const LogEntry = v.object({
  /** Counts up from 1; survives filters, restarts with a reset. */
  number: v.number(),
  /** When the request arrived by the server's clock. */
  atMs: v.number(),
  method: v.string(),
  /** Without its query, which may carry a device code. */
  path: v.string(),
  endpoint: Endpoint,
  /** In lower case; those that carry credentials are left out. */
  headers: v.record(v.string(), v.string()),
  authorization: v.nullable(
    v.object({
      scheme: v.string(),
      kind: TokenKind,
      fingerprint,
      /** Whether this was a token of ours, and good, when the request arrived. */
      alive: v.boolean(),
    }),
  ),
  /** The GitHub tokens anywhere in the request: in a header, its address or its body. */
  githubTokens: v.array(fingerprint),
  /** Names of the fields in body and query, never their values. */
  fields: v.array(v.string()),
  /** Null when the connection was dropped or left hanging instead. */
  status: v.nullable(v.number()),
  /** The OAuth error or notification id in the answer, or what was done to it. */
  remark: v.nullable(v.string()),
});
export type LogEntry = v.InferOutput<typeof LogEntry>;
