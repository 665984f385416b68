import { createHash } from 'node:crypto';

/** Letters and digits that can be foretold from the seed, so that a failing run can be run again. */
export interface Random {
  hex(length: number): string;
  letters(length: number): string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A counter hashed with the seed: slow, even, and the same on every machine. */
export function createRandom(seed: number): Random {
  let counter = 0;
  const bytes = (length: number): Buffer => {
    const blocks: Buffer[] = [];
    while (blocks.length * 32 < length) {
      counter += 1;
      blocks.push(createHash('sha256').update(`${seed}:${counter}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  };

  return {
    hex: (length) =>
      bytes(Math.ceil(length / 2))
        .toString('hex')
        .slice(0, length),
    letters: (length) => Array.from(bytes(length), (byte) => LETTERS[byte % 62]).join(''),
  };
}
