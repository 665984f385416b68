import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asMarkup } from '../../../../../src/main/faces/notices/markup.ts';
import { readMarkup } from '../../../../stand-in/markup.ts';

describe('the body of a notice on Linux', () => {
  it('real B16: is read as it was written, whatever somebody is called', () => {
    const piece = fc.oneof(
      fc.constantFrom('&', '<', '>', '&amp;', '<b>', '</b>', 'R&D', '<script>', '"', "'"),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (body) => {
        expect(readMarkup(asMarkup(body))).toBe(body);
      }),
    );
  });

  it('leaves all else as it is', () => {
    expect(asMarkup('Sign in again as “mona”')).toBe('Sign in again as “mona”');
    expect(asMarkup('R&D <lab>')).toBe('R&amp;D &lt;lab&gt;');
  });
});
