import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { createAuthority } from '../../support/certificates.ts';

/** The lengths of all that is in it, as they are written and in as few bytes as they take. */
function lengthsIn(der: Buffer): readonly (readonly [written: string, shortest: string])[] {
  const lengths: (readonly [string, string])[] = [];
  let at = 0;
  while (at < der.length) {
    const tag = der.readUInt8(at);
    const first = der.readUInt8(at + 1);
    const extra = first < 0x80 ? 0 : first - 0x80;
    const length = extra === 0 ? first : der.readUIntBE(at + 2, extra);
    const start = at + 2 + extra;
    lengths.push([der.toString('hex', at + 1, start), shortest(length)]);
    const isMadeOfParts = (tag & 0x20) !== 0;
    if (isMadeOfParts) lengths.push(...lengthsIn(der.subarray(start, start + length)));
    at = start + length;
  }
  return lengths;
}

function shortest(length: number): string {
  const hex = length.toString(16);
  const bytes = hex.padStart(hex.length + (hex.length % 2), '0');
  return length < 0x80 ? bytes : (0x80 + bytes.length / 2).toString(16) + bytes;
}

// Go and Rust refuse a certificate in which a length takes a byte more than it must; OpenSSL does not.
it('a certificate is DER to the strictest of readers, whatever its size', () => {
  const authority = createAuthority('An authority');
  const hosts = ['a.example', 'github.com', `${'long.'.repeat(30)}example`];
  for (const pem of [authority.cert, ...hosts.map((host) => authority.issue(host).cert)]) {
    const lengths = lengthsIn(new X509Certificate(pem).raw);
    expect(lengths.length).toBeGreaterThan(20);
    for (const [written, wanted] of lengths) expect(written).toBe(wanted);
  }
});
