import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInCorner, placePopup } from '../../../../../src/main/faces/window/popup-place.ts';

const SIZE = { width: 360, height: 520 };
const WORK_AREA = { x: 0, y: 24, width: 1440, height: 876 };

describe('the window beside the tray icon', () => {
  it('hangs below a menu bar, centred on the icon', () => {
    const icon = { x: 1000, y: 0, width: 24, height: 24 };
    expect(placePopup(icon, WORK_AREA, SIZE)).toEqual({ x: 832, y: 32, growth: 'down' });
  });

  it('stands on a task bar', () => {
    const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
    const icon = { x: 1000, y: 1050, width: 16, height: 16 };
    const y = 1040 - SIZE.height;
    expect(placePopup(icon, workArea, SIZE)).toMatchObject({ y, growth: 'up' });
  });

  it('stays on the screen beside the edge', () => {
    const icon = { x: 1430, y: 0, width: 24, height: 24 };
    expect(placePopup(icon, WORK_AREA, SIZE).x).toBe(1440 - 360);
  });

  it('real B1: is in the corner of the icons while nobody knows where the icon is', () => {
    expect(placeInCorner('mac', WORK_AREA, SIZE)).toEqual({ x: 1072, y: 32, growth: 'down' });
    expect(placeInCorner('windows', WORK_AREA, SIZE)).toEqual({ x: 1072, y: 372, growth: 'up' });
  });

  it('keeps its edge by the icon, however high it is', () => {
    const above = { x: 1000, y: 0, width: 24, height: 24 };
    const below = { x: 1000, y: 900, width: 16, height: 16 };
    const edges = [300, 481, 640].map((height) => {
      const size = { width: 360, height };
      const standing = placePopup(below, WORK_AREA, size);
      return [placePopup(above, WORK_AREA, size).y, standing.y + height, standing.x];
    });
    expect(new Set(edges.map(String)).size).toBe(1);
  });

  it('never leaves a screen that has room for it, wherever the icon is', () => {
    const coordinate = fc.integer({ min: -4000, max: 4000 });
    const icon = fc.record({
      x: coordinate,
      y: coordinate,
      width: fc.integer({ min: 1, max: 64 }),
      height: fc.integer({ min: 1, max: 64 }),
    });
    const workArea = fc.record({
      x: coordinate,
      y: coordinate,
      width: fc.integer({ min: 400, max: 4000 }),
      height: fc.integer({ min: 600, max: 4000 }),
    });
    fc.assert(
      fc.property(icon, workArea, (at, area) => {
        const corners = (['mac', 'windows'] as const).map((system) =>
          placeInCorner(system, area, SIZE),
        );
        for (const { x, y } of [placePopup(at, area, SIZE), ...corners]) {
          expect(x).toBeGreaterThanOrEqual(area.x);
          expect(y).toBeGreaterThanOrEqual(area.y);
          expect(x + SIZE.width).toBeLessThanOrEqual(area.x + area.width);
          expect(y + SIZE.height).toBeLessThanOrEqual(area.y + area.height);
        }
      }),
    );
  });
});
