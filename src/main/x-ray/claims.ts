import { cutText } from '../../shared/format/cut-text.ts';
import {
  KNOWN_CLAIMS,
  MAXIMUM_CLAIM_NAME_LENGTH,
  MAXIMUM_CLAIM_VALUE_LENGTH,
  MAXIMUM_CLAIMS,
  type TokenClaim,
} from '../../shared/x-ray.ts';
import type { Secret } from '../secrets/secret.ts';

/** Which field is meant: its place, and its name, because another token may have come in between. */
export interface ClaimPlace {
  readonly index: number;
  readonly name: string;
}

/** Who somebody is and where they sit. `u` is explained nowhere, and may be the same. */
const PERSONAL: readonly string[] = ['tid', 'ip', 'asn', 'u', 'id'];

/** An unknown field with so long a value may say who somebody is as well, or be a signature of its own. */
const TELLING_LENGTH = 16;

/** The older format, whose fields stand there without names. */
const OLDER = /^(?<id>[\da-f]+):(?<org>[^:]*):(?<exp>\d+)$/i;

/** No address has so long a part: if GitHub ever writes something behind the signature, that is not shown for its sake. */
const LIKE_SIGNATURE = /:(?=[\w+/-]{32})/;

/** The fields of a Copilot token with those masked that are about the person. Empty for a token that tells none. */
export function claimsOf(token: Secret): readonly TokenClaim[] {
  return fieldsOf(token).map(({ name, value }) => ({
    name,
    value: isMasked(name, value) ? null : value,
  }));
}

/** One field that a person has asked to see; null when it is not there. */
export function claimAt(token: Secret, { index, name }: ClaimPlace): string | null {
  const field = fieldsOf(token)[index];
  return field?.name === name ? field.value : null;
}

/**
 * What stands before the last colon, because a value may be an IPv6 address; what stands behind it is the signature. Of
 * a token in which nothing is known nobody can say what of it is secret.
 */
function fieldsOf(token: Secret): readonly { readonly name: string; readonly value: string }[] {
  const text = token.reveal();
  const body = text.slice(0, Math.max(text.lastIndexOf(':'), 0));
  const pairs = Object.entries(OLDER.exec(body)?.groups ?? {});
  const [unsigned = ''] = body.split(LIKE_SIGNATURE);
  const fields = pairs.length > 0 ? pairs : unsigned.split(';').map(pairOf);
  if (!fields.some(([name]) => isKnown(name))) return [];
  return fields
    .filter(([name]) => name !== '')
    .slice(0, MAXIMUM_CLAIMS)
    .map(([name, value]) => ({
      name: cutText(name, MAXIMUM_CLAIM_NAME_LENGTH),
      value: cutText(value, MAXIMUM_CLAIM_VALUE_LENGTH),
    }));
}

/** A value may have a `=` in it; a field without one tells nothing, not even its name. */
function pairOf(field: string): readonly [name: string, value: string] {
  const at = field.indexOf('=');
  return at === -1 ? ['', ''] : [field.slice(0, at), field.slice(at + 1)];
}

function isMasked(name: string, value: string): boolean {
  return (
    PERSONAL.includes(name.trim().toLowerCase()) ||
    (!isKnown(name) && value.length >= TELLING_LENGTH)
  );
}

function isKnown(name: string): boolean {
  return KNOWN_CLAIMS.some((known) => known === name);
}
