import {
  app,
  BrowserWindow,
  type IpcMainInvokeEvent,
  nativeTheme,
  type Rectangle,
  type Session,
  screen,
  type WebContents,
} from 'electron';
import type { Platform } from '../../../shared/platform.ts';
import { MINUTE_MS, SECOND_MS } from '../../../shared/time-units.ts';
import { PAPER } from '../../faces/window/paper.ts';
import { placePopup } from '../../faces/window/popup-place.ts';
import { APP_ORIGIN, APP_PAGE } from '../../node/app-files.ts';
import type { Clock, Log } from '../../ports.ts';
import { windowWalls } from './walls.ts';

/** 360 px is the width of a phone: one column, no scroll in the common states. */
const POPUP_SIZE = { width: 360, height: 520 } as const;

/** A page that keeps dying would otherwise be brought back for ever. */
const RECREATE_AT_MOST_EVERY_MS = MINUTE_MS;

/** A page is painted within a second on a slow machine; longer, nobody waits for a window. */
const REVEAL_AT_LATEST_MS = 2 * SECOND_MS;

/** From the blur to the click takes a few milliseconds; nobody clicks twice on purpose this fast. */
const JUST_HIDDEN_MS = 200;

/** The one window: made once, then hidden and shown. */
export interface PopupWindow {
  /** A person asked for it, so it takes the focus. */
  show(): void;
  hide(): void;
  /** A second click on the tray icon hides what the first one showed. */
  toggle(): void;
  /** While a code is on the screen the window stays when the browser takes the focus. */
  keepOpen(keep: boolean): void;
  /** Where to announce; null while there is no page. */
  contents(): WebContents | null;
  /** Whether a request comes from the main frame of this window, on our origin. */
  isOurs(event: IpcMainInvokeEvent): boolean;
}

interface WindowPorts {
  readonly platform: Platform;
  readonly preloadPath: string;
  readonly iconPath: string;
  readonly session: Session;
  readonly log: Log;
  /** Where the tray icon is, beside which the window opens; null where the system does not tell. */
  readonly anchor: () => Rectangle | null;
  readonly clock: Clock;
  /** True: closing hides. False (no tray): closing minimises, so that a running app never has no face at all. */
  readonly hasTray: () => boolean;
}

interface Shell {
  window: BrowserWindow | null;
  keepOpen: boolean;
  quitting: boolean;
  recreatedAtMs: number;
  hiddenAtMs: number;
}

/** Nothing is loaded until the window is first shown. */
export function createPopupWindow(ports: WindowPorts): PopupWindow {
  const shell: Shell = {
    window: null,
    keepOpen: false,
    quitting: false,
    recreatedAtMs: Number.NEGATIVE_INFINITY,
    hiddenAtMs: Number.NEGATIVE_INFINITY,
  };
  app.on('before-quit', () => {
    shell.quitting = true;
  });
  const show = (): void => {
    const window = shell.window ?? create(shell, ports);
    place(window, ports.anchor(), ports.platform);
    whenReady(window, ports.clock, () => reveal(window));
  };
  const hide = () => {
    shell.hiddenAtMs = ports.clock.monotonicMs();
    if (ports.hasTray()) shell.window?.hide();
    else shell.window?.minimize();
  };
  return {
    show,
    hide,
    toggle() {
      // The click that closes a popup blurs it first: without this pause it would come straight back.
      const justHidden = ports.clock.monotonicMs() - shell.hiddenAtMs < JUST_HIDDEN_MS;
      // A window behind others is brought to the front instead.
      if (shell.window?.isVisible() === true && shell.window.isFocused()) hide();
      else if (!justHidden) show();
    },
    keepOpen(keep) {
      shell.keepOpen = keep;
    },
    contents: () => shell.window?.webContents ?? null,
    isOurs: (event) => isOurs(event, shell.window),
  };
}

/** @see https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages */
function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  if (window === null || window.isDestroyed() || event.senderFrame === null) return false;
  const { mainFrame } = window.webContents;
  return event.senderFrame === mainFrame && event.senderFrame.origin === APP_ORIGIN;
}

