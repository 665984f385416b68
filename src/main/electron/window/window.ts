import {
  app,
  BrowserWindow,
  type IpcMainInvokeEvent,
  nativeTheme,
  type Rectangle,
  type Session,
  type WebContents,
} from 'electron';
import type { Platform } from '../../../shared/platform.ts';
import { MINUTE_MS } from '../../../shared/time-units.ts';
import type { Growth } from '../../../shared/window-size.ts';
import { PAPER } from '../../faces/window/paper.ts';
import { createListeners } from '../../listeners.ts';
import { APP_ORIGIN, APP_PAGE } from '../../node/app-files.ts';
import { isWayland } from '../../node/session-type.ts';
import type { Cancel, Clock, Log, SettingsStore } from '../../ports.ts';
import { confinedPreferences } from './preferences.ts';
import { createWindowShape, type WindowShape } from './shape.ts';
import { followTextSize, zoomOf } from './text-size.ts';
import { windowWalls } from './walls.ts';
import { whenReady } from './when-ready.ts';

/** A page that keeps dying would otherwise be brought back for ever. */
const RECREATE_AT_MOST_EVERY_MS = MINUTE_MS;

/** Whoever comes back sooner finds the window at once; later, the half second to make it is no loss. */
const LET_GO_AFTER_MS = 10 * MINUTE_MS;

/** From the blur to the click takes a few milliseconds; nobody clicks twice on purpose this fast. */
const JUST_HIDDEN_MS = 200;

/** The one window: hidden and shown, and let go when it was hidden for long, for a page takes more memory than all the rest. */
export interface PopupWindow {
  /** A person asked for it, so it takes the focus. */
  show(): void;
  hide(): void;
  /** It is on the screen and has the focus; one behind others may be seen by nobody. */
  isLookedAt(): boolean;
  /** A second click on the tray icon hides what the first one showed. */
  toggle(): void;
  /** While a code is on the screen the window stays when the browser takes the focus. */
  keepOpen(keep: boolean): void;
  /** The page holds what would be lost with it: it is not let go. */
  keepPage(keep: boolean): void;
  /** The page is so high, in its own pixels. Answers where the window gives way to it. */
  fit(heightPx: number): Growth;
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
  /** Where the tray icon is, beside which the window opens; null where the system does not tell, or not yet. */
  readonly anchor: () => Rectangle | null;
  readonly clock: Clock;
  readonly settings: Pick<SettingsStore, 'get' | 'onChange'>;
  /** Whether a person can click on a tray icon. */
  readonly hasTray: () => boolean;
}

interface Shell {
  window: BrowserWindow | null;
  readonly shape: WindowShape;
  /** The page has said how high it is. */
  readonly fitted: ReturnType<typeof createListeners<BrowserWindow>>;
  keepOpen: boolean;
  keepPage: boolean;
  /** Takes back that the hidden window is let go. */
  keepHidden: Cancel;
  quitting: boolean;
  recreatedAtMs: number;
  hiddenAtMs: number;
}

