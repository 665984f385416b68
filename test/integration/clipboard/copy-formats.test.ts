import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteForSh } from '../../../src/shared/quoting.ts';

/** Anything but NUL, which no program can take as an argument. */
const special = fc.constantFrom(...Array.from('\'"\\$`!*~#;&|<>(){} \t\n'));
const anything = fc
  .string({ unit: fc.oneof(special, fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' })) })
  .filter((value) => !value.includes('\0'));

describe.skipIf(process.platform === 'win32')('a text quoted for sh', () => {
  it('is read by a real shell as exactly what was quoted', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 40, maxLength: 40 }), (values) => {
        const script = `printf '%s\\0' ${values.map(quoteForSh).join(' ')}`;
        const read = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
        expect(read.split('\0').slice(0, -1)).toEqual(values);
      }),
      // Each run is one shell that reads 40 words.
      { numRuns: 25 },
    );
  });
});