function create(shell: Shell, ports: WindowPorts): BrowserWindow {
  const isPopup = ports.platform !== 'linux';
  const window = new BrowserWindow({
    ...POPUP_SIZE,
    title: app.name,
    icon: ports.iconPath,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    // Wayland places no windows and X11 panels differ: on Linux this is a small window like any other.
    frame: !isPopup,
    resizable: !isPopup,
    minWidth: 320,
    skipTaskbar: isPopup,
    alwaysOnTop: isPopup,
    maximizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: ports.preloadPath,
      session: ports.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      webgl: false,
      disableDialogs: true,
      devTools: !app.isPackaged,
      v8CacheOptions: 'code',
    },
  });
  shell.window = window;
  windowWalls(window.webContents, ports.log);
  followFocus(window, shell, ports);
  followClose(window, shell, ports);
  followCrashes(window, shell, ports);
  load(window, ports.log);
  return window;
}

function load(window: BrowserWindow, log: Log): void {
  window.loadURL(APP_PAGE).catch((error: unknown) => {
    log.warn('the window did not load', { reason: String(error) });
  });
}

function followFocus(window: BrowserWindow, shell: Shell, ports: WindowPorts): void {
  if (ports.platform === 'linux') return;
  window.on('blur', () => {
    if (shell.keepOpen || window.webContents.isDevToolsOpened()) return;
    shell.hiddenAtMs = ports.clock.monotonicMs();
    window.hide();
  });
}

function followClose(window: BrowserWindow, shell: Shell, ports: WindowPorts): void {
  window.on('close', (event) => {
    if (shell.quitting) return;
    event.preventDefault();
    if (ports.hasTray()) window.hide();
    else window.minimize();
  });
  window.on('closed', () => {
    if (shell.window === window) shell.window = null;
  });
}

/** A dead or stuck page is thrown away; one that was on the screen is brought back, at most once a minute. */
function followCrashes(window: BrowserWindow, shell: Shell, ports: WindowPorts): void {
  const replace = (reason: string) => {
    if (window.isDestroyed() || shell.quitting) return;
    ports.log.warn('the window died', { reason });
    const wasVisible = window.isVisible();
    const bounds = window.getBounds();
    window.destroy();
    const nowMs = ports.clock.monotonicMs();
    if (!wasVisible || nowMs - shell.recreatedAtMs < RECREATE_AT_MOST_EVERY_MS) return;
    shell.recreatedAtMs = nowMs;
    const fresh = create(shell, ports);
    fresh.setBounds(bounds);
    whenReady(fresh, ports.clock, () => fresh.showInactive());
  };
  window.webContents.on('render-process-gone', (_event, details) => replace(details.reason));
  window.on('unresponsive', () => replace('unresponsive'));
}

const ready = new WeakSet<BrowserWindow>();

/**
 * An unpainted window would flash white, so it is shown when it has been painted. A Wayland compositor lets nothing
 * paint that is hidden, and a page may fail: then the window is shown all the same, with its background.
 *
 * @see https://github.com/electron/electron/issues/48859
 */
function whenReady(window: BrowserWindow, clock: Clock, run: () => void): void {
  if (ready.has(window)) return run();
  let isOver = false;
  const go = (): void => {
    if (isOver) return;
    isOver = true;
    cancel();
    ready.add(window);
    if (!window.isDestroyed()) run();
  };
  const cancel = clock.after(REVEAL_AT_LATEST_MS, go);
  window.once('ready-to-show', go);
  window.webContents.once('did-finish-load', go);
  window.webContents.once('did-fail-load', go);
}

function reveal(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function place(window: BrowserWindow, anchor: Rectangle | null, platform: Platform): void {
  if (anchor === null || platform === 'linux' || anchor.width === 0) return;
  const { workArea } = screen.getDisplayMatching(anchor);
  const [width = POPUP_SIZE.width, height = POPUP_SIZE.height] = window.getSize();
  const { x, y } = placePopup(anchor, workArea, { width, height });
  window.setPosition(x, y);
}