/** Nothing is loaded until the window is first shown. */
export function createPopupWindow(ports: WindowPorts): PopupWindow {
  const zoom = () => zoomOf(ports.settings.get());
  const shell: Shell = {
    window: null,
    shape: createWindowShape({ ...ports, zoom }),
    fitted: createListeners(),
    keepOpen: false,
    keepPage: false,
    keepHidden: () => undefined,
    quitting: false,
    recreatedAtMs: Number.NEGATIVE_INFINITY,
    hiddenAtMs: Number.NEGATIVE_INFINITY,
  };
  app.on('before-quit', () => {
    shell.quitting = true;
  });
  const show = (): void => {
    const window = shell.window ?? create(shell, ports);
    shell.keepHidden();
    const waits = { ...ports, fitted: shell.fitted.add };
    whenReady(window, waits, () => reveal(window, shell, ports));
  };
  const hide = () => {
    shell.hiddenAtMs = ports.clock.monotonicMs();
    if (shell.window !== null) putAway(shell.window, shell, ports);
  };
  const isLookedAt = (): boolean => shell.window?.isVisible() === true && shell.window.isFocused();
  return {
    show,
    hide,
    isLookedAt,
    toggle() {
      // The click that closes a popup blurs it first: without this pause it would come straight back.
      const justHidden = ports.clock.monotonicMs() - shell.hiddenAtMs < JUST_HIDDEN_MS;
      // A window behind others is brought to the front instead.
      if (isLookedAt()) hide();
      else if (!justHidden) show();
    },
    keepOpen(keep) {
      shell.keepOpen = keep;
    },
    keepPage(keep) {
      shell.keepPage = keep;
    },
    fit(heightPx) {
      const growth = shell.shape.fit(heightPx);
      if (shell.window !== null) shell.fitted.tell(shell.window);
      return growth;
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
    ...shell.shape.size(),
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
    useContentSize: true,
    ...(ports.platform === 'mac' ? { type: 'panel' } : {}),
    autoHideMenuBar: true,
    webPreferences: {
      ...confinedPreferences(ports.session),
      preload: ports.preloadPath,
      zoomFactor: zoomOf(ports.settings.get()),
    },
  });
  shell.window = window;
  shell.shape.take(window);
  if (ports.platform === 'mac') showInEverySpace(window);
  windowWalls(window.webContents, ports.log);
  followFocus(window, shell, ports);
  followClose(window, shell, ports);
  followCrashes(window, shell, ports);
  followTextSize(window, ports.settings, shell.shape.scale);
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
    // Without an icon there would be nothing left of the app.
    if (shell.keepOpen || !ports.hasTray() || window.webContents.isDevToolsOpened()) return;
    shell.hiddenAtMs = ports.clock.monotonicMs();
    hideFor(window, shell, ports);
  });
}

function followClose(window: BrowserWindow, shell: Shell, ports: WindowPorts): void {
  window.on('close', (event) => {
    if (shell.quitting) return;
    event.preventDefault();
    putAway(window, shell, ports);
  });
  window.on('closed', () => {
    if (shell.window !== window) return;
    shell.window = null;
    shell.keepPage = false;
    shell.keepHidden();
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
    whenReady(fresh, { ...ports, fitted: shell.fitted.add }, () => fresh.showInactive());
  };
  window.webContents.on('render-process-gone', (_event, details) => replace(details.reason));
  window.on('unresponsive', () => replace('unresponsive'));
}

/**
 * A popup of the menu bar is part of no space: shown from another one it would take its person away from there, and a
 * full-screen app would cover it.
 */
function showInEverySpace(window: BrowserWindow): void {
  // Whether there is an icon in the Dock is nothing of the window's.
  const options = { visibleOnFullScreen: true, skipTransformProcessType: true };
  window.setVisibleOnAllWorkspaces(true, options);
}

/**
 * Out of sight, and with a way back: the tray icon, on macOS the app itself, else the list of windows. A Wayland
 * compositor brings no minimized window back for its program, but one that was hidden: there, starting again is the way.
 */
function putAway(window: BrowserWindow, shell: Shell, ports: WindowPorts): void {
  const isList = ports.platform === 'linux' && !isWayland(process.env);
  if (ports.hasTray() || !isList) hideFor(window, shell, ports);
  else window.minimize();
}

/** Hides the window, and lets it go when nobody has wanted it for long. */
function hideFor(window: BrowserWindow, shell: Shell, { clock }: WindowPorts): void {
  window.hide();
  const wait = (): void => {
    shell.keepHidden();
    shell.keepHidden = clock.after(LET_GO_AFTER_MS, letGo);
  };
  const letGo = (): void => {
    if (window.isDestroyed() || window.isVisible() || shell.quitting) return;
    if (shell.keepOpen || shell.keepPage) wait();
    else window.destroy();
  };
  wait();
}

function reveal(window: BrowserWindow, { shape }: Shell, { platform }: WindowPorts): void {
  // Only now: for a moment after a start, macOS does not know where the icon is.
  shape.place();
  if (window.isMinimized()) window.restore();
  // It may lie behind others or be minimized, and says of neither.
  if (platform === 'linux' && isWayland(process.env) && !window.isFocused()) window.hide();
  window.show();
  window.focus();
}
