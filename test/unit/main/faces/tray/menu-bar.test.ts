import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInMenuBar, isLeftOut } from '../../../../../src/main/faces/tray/menu-bar.ts';

/** The display of a laptop, one beside it that stands higher, and one below. */
const LAPTOP = { x: 0, y: 0, width: 1728, height: 1117 };
const BESIDE = { x: 1728, y: -300, width: 2560, height: 1440 };
const BELOW = { x: 0, y: 1117, width: 1920, height: 1080 };
const DISPLAYS = [LAPTOP, BESIDE, BELOW];

const icon = (x: number, y: number, height = 33) => ({ x, y, width: 32, height });

describe('an icon of macOS', () => {
  it.each([
    ['in the menu bar', icon(1281, 0), true, false],
    ['in the bar of the display beside', icon(3000, -300, 24), true, false],
    ['in the bar of the display below', icon(700, 1117, 24), true, false],
    ['in no place yet, or not allowed', icon(0, 1117, 22), false, true],
    ['left out, as another source has it', icon(-1, 1116, 22), false, true],
    ['in the middle of the screen', icon(800, 500), false, false],
    ['moved off the screen by another program', icon(-4000, 0), false, false],
    ['of which nothing is known', { x: 0, y: 0, width: 0, height: 0 }, false, false],
  ])('real B1: is %s', (_where, bounds, isThere, isOut) => {
    expect(isInMenuBar(bounds, DISPLAYS)).toBe(isThere);
    expect(isLeftOut(bounds, DISPLAYS)).toBe(isOut);
  });

  it('is never both shown and left out, and in a bar it is shown', () => {
    const displays = fc.constantFrom([LAPTOP], [LAPTOP, BESIDE], [LAPTOP, BELOW], DISPLAYS);
    const anywhere = fc.record({
      x: fc.integer({ min: -100, max: 5000 }),
      y: fc.integer({ min: -400, max: 2300 }),
      width: fc.integer({ min: 0, max: 200 }),
      height: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(displays, anywhere, (all, bounds) => {
        expect(isInMenuBar(bounds, all) && isLeftOut(bounds, all)).toBe(false);
      }),
    );
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(displays, share, fc.nat(2), (all, across, index) => {
        const display = all[index % all.length] ?? LAPTOP;
        const bounds = icon(display.x + across * display.width, display.y);
        expect(isInMenuBar(bounds, all)).toBe(true);
      }),
    );
  });
});
