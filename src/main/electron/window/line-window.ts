import {
  app,
  BrowserWindow,
  type Display,
  nativeTheme,
  type Rectangle,
  type Session,
  screen,
} from 'electron';
import type { Platform } from '../../../shared/platform.ts';
import { codeOf } from '../../error-code.ts';
import type { Line } from '../../faces/line/line.ts';
import { placeLine } from '../../faces/line/line-place.ts';
import { PAPER } from '../../faces/window/paper.ts';
import { LINE_PAGE } from '../../node/app-files.ts';
import { isWayland } from '../../node/session-type.ts';
import type { Log, SettingsStore } from '../../ports.ts';
import { confinedPreferences } from './preferences.ts';
import { zoomOf } from './text-size.ts';
import { windowWalls } from './walls.ts';

/** Two lines of text beside a sign, at the usual size of text. */
const LINE_SIZE = { width: 340, height: 64 } as const;

/** The line that passes by the tray. */
export interface LineWindow {
  /** Not where windows cannot be placed, nor for a screen reader, which reads notices and no window without the focus. */
  isFitting(): boolean;
  show(line: Line): void;
  hide(): void;
}

interface LineWindowPorts {
  readonly platform: Platform;
  readonly sessions: { readonly line: () => Session };
  readonly log: Log;
  readonly settings: Pick<SettingsStore, 'get'>;
  /** Where the tray icon is; null where the system does not tell, or not yet. */
  readonly anchor: () => Rectangle | null;
}

/**
 * A window that is made for each press and gone with the line: it takes no focus and no click, and has no bridge. What
 * it says stands in its address, which never leaves the app.
 */
export function createLineWindow(ports: LineWindowPorts): LineWindow {
  let window: BrowserWindow | null = null;

  function hide(): void {
    window?.destroy();
    window = null;
  }

  function create(): BrowserWindow {
    const made = newWindow(ports);
    // Whichever comes: a hidden page may paint nothing.
    made.once('ready-to-show', () => reveal(made, ports));
    made.webContents.once('did-finish-load', () => reveal(made, ports));
    made.webContents.on('render-process-gone', () => made.destroy());
    made.on('closed', () => {
      if (window === made) window = null;
    });
    return made;
  }

  app.on('before-quit', hide);
  return {
    isFitting: () => !isPlacedByDesktop(ports.platform) && !app.isAccessibilitySupportEnabled(),
    hide,
    show(line) {
      window ??= create();
      const words = encodeURIComponent(JSON.stringify(line));
      window.loadURL(`${LINE_PAGE}#${words}`).catch((error: unknown) => {
        // No message: the address has a person's login in it, and the message has the address.
        const reason = codeOf(error) ?? 'unknown';
        ports.log.warn('the line by the tray did not load', { reason });
      });
    },
  };
}

const isPlacedByDesktop = (platform: Platform): boolean =>
  platform === 'linux' && isWayland(process.env);

function newWindow({ platform, sessions, settings, log }: LineWindowPorts): BrowserWindow {
  const zoomFactor = zoomOf(settings.get());
  const window = new BrowserWindow({
    width: Math.round(LINE_SIZE.width * zoomFactor),
    height: Math.round(LINE_SIZE.height * zoomFactor),
    title: app.name,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    frame: false,
    focusable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    useContentSize: true,
    ...(platform === 'mac' ? { type: 'panel' } : {}),
    webPreferences: { ...confinedPreferences(sessions.line()), zoomFactor },
  });
  window.setIgnoreMouseEvents(true);
  // Full-screen programs are where nobody sees the icon, and the tray's own menus lie this high.
  window.setAlwaysOnTop(true, 'pop-up-menu');
  const options = { visibleOnFullScreen: true, skipTransformProcessType: true };
  if (platform === 'mac') window.setVisibleOnAllWorkspaces(true, options);
  windowWalls(window.webContents, log);
  return window;
}

function reveal(window: BrowserWindow, { anchor }: LineWindowPorts): void {
  if (window.isDestroyed() || window.isVisible()) return;
  const icon = anchor();
  const { x, y } = placeLine(icon, displayOf(icon), window.getBounds());
  window.setPosition(x, y);
  window.showInactive();
}

/** The one with the icon, else the one where the person is at work. */
function displayOf(icon: Rectangle | null): Display {
  return icon === null
    ? screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    : screen.getDisplayMatching(icon);
}
