import * as fc from 'fast-check';
import { expect } from 'vitest';
import { labelOf, readAsked, wantsJson } from '../../src/main/agent/asked.ts';
import { readHead } from '../../src/main/node/request-head.ts';
import { headOf } from '../support/agent-caller.ts';
import { anyCharacter } from '../support/any-character.ts';
import { fuzz } from './fuzz.ts';

const END = '\r\n\r\n';
const whole = (target: string, headers = {}): Buffer =>
  Buffer.from(`${headOf(target, headers)}${END}`, 'latin1');

const HONEST: readonly [Buffer, ...Buffer[]] = [
  whole('/v1/token'),
  whole('/v1/token?account=octocat%40github.com&min_valid=600', { Accept: 'application/json' }),
  whole('/v1/header', { 'Pilot-Light-Caller': 'codex', 'User-Agent': 'curl/8.14.1' }),
  whole('/v1/status'),
];

/** A good request in which some bytes are others, are missing, or come twice. */
const nearlyHonest: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.constantFrom(...HONEST),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.uint8Array({ maxLength: 40 })), { maxLength: 4 }),
  )
  .map(([bytes, changes]) =>
    changes.reduce((changed, [place, cut, put]) => {
      const at = place % (changed.length + 1);
      return Buffer.concat([changed.subarray(0, at), put, changed.subarray(at + cut)]);
    }, bytes),
  );

const targets = fc.oneof(
  fc.webPath().map((path) => `/v1${path}`),
  fc.webQueryParameters().map((query) => `/v1/token?${query}`),
  fc.string({ unit: anyCharacter }).map((text) => `/v1/token?account=${encodeURIComponent(text)}`),
  fc.constantFrom('/v1/token?min_valid=1e9', '/v1/token?%', '/v1/token?account=%ff', '/v1/token?='),
);

const anyRequest: fc.Arbitrary<Buffer> = fc
  .tuple(targets, fc.dictionary(fc.string(), fc.string({ unit: 'binary' }), { maxKeys: 5 }))
  .map(([target, headers]) => whole(target, headers));

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(1, 16_384, 1_000_000).map((length) => Buffer.alloc(length, 'A: b\r\n')),
);

fuzz<Buffer>('request to the agent', {
  honest: HONEST,
  random: fc.oneof(nearlyHonest, anyRequest, anyBytes),
  read: (bytes) => {
    const reading = readHead(bytes);
    if (reading.kind !== 'request') return false;
    const { request } = reading;
    expect(request.target).toMatch(/^\/[\x21-\x7e]*$/);
    wantsJson(request);
    const label = labelOf(request.headers['pilot-light-caller']);
    expect(label ?? 'none').toMatch(/^[\x20-\x7e]{1,40}$/);
    const asked = readAsked(request);
    if (asked.kind === 'wrong') {
      expect(asked.problem.detail).toMatch(/^[\x20-\x7e]{10,200}$/);
      return false;
    }
    expect(asked.asked.minimumLifeMs).toBeGreaterThanOrEqual(0);
    return true;
  },
});
