import { describe, expect, it } from 'vitest';
import { layoutOn } from '../../desk/layout.ts';

/** As wide as the app's window is with a frame of the usual width. */
const APP_WIDTH = 376;

const SCREENS = [
  { left: 0, top: 0, width: 1280, height: 720 },
  { left: 0, top: 25, width: 1440, height: 875 },
  { left: 1920, top: 0, width: 2560, height: 1440 },
];

describe.each(SCREENS)('on a screen of $width × $height', (screen) => {
  const { desk, app, browser } = layoutOn(screen);

  it('no window covers another', () => {
    expect(desk.left).toBeGreaterThanOrEqual(screen.left);
    expect(app.left).toBeGreaterThan(desk.left + desk.width);
    expect(browser.left).toBeGreaterThan(app.left + APP_WIDTH);
  });

  it('none reaches over an edge', () => {
    for (const { left, top, width, height } of [desk, browser]) {
      expect(left + width).toBeLessThanOrEqual(screen.left + screen.width);
      expect(top).toBeGreaterThan(screen.top);
      expect(top + height).toBeLessThan(screen.top + screen.height);
    }
  });
});

it('leaves desk and browser free on a smaller one', () => {
  const { desk, browser } = layoutOn({ left: 0, top: 0, width: 1024, height: 768 });
  expect(browser.left).toBeGreaterThan(desk.left + desk.width);
  expect(browser.left + browser.width).toBeLessThanOrEqual(1024);
});
