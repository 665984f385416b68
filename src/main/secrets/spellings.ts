import { bareOf } from './bare.ts';

/**
 * The ways in which a secret is spelt where no escapes are (`readings.ts` undoes those): itself, in hexadecimal digits, in
 * base64, each also as it reads in pieces (`bare.ts`); and, for what is more than ASCII, as addresses, forms and JSON write it.
 */
export function spellingsOf(text: string): readonly string[] {
  // Through bytes, because `encodeURIComponent` throws on half a surrogate pair.
  const bytes = Buffer.from(text);
  const percent = encodeURIComponent(bytes.toString());
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const escaped = JSON.stringify(text).slice(1, -1);
  const hex = bytes.toString('hex');
  const all = [
    text,
    ...[percent, form].flatMap((one) => [one, lowerHex(one)]),
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    hex,
    hex.toUpperCase(),
    ...base64Forms(bytes),
  ];
  return [...new Set([...all, ...all.map(bareOf)])];
}

/**
 * Base64 groups three bytes, so inside a longer text (`Basic user:token`) a secret has one of three spellings. Of each,
 * only the characters that its neighbours cannot change.
 */
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    const stable = padded.slice(first, last);
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}
