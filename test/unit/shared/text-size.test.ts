import { describe, expect, it } from 'vitest';
import { TEXT_SIZES } from '../../../src/shared/settings-bounds.ts';
import { textSizeBy } from '../../../src/shared/text-size.ts';

const press = (key: string, percent: number, shiftKey = false) =>
  textSizeBy({ key, shiftKey }, percent);

describe('the text size by the keyboard', () => {
  it('goes up and down by the steps of a browser, and back to the usual', () => {
    expect(press('+', 100)).toBe(110);
    expect(press('+', 110, true)).toBe(125);
    expect(press('=', 125)).toBe(150);
    expect(press('-', 150)).toBe(125);
    expect(press('0', 200)).toBe(100);
  });

  it('stays at its ends', () => {
    expect(press('-', 100)).toBe(100);
    expect(press('+', 200)).toBe(200);
  });

  it('finds its steps again from a size that a file was given by hand', () => {
    expect(press('+', 133)).toBe(150);
    expect(press('-', 133)).toBe(125);
  });

  it('leaves every other key alone, and the = of a Japanese keyboard', () => {
    expect(press('=', 100, true)).toBeNull();
    for (const key of ['a', 'c', ',', '9', 'Tab']) expect(press(key, 100)).toBeNull();
  });

  it('reaches every size that is offered', () => {
    const reached = [100];
    for (const _ of TEXT_SIZES) reached.push(press('+', reached.at(-1) ?? 0) ?? 0);
    expect([...new Set(reached)]).toEqual(TEXT_SIZES);
  });
});
