/**
 * Where a secret must never be. The clipboard is not among them, nor what the agent gives to a program that asks for a
 * token: somebody wanted it there.
 */
export const PLACES = [
  'logs',
  'IPC',
  'DOM',
  'notices',
  'tray',
  'activity',
  'files',
  'links',
  'agent',
] as const;
export type Place = (typeof PLACES)[number];

/** No end of a secret this long is there by chance, and no beginning, which is the prefix of its kind in part. */
const TELLING_END = 16;
const TELLING_BEGINNING = 12;

/** How a secret was spelt where it was found, and that spelling. */
export type Spelling = readonly [how: string, text: string];

/**
 * The ways in which a secret can stand in a text, and its beginning and its end alone: what cuts texts leaves the one,
 * redactors that know a length the other.
 */
export function spellingsOf(secret: string): readonly Spelling[] {
  const bytes = Buffer.from(secret);
  return [
    ['plain', secret],
    ['its beginning', secret.slice(0, TELLING_BEGINNING)],
    ['its end', secret.slice(-TELLING_END)],
    ['URL-encoded', encodeURIComponent(secret)],
    ['in hexadecimal digits', bytes.toString('hex')],
    ...[0, 1, 2].map((offset) => [`in base64 (${offset})`, base64At(bytes, offset)] as const),
  ];
}

/** As base64 spells it behind `offset` other bytes, without the digits that its neighbours share. */
function base64At(bytes: Buffer, offset: number): string {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return padded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}

/** How this secret is spelt in the text; empty is what everybody hopes for. */
export function spellingsIn(text: string, secret: string): readonly string[] {
  return spellingsOf(secret)
    .filter(([, spelling]) => text.includes(spelling))
    .map(([how]) => how);
}
