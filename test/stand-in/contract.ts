import type { EncryptionBehaviour } from './settings.ts';

/** A frame of a page as Chromium names it; `url` already has the app's own scheme. */
export interface FrameInfo {
  readonly id: string;
  readonly url: string;
  readonly origin: string;
  readonly isMain: boolean;
}

export interface WindowSpec {
  readonly width: number;
  readonly height: number;
  readonly visible: boolean;
  readonly title: string;
  readonly partition: string;
  readonly preloadPath: string | null;
  readonly preloadSource: string;
  readonly preloadInSubFrames: boolean;
  readonly additionalArguments: readonly string[];
}

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly sublabel: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly role: string;
  readonly accelerator: string;
  readonly submenu: readonly MenuEntry[];
}

export interface TraySnapshot {
  readonly toolTip: string;
  readonly title: string;
  /** A `data:` URL of the icon at its first scale; empty image when none was set. */
  readonly image: string;
  /** The path the icon was loaded from, or '' for an image made in memory. */
  readonly imagePath: string;
  readonly isTemplate: boolean;
  readonly menu: readonly MenuEntry[];
}

/** `second`: so soon after another that the system may take the two for a double click. */
export type TrayClick = 'plain' | 'control' | 'second' | 'right';

export interface NoticeSnapshot {
  readonly title: string;
  readonly subtitle: string;
  readonly body: string;
  readonly silent: boolean;
  readonly urgency: string;
  readonly timeoutType: string;
  readonly actions: readonly string[];
  readonly state: 'shown' | 'closed';
}

export interface WindowSnapshot {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly visible: boolean;
  readonly focused: boolean;
  /** Out of sight as its person sees it, whatever the app is told. */
  readonly minimized: boolean;
  readonly focusable: boolean;
  readonly contentProtected: boolean;
  readonly bounds: { readonly x: number; readonly y: number } & {
    readonly width: number;
    readonly height: number;
  };
  /** The `webPreferences` the window was made with, as far as they are plain data. */
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export interface AskedDialog {
  readonly kind: 'message' | 'open' | 'save' | 'error';
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

export interface DialogAnswer {
  readonly response?: number;
  readonly checkboxChecked?: boolean;
  readonly filePaths?: readonly string[];
}

export interface ServedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

export interface ServedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type InvokeOutcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly message: string };

/** A raw clipboard item: MIME type to text or bytes. */
export type ClipboardContents = readonly Readonly<Record<string, string>>[];

/** What the launching half may ask of the app's process. */
export interface AppSide {
  invoke(
    windowId: number,
    frame: FrameInfo,
    channel: string,
    args: unknown[],
  ): Promise<InvokeOutcome>;
  send(windowId: number, frame: FrameInfo, channel: string, args: unknown[]): void;
  pageNavigated(windowId: number, frame: FrameInfo, inPage: boolean): void;
  pageEvent(windowId: number, name: string, args: unknown[]): void;
  pageTitle(windowId: number, title: string): void;
  /** Resolves with whether the app refused the navigation. */
  willNavigate(windowId: number, frame: FrameInfo, url: string): boolean;
  willRedirect(windowId: number, frame: FrameInfo, url: string): boolean;
  windowOpen(windowId: number, url: string, frameName: string, features: string): 'allow' | 'deny';
  /** What the app answers a page that asks for a permission by this name. */
  permission(windowId: number, name: string): Promise<boolean>;
  serveScheme(windowId: number, request: ServedRequest): Promise<ServedResponse>;
  userCloses(windowId: number): void;
  userFocuses(windowId: number | null): void;
  windows(): WindowSnapshot[];
  tray(): TraySnapshot | null;
  trayClick(how: TrayClick): void;
  placeTray(isPlaced: boolean): void;
  trayItem(idOrLabel: string): void;
  pressKeys(accelerator: string): void;
  popupMenu(): MenuEntry[] | null;
  popupItem(idOrLabel: string): void;
  notices(): NoticeSnapshot[];
  noticeEvent(
    index: number,
    name: 'click' | 'close' | 'failed' | 'action',
    detail: number | string,
  ): void;
  clipboard(): Promise<ClipboardContents>;
  fillClipboard(text: string): void;
  openedLinks(): string[];
  dialogs(): AskedDialog[];
  answerDialog(answer: DialogAnswer): void;
  power(event: string): void;
  online(value: boolean): void;
  dark(value: boolean): void;
  encryption(behaviour: EncryptionBehaviour): void;
  secondInstance(argv: string[], cwd: string): void;
  activate(): void;
  evaluate(source: string, argument: unknown): unknown;
  quit(): void;
}

/** What the app's process may ask of the launching half. */
export interface HostSide {
  mainEvaluated(): void;
  createWindow(id: number, spec: WindowSpec): void;
  /** Resolves with Chromium's error code, or null when the page has loaded. */
  loadUrl(id: number, url: string): Promise<string | null>;
  reload(id: number): Promise<void>;
  sendToPage(id: number, frameId: string | null, channel: string, args: unknown[]): Promise<void>;
  executeJavaScript(id: number, code: string): Promise<unknown>;
  insertCss(id: number, css: string): Promise<void>;
  capture(id: number): Promise<Uint8Array>;
  showWindow(id: number, visible: boolean): void;
  /** The window's size; at a zoom its page has fewer pixels of its own. */
  resizeWindow(id: number, width: number, height: number, zoom: number): Promise<void>;
  closeWindow(id: number): Promise<void>;
  handleScheme(scheme: string): void;
  colourScheme(dark: boolean): Promise<void>;
  relaunch(args: readonly string[]): void;
  uncaught(text: string): void;
  /** The app handed an address to the system's browser. */
  openLink(url: string): void;
  /** The tray, its menu, the notices or the clipboard have changed. */
  deskChanged(): void;
}
