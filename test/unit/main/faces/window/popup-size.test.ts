import { describe, expect, it } from 'vitest';
import { isSameSize, popupSize } from '../../../../../src/main/faces/window/popup-size.ts';

const ROOM = { width: 1440, height: 876 };

describe('the size of the window', () => {
  it.each([
    ['is as high as its content', 417, { width: 360, height: 417 }],
    ['is never a mere strip', 80, { width: 360, height: 300 }],
    ['is never a wall', 4000, { width: 360, height: 640 }],
    ['has room for the last fraction of a pixel', 416.2, { width: 360, height: 417 }],
  ])('%s', (_what, heightPx, size) => {
    expect(popupSize(heightPx, 1, ROOM)).toEqual(size);
  });

  it('grows with the text on both sides, so that its lines break where they did', () => {
    expect(popupSize(400, 1.5, ROOM)).toEqual({ width: 540, height: 600 });
  });

  it('is never larger than the screen has room', () => {
    expect(popupSize(600, 2, ROOM)).toEqual({ width: 720, height: 876 });
    expect(popupSize(600, 2, { width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
  });

  it('is still the same when a display has rounded it', () => {
    const size = { width: 360, height: 417 };
    expect(isSameSize(size, { width: 361, height: 416 })).toBe(true);
    expect(isSameSize(size, { width: 360, height: 430 })).toBe(false);
    expect(isSameSize(size, { width: 400, height: 417 })).toBe(false);
  });
});
