import * as fc from 'fast-check';
import { assertNever } from '../../src/shared/assert-never.ts';
import { anyCharacter } from '../support/any-character.ts';

type Fields = Readonly<Record<string, unknown>>;

const encoded = fc.string({ unit: anyCharacter, maxLength: 12 }).map(encodeURIComponent);

/** Addresses that are well-formed. fast-check's own take half a second to begin. */
export const anyUrl: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('http', 'https', 'ftp', 'file'),
    fc.webAuthority(),
    encoded,
    encoded,
    encoded,
  )
  .map(
    ([scheme, authority, path, query, part]) => `${scheme}://${authority}/${path}?${query}#${part}`,
  );

/** Values that have broken decoders before. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(0, -0, -1, 1e9, 1e12, 1e15, 1e300, 5e-324),
  fc.constantFrom<unknown>('5', '1000000000000', 'NaN', '-1', '1e9', '', null),
  fc.constantFrom<unknown>('2026-01-01T00:00:00Z', '__proto__', '\u202e', '\ud800', '\u0000'),
  fc.integer().map(String),
  anyUrl,
  fc.constantFrom(1_000, 20_000).map((length) => 'x'.repeat(length)),
);

const oddName = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'then'),
);

/** A real object with fields that are changed, missing, or strangers. */
export function bent(...samples: readonly Fields[]): fc.Arbitrary<unknown> {
  const change = fc.record({
    sample: fc.constantFrom(...samples),
    index: fc.nat(),
    value: oddValue,
    how: fc.constantFrom('replace', 'leave out', 'nest', 'wrap', 'keep'),
    more: fc.dictionary(oddName, oddValue, { maxKeys: 2 }),
  });
  return change.map(({ sample, index, value, how, more }) => {
    const names = Object.keys(sample);
    const name = names[index % Math.max(names.length, 1)] ?? '';
    const whole: Record<string, unknown> = { ...more, ...sample };
    if (how === 'replace') whole[name] = value;
    if (how === 'leave out') delete whole[name];
    if (how === 'nest') whole[name] = { [name]: whole[name] };
    return how === 'wrap' ? [whole] : whole;
  });
}

type Blow = 'cut' | 'flip' | 'double' | 'insert' | 'remove';

/** A text whose bytes were cut, doubled, flipped or added to. */
export function battered(text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const blow = fc.record({
    text,
    at: fc.nat(),
    length: fc.nat({ max: 40 }),
    bytes: fc.uint8Array({ maxLength: 20 }),
    how: fc.constantFrom<Blow>('cut', 'flip', 'double', 'insert', 'remove'),
  });
  return blow.map(({ text: whole, at, length, bytes, how }) => {
    const given = Buffer.from(whole);
    const from = at % (given.length + 1);
    const [before, hit, after] = [
      given.subarray(0, from),
      given.subarray(from, from + length),
      given.subarray(from + length),
    ];
    switch (how) {
      case 'cut':
        return before;
      case 'flip':
        return Buffer.concat([before, hit.map((byte) => byte ^ (1 << (at & 7))), after]);
      case 'double':
        return Buffer.concat([before, hit, hit, after]);
      case 'insert':
        return Buffer.concat([before, bytes, hit, after]);
      case 'remove':
        return Buffer.concat([before, after]);
      default:
        return assertNever(how);
    }
  });
}

/** Any text that could come instead of these objects: them bent or battered, other JSON, other text, bytes, depth. */
export function hostileBody(...samples: readonly Fields[]): fc.Arbitrary<Uint8Array> {
  const text = bent(...samples).map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 5, arbitrary: text.map((whole) => Buffer.from(whole)) },
    { weight: 3, arbitrary: battered(text) },
    { weight: 2, arbitrary: fc.json().map((whole) => Buffer.from(whole)) },
    { weight: 1, arbitrary: fc.string({ unit: anyCharacter }).map((whole) => Buffer.from(whole)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }) },
    { weight: 1, arbitrary: formOf(samples).map((whole) => Buffer.from(whole)) },
    { weight: 1, arbitrary: fc.constantFrom('[', '{"a":', '"').map(deep) },
  );
}

function formOf(samples: readonly Fields[]): fc.Arbitrary<string> {
  return fc.constantFrom(...samples).map((sample) => {
    const entries = Object.entries(sample).map(([name, value]) => [name, String(value)]);
    return new URLSearchParams(entries).toString();
  });
}

const DEPTH = 50_000;

function deep(open: string): Uint8Array {
  return Buffer.from(open.repeat(DEPTH));
}

const headerValue = fc.oneof(
  fc.stringMatching(/^[\x21-\x7e]{0,40}$/),
  fc.integer().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
);

export const hostileHeaders = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'application/json; charset=utf-8',
      'application/json; charset=UTF-8',
      'application/vnd.github+json',
      'application/json; charset=utf-16le',
      'application/json; charset="klingon',
      'application/x-www-form-urlencoded',
      'text/html',
      'image/png',
      '',
    ),
    'x-github-request-id': fc.constantFrom('ABCD:1', 'ABCD:2', 'ABCD:3', ''),
    'retry-after': headerValue,
    'x-ratelimit-remaining': fc.constantFrom('0', '9', 'x'),
    'x-ratelimit-reset': headerValue,
    date: headerValue,
  },
  { requiredKeys: [] },
);

export interface HostileAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What GitHub itself would say: these fields as JSON, under this status. */
export function honestAnswer(status: number, fields: Fields): HostileAnswer {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-github-request-id': 'ABCD:1',
  };
  return { status, headers, body: Buffer.from(JSON.stringify(fields)) };
}

const STATUSES = [200, 201, 206, 400, 401, 403, 404, 405, 407, 408, 410, 418, 429, 500, 503, 511];

/** Any answer of a server; half of them with the status under which these objects are believed. */
export function hostileAnswer(
  likely: number,
  ...samples: readonly Fields[]
): fc.Arbitrary<HostileAnswer> {
  return fc
    .record({
      status: fc.oneof(fc.constant(likely), fc.constantFrom(...STATUSES)),
      headers: hostileHeaders,
      body: hostileBody(...samples),
    })
    .map(({ status, headers, body }) => ({ status, body, headers: compact(headers) }));
}

/** What a host may say that shall end a token: yes, no, later, elsewhere, or anything; some of it quotes the token. */
export function revocationAnswer(token: string): fc.Arbitrary<HostileAnswer> {
  const quoting = {
    message: `Validation Failed: ${token}`,
    errors: [{ resource: 'Credential', code: 'invalid', value: token }],
    documentation_url: 'https://docs.github.com/rest/credentials/revoke',
  };
  const likely = [202, 302, 403, 404, 422, 429, 502];
  return fc.oneof(...likely.map((status) => hostileAnswer(status, quoting, {})));
}

function compact(headers: Readonly<Partial<Record<string, string>>>): Record<string, string> {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined;
  });
  return Object.fromEntries(given);
}
