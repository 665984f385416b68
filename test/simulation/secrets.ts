/** Stands in every secret again and again, so that a look for it finds any twelve characters of any of them. */
const MARK = 'q7x';

/**
 * As a text spells twelve characters of a secret: plain, in hexadecimal digits, as percent signs; or two fields of a Copilot
 * token as they stand in it, of which the signature alone is marked.
 */
const SPELT = /q7x.q7x|713778[0-9a-f]{2}713778|%71%37%78|exp(?:=|%3d)\d+(?:;|%3b)sku/i;

/** Twelve characters of a secret hold the mark four times, so that in base64 one of them starts a group. */
const IN_BASE64 = Buffer.from(MARK).toString('base64');

/** Makes up secrets that are all different and can be told from everything else. */
export function createMint() {
  let serial = 0;
  return (prefix: string): string => {
    serial += 1;
    const digits = serial.toString(36).padStart(10, '0');
    return prefix + Array.from(digits, (digit) => MARK + digit).join('');
  };
}

/** Whether a text tells twelve characters of any secret, in whatever spelling. */
export function tellsSecret(text: string): boolean {
  return SPELT.test(text) || text.includes(IN_BASE64);
}

/** The Copilot token that stands in a copied text, whatever stands around it. */
export function tokenIn(text: string): string | null {
  return /tid=[^\s"':]+:(?:q7x.)+/.exec(text)?.[0] ?? null;
}
