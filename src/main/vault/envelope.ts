import { createHash } from 'node:crypto';

import * as v from 'valibot';

import type { VaultRecord } from '../ports.ts';
import { Secret } from '../secrets/secret.ts';

/** What is encrypted: every record, and a serial number that says which of two envelopes is the newer. */
export interface Envelope {
  readonly serial: number;
  readonly records: readonly VaultRecord[];
}

type DecodeAnswer =
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' };

const VERSION = 1;
const HASH_HEX_LENGTH = 64;
/** Between hash and body. Future versions keep hash, separator and a body with a `version`, so that this one can tell. */
const SEPARATOR = '\n';

// As wide as the types: a record that could be written but not read would take all the others with it. JSON has no NaN.
const secretSchema = v.pipe(
  v.string(),
  v.transform((text) => new Secret(text)),
);

const identitySchema = v.object({
  id: v.number(),
  login: v.string(),
  name: v.nullable(v.string()),
  avatarUrl: v.nullable(v.string()),
});

const recordSchema = v.object({
  key: v.string(),
  host: v.string(),
  clientId: v.string(),
  identity: v.nullable(identitySchema),
  // Written since there are open questions; before, none was remembered.
  doubt: v.fallback(
    v.nullable(v.object({ expected: v.nullable(identitySchema), isKept: v.boolean() })),
    null,
  ),
  gitHubToken: secretSchema,
  gitHubTokenEndsAtMs: v.nullable(v.number()),
  refreshToken: v.nullable(secretSchema),
  savedAtMs: v.fallback(v.number(), 0),
});

const versionSchema = v.object({ version: v.pipe(v.number(), v.safeInteger()) });
const bodySchema = v.object({
  serial: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  records: v.array(recordSchema),
});

/**
 * The text to encrypt: a SHA-256 and the body it covers.
 *
 * `salt` must be random and new each time: on macOS and Linux equal texts encrypt to equal bytes (AES-CBC with a fixed
 * initialisation vector), and nothing but the hash notices a changed byte.
 */
export function encodeEnvelope(envelope: Envelope, salt: string): string {
  const records = envelope.records.map((record) => ({
    ...record,
    gitHubToken: record.gitHubToken.reveal(),
    refreshToken: record.refreshToken?.reveal() ?? null,
  }));
  const body = JSON.stringify({ salt, version: VERSION, serial: envelope.serial, records });
  return hashOf(body) + SEPARATOR + body;
}

/** Reads what {@link encodeEnvelope} wrote. Anything else, down to a single changed byte, is `damaged`. */
export function decodeEnvelope(text: string): DecodeAnswer {
  const body = text.slice(HASH_HEX_LENGTH + SEPARATOR.length);
  if (text !== hashOf(body) + SEPARATOR + body) return { kind: 'damaged' };
  const parsed = parseJson(body);
  const version = v.safeParse(versionSchema, parsed);
  if (version.success && version.output.version > VERSION) return { kind: 'newer' };
  const decoded = v.safeParse(bodySchema, parsed);
  return decoded.success ? { kind: 'envelope', envelope: decoded.output } : { kind: 'damaged' };
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Matches no schema.
  }
}
