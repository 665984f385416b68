import { describe, expect, it } from 'vitest';
import { nextIn } from '../../../src/renderer/menu-keys.ts';

const LINES = ['Token', 'Header', 'fish', 'curl', 'JSON', 'Token of hubot'];

/** Each letter a second after the one before: it begins a word. */
let atMs = 0;
const slowly = (at: number, key: string) => {
  atMs += 2_000;
  return nextIn(LINES, at, key, atMs);
};

describe('in a menu', () => {
  it('arrows go round, Home and End to its ends', () => {
    expect(slowly(0, 'ArrowDown')).toBe(1);
    expect(slowly(5, 'ArrowDown')).toBe(0);
    expect(slowly(-1, 'ArrowDown')).toBe(0);
    expect(slowly(0, 'ArrowUp')).toBe(5);
    expect(slowly(-1, 'ArrowUp')).toBe(5);
    expect(slowly(3, 'Home')).toBe(0);
    expect(slowly(3, 'End')).toBe(5);
  });

  it('a letter leads to the next line that begins with it, whatever its case', () => {
    expect(slowly(0, 'c')).toBe(3);
    expect(slowly(0, 'F')).toBe(2);
    expect(slowly(0, 't')).toBe(5);
    expect(slowly(5, 't')).toBe(0);
    expect(slowly(0, 'x')).toBeNull();
  });

  it('letters typed at once are one word, and the same letter is the next line', () => {
    expect(slowly(1, 't')).toBe(5);
    expect(nextIn(LINES, 5, 'o', atMs + 100)).toBe(5);
    expect(slowly(1, 't')).toBe(5);
    expect(nextIn(LINES, 5, 't', atMs + 100)).toBe(0);
  });

  it('other keys, and a menu without lines, lead nowhere', () => {
    for (const key of ['Tab', 'Enter', ' ', 'Escape']) expect(slowly(0, key)).toBeNull();
    expect(nextIn([], -1, 'End', 0)).toBeNull();
  });
});
