import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedacting } from '../../../../src/main/secrets/redacting.ts';
import { createRedactor, REDACTED } from '../../../../src/main/secrets/redactor.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { sized } from '../../../support/size.ts';

const OVERLAP = 200;
const SECRET = 'ghu_0123456789abcdefghijklmnopqrstuvwxyz';
const OPAQUE = 'zq4711secretofnoknownshape0815';

const redactor = createRedactor();
redactor.register(new Secret(SECRET));
redactor.register(new Secret(OPAQUE));

/** The text as it comes out when it goes in by these pieces. */
function through(pieces: readonly string[]): string {
  const { push, end } = createRedacting(redactor, OVERLAP);
  return pieces.map(push).join('') + end();
}

function cutAt(text: string, places: readonly number[]): readonly string[] {
  const sorted = [0, ...places.map((at) => at % (text.length + 1)), text.length].toSorted(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((to, index) => text.slice(sorted[index], to));
}

const words = fc.constantFrom('the log says ', 'x=', '\n', 'ü ', 'GET /a?b=c ', '"', ' ');
const piece = fc.oneof(
  words,
  fc.constantFrom(
    SECRET,
    OPAQUE,
    encodeURIComponent(`Bearer ${SECRET}`),
    Buffer.from(`user:${OPAQUE}`).toString('base64'),
    `token ${'ab12'.repeat(8)}`,
    `ghp_${'9'.repeat(40)}`,
  ),
  fc.string({ maxLength: 300 }),
);

describe('a text that is redacted as it comes', () => {
  it('tells no secret, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        (all, cuts) => {
          const text = all.join('');
          const out = through(cutAt(text, cuts));
          for (const secret of [SECRET, OPAQUE, `ghp_${'9'.repeat(40)}`])
            expect(out).not.toContain(secret);
          expect(redactor.redact(out)).toBe(redactor.redact(redactor.redact(text)));
        },
      ),
      {
        numRuns: sized(100, 2_000),
        // What is held back begins within it.
        examples: [[['x '.repeat(250), SECRET, ' y'.repeat(90)], []]],
      },
    );
  });

  it('leaves everything else as it is, to the last character', () => {
    const plain = fc.array(
      fc.constantFrom('a line of a log\n', 'ü', '€ ', '{"a":1}', '\r\n', '😀'),
    );
    fc.assert(
      fc.property(plain, fc.array(fc.nat(), { maxLength: 20 }), (all, cuts) => {
        const text = all.join('');
        expect(through(cutAt(text, cuts))).toBe(text);
      }),
      { numRuns: sized(100, 2_000) },
    );
  });

  it('gives out what is long past, and holds back no more than a secret may be long', () => {
    const { push } = createRedacting(redactor, OVERLAP);
    const given = push('a line of a log\n'.repeat(100));
    expect(given.length).toBe(1600 - OVERLAP);
  });

  it('looks at no piece more often than twice, however small the pieces are', () => {
    let looked = 0;
    const counting = {
      placesIn: (text: string) => {
        looked += text.length;
        return [];
      },
    };
    const { push, end } = createRedacting(counting, OVERLAP);
    const text = 'a line of a log\n'.repeat(1_000);
    const out = Array.from(text, push).join('') + end();
    expect(out).toBe(text);
    // What has been given out is seen beside what comes, for the context.
    expect(looked).toBeLessThan(2 * text.length + 256 * (text.length / OVERLAP + 1));
  });

  it('gives out no half of a character', () => {
    const { push, end } = createRedacting(redactor, OVERLAP);
    // What is held back begins in the middle of one.
    const text = `${'😀'.repeat(300)}a`;
    const pieces = [push(text), end()];
    for (const piece of pieces) expect(piece).not.toMatch(/\p{Cs}/u);
    expect(pieces.join('')).toBe(text);
  });

  it('leaves out a run that has no end, and goes on behind it', () => {
    const pieces = Array.from({ length: 50 }, () => 'a1'.repeat(50));
    const out = through(['begin ghp_', ...pieces, ' and on']);
    expect(out).toBe(`begin ${REDACTED} and on`);
  });
});
