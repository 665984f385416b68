import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { DAY_MS } from './time-units.ts';

/** A certificate and its key as a TLS server wants them. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  /** The authority's own certificate, for those who shall trust it. */
  readonly cert: string;
  issue(host: string, validity?: Validity): Identity;
}

export interface Validity {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A certificate authority of one's own, with keys that are new each time. */
export function createAuthority(name: string): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const present: Validity = { fromMs: Date.now() - DAY_MS, untilMs: Date.now() + DAY_MS };
  const self = { name, keys };
  return {
    cert: certificate(self, { name, key: keys.publicKey, validity: present, extension: IS_CA }),
    issue(host, validity = present) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const subject = { name: host, key: publicKey, validity, extension: alternativeName(host) };
      const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
      return { cert: certificate(self, subject), key: key.toString() };
    },
  };
}

interface Subject {
  readonly name: string;
  readonly key: KeyObject;
  readonly validity: Validity;
  readonly extension: Buffer;
}

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
function certificate(
  issuer: { readonly name: string; readonly keys: { readonly privateKey: KeyObject } },
  { name, key, validity, extension }: Subject,
): string {
  const toBeSigned = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    commonName(issuer.name),
    sequence(time(validity.fromMs), time(validity.untilMs)),
    commonName(name),
    key.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(extension)),
  );
  const signature = sign('sha256', toBeSigned, issuer.keys.privateKey);
  const der = sequence(toBeSigned, ECDSA_WITH_SHA256, bits(signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** DER: a tag, a length in as few bytes as it takes, the content. */
function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag, ...sizeOf(content.length)]), content]);
}

function sizeOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function bits(bytes: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), bytes]));
}

/** An object identifier, given by its encoded content. */
function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function commonName(text: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(text)))));
}

function time(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return tagged(0x18, Buffer.from(digits));
}

/** RFC 5758 §3.2. */
const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));

/** RFC 5280 §4.2.1.9. */
const IS_CA = sequence(
  oid('551d13'),
  tagged(0x01, Buffer.from([0xff])),
  tagged(0x04, sequence(tagged(0x01, Buffer.from([0xff])))),
);

/** RFC 5280 §4.2.1.6. */
function alternativeName(host: string): Buffer {
  return sequence(oid('551d11'), tagged(0x04, sequence(tagged(0x82, Buffer.from(host)))));
}
