/** In pixels of the screen. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly desk: Rectangle;
  /** Where the app's window begins; how large it is, is the app's own. */
  readonly app: { readonly left: number; readonly top: number };
  readonly browser: Rectangle;
}

const GAP = 12;
/** The app's 360 px, and what a window manager puts around them. */
const APP_WIDTH = 384;
/** A title above each window, which some systems put above the place that was asked for, and a frame below. */
const TITLE_HEIGHT = 36;

/** Two columns, the wider the better; below the least of a usual laptop, one. */
const DESK_WIDTH = { least: 340, most: 560 };
/** Chromium makes no window with tabs narrower than its least. */
const BROWSER_WIDTH = { least: 500, most: 720 };
const HEIGHT = { desk: 740, browser: 800 };

/**
 * Desk, app and browser side by side, so that none covers another; on a screen too narrow for that, of less than 1280 px,
 * the browser reaches over the app.
 */
export function layoutOn(screen: Rectangle): Layout {
  const shared = screen.width - APP_WIDTH - 4 * GAP;
  const deskWidth = within(DESK_WIDTH, shared - BROWSER_WIDTH.least);
  const browserWidth = within(BROWSER_WIDTH, shared - deskWidth);
  const top = screen.top + TITLE_HEIGHT;
  const height = (wanted: number) => Math.min(wanted, screen.height - GAP - 2 * TITLE_HEIGHT);
  const left = screen.left + GAP;
  const right = screen.left + screen.width - GAP - browserWidth;
  const appLeft = left + deskWidth + GAP;
  return {
    desk: { left, top, width: deskWidth, height: height(HEIGHT.desk) },
    app: { left: appLeft, top },
    browser: {
      left: Math.min(right, appLeft + APP_WIDTH + GAP),
      top,
      width: browserWidth,
      height: height(HEIGHT.browser),
    },
  };
}

function within({ least, most }: { least: number; most: number }, wanted: number): number {
  return Math.max(least, Math.min(most, wanted));
}
