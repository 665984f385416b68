import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VaultRecord } from '../../../../src/main/ports.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import {
  decodeEnvelope,
  type Envelope,
  encodeEnvelope,
} from '../../../../src/main/vault/envelope.ts';
import { anyCharacter } from '../../../support/any-character.ts';

const name = fc.string({ maxLength: 40, unit: anyCharacter });
const secret = name.map((text) => new Secret(text));
// JSON writes -0 as 0.
const instant = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const identity = fc.record({
  id: fc.maxSafeInteger(),
  login: name,
  name: fc.option(fc.string()),
  avatarUrl: fc.option(name),
});
const record: fc.Arbitrary<VaultRecord> = fc.record({
  key: name,
  host: name,
  clientId: name,
  identity: fc.option(identity),
  doubt: fc.option(fc.record({ expected: fc.option(identity), isKept: fc.boolean() })),
  gitHubToken: secret,
  gitHubTokenEndsAtMs: fc.option(instant),
  refreshToken: fc.option(secret),
  savedAtMs: instant,
});
const envelope: fc.Arbitrary<Envelope> = fc.record({
  serial: fc.maxSafeNat(),
  records: fc.array(record, { maxLength: 5 }),
});

/** As plain text, since a secret compares equal to any other. */
function plain({ serial, records }: Envelope): unknown {
  return {
    serial,
    records: records.map((one) => ({
      ...one,
      gitHubToken: one.gitHubToken.reveal(),
      refreshToken: one.refreshToken?.reveal() ?? null,
    })),
  };
}

describe('an envelope that is opened', () => {
  it('reads back whatever was encoded', () => {
    fc.assert(
      fc.property(envelope, fc.base64String(), (given, salt) => {
        const answer = decodeEnvelope(encodeEnvelope(given, salt));
        expect(answer.kind === 'envelope' && plain(answer.envelope)).toEqual(plain(given));
      }),
    );
  });

  it('reads a record of the version that also kept the end of the refresh token', () => {
    const [given] = fc.sample(record, { numRuns: 1 });
    if (given === undefined) throw new Error('no sample');
    const earlier = { ...given, refreshTokenEndsAtMs: 1_795_000_000_000 };
    const answer = decodeEnvelope(encodeEnvelope({ serial: 1, records: [earlier] }, 'salt'));
    expect(answer.kind === 'envelope' && plain(answer.envelope)).toEqual(
      plain({ serial: 1, records: [given] }),
    );
  });

  it('reads back a record whose instants are no numbers, without them', () => {
    const [given] = fc.sample(record, { numRuns: 1 });
    if (given === undefined) throw new Error('no sample');
    const odd = { ...given, gitHubTokenEndsAtMs: Number.NaN, savedAtMs: Number.POSITIVE_INFINITY };
    const answer = decodeEnvelope(encodeEnvelope({ serial: 1, records: [odd] }, 'salt'));
    const expected = { ...given, gitHubTokenEndsAtMs: null, savedAtMs: 0 };
    expect(answer.kind === 'envelope' && plain(answer.envelope)).toEqual(
      plain({ serial: 1, records: [expected] }),
    );
  });

  it('refuses every prefix', () => {
    fc.assert(
      fc.property(envelope, (given) => {
        const text = encodeEnvelope(given, 'salt');
        for (let length = 0; length < text.length; length += 1) {
          expect(decodeEnvelope(text.slice(0, length)).kind).toBe('damaged');
        }
      }),
      { numRuns: 10 },
    );
  });

  it('refuses every flipped bit', () => {
    fc.assert(
      fc.property(envelope, (given) => {
        const bytes = Buffer.from(encodeEnvelope(given, 'salt'));
        for (let bit = 0; bit < bytes.length * 8; bit += 7) {
          const flipped = Buffer.from(bytes);
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          expect(decodeEnvelope(flipped.toString('utf8')).kind).toBe('damaged');
        }
      }),
      { numRuns: 10 },
    );
  });

  it('refuses anything else without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ maxLength: 5_000 })), (text) => {
        expect(decodeEnvelope(text).kind).toBe('damaged');
      }),
    );
  });
});

describe('two envelopes that are made', () => {
  it('makes texts that differ from the first block on when only the salt differs', () => {
    const one = encodeEnvelope({ serial: 1, records: [] }, 'salt one');
    const other = encodeEnvelope({ serial: 1, records: [] }, 'salt two');
    expect(one.slice(0, 16)).not.toBe(other.slice(0, 16));
  });
});
