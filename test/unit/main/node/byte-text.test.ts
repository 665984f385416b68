import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, createByteReader } from '../../../../src/main/node/byte-text.ts';
import { sized } from '../../../support/size.ts';

/** The bytes as texts, read by these pieces. */
function readIn(bytes: Buffer, places: readonly number[]): readonly string[] {
  const read = createByteReader();
  const cuts = [0, ...places.map((at) => at % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  return cuts
    .slice(1)
    .map((to, index) => read(bytes.subarray(cuts[index], to), index === cuts.length - 2));
}

const places = fc.array(fc.nat(), { maxLength: 8 });
const text = fc.array(fc.constantFrom('a', '\n', 'ü', '漢', '😀', '\ufeff', '\u0000', '\ufffd'));

/** What was UTF-8 before somebody cut, joined or mistook it. */
const strangeBytes = fc
  .array(
    fc.oneof(
      text.map((all) => Buffer.from(all.join(''))),
      text.map((all) => Buffer.from(all.join(''), 'utf16le')),
      fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom('c080', 'eda080', 'f4908080', 'f8888080', 'e282', 'ff').map((hex) => {
        return Buffer.from(hex, 'hex');
      }),
    ),
    { maxLength: 12 },
  )
  .map((all) => Buffer.concat(all));

describe('bytes that are read as text', () => {
  it('read as it does, wherever they are cut, to the last mark', () => {
    fc.assert(
      fc.property(text, places, (all, cuts) => {
        const said = all.join('');
        expect(readIn(Buffer.from(said), cuts).join('')).toBe(said);
      }),
      { numRuns: sized(100, 2_000) },
    );
  });

  it('are the same bytes again, whatever they are', () => {
    fc.assert(
      fc.property(strangeBytes, places, (bytes, cuts) => {
        const again = readIn(bytes, cuts).map(bytesOf);
        expect(Buffer.concat(again).toString('hex')).toBe(bytes.toString('hex'));
      }),
      {
        numRuns: sized(200, 5_000),
        examples: [
          [Buffer.from([0xff, 0x80, 0x41]), [1]],
          [Buffer.from('f09f9880ff', 'hex'), [2, 4]],
        ],
      },
    );
  });

  it('of which one is none leave what stands beside it readable', () => {
    const [said] = readIn(Buffer.from('a\xffghu_b', 'latin1'), []);
    expect(said).toMatch(/^a.ghu_b$/su);
  });
});
