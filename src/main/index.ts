import path from 'node:path';
import { app, nativeTheme, safeStorage } from 'electron';
import { messagesOf } from '../shared/messages/messages-of.ts';
import type { Mishap, View } from '../shared/view.ts';
import { createActivity } from './activity/activity.ts';
import { createClipboardKeeper } from './clipboard/keeper.ts';
import { type Command, perform } from './command.ts';
import { DEFAULT_CLIENT_ID } from './config.ts';
import { createCopies } from './copies.ts';
import { registerAppScheme, serveAppFiles } from './electron/app-protocol.ts';
import { createClipboard } from './electron/clipboard.ts';
import { openDocumentStore } from './electron/document-store.ts';
import { type Environment, environmentOf } from './electron/environment.ts';
import { createHttp } from './electron/http.ts';
import { beforeQuit, platformOf, prepareApp, restartApp } from './electron/lifecycle.ts';
import { openLineFile } from './electron/line-file.ts';
import { createOpenLink } from './electron/links.ts';
import { createLog } from './electron/log.ts';
import { createSetStartAtLogin, HIDDEN } from './electron/login-item.ts';
import { createNetwork } from './electron/network.ts';
import { createNotifier } from './electron/notifications.ts';
import { denyPermissions } from './electron/permissions.ts';
import { createPower } from './electron/power.ts';
import { createRandom } from './electron/random.ts';
import { createSafeStorage } from './electron/safe-storage.ts';
import { createScreens } from './electron/screens.ts';
import { announce, serve } from './electron/serve.ts';
import { createSessions } from './electron/sessions.ts';
import { claimSingleInstance } from './electron/single-instance.ts';
import { createSystemClock } from './electron/system-clock.ts';
import { createTray, type TrayAdapter } from './electron/tray.ts';
import { findTrayHost, trayPlan } from './electron/tray-host.ts';
import { createPopupWindow } from './electron/window.ts';
import { createEngine } from './engine.ts';
import { createFaces } from './faces.ts';
import { createGitHub } from './github/github.ts';
import { parseHost } from './github/hosts.ts';
import { createHandlers } from './handlers.ts';
import { redactWords } from './redacted-words.ts';
import { createRedactor } from './redactor.ts';
import { createGrantLedger } from './settings/grant-ledger.ts';
import { createSettingsStore } from './settings/settings.ts';
import { openSettingsDocument } from './settings/settings-document.ts';
import { createAlarms } from './time/alarms.ts';
import { createVault } from './vault/vault.ts';
import { type Surroundings, viewOf } from './view.ts';

/** Clearing the clipboard takes milliseconds; a clipboard that hangs must not keep the app from quitting. */
const QUIT_DEADLINE_MS = 1_000;

/** About 5,000 entries of 150 bytes: what the activity keeps. */
const ACTIVITY_FILE_BYTES = 768 * 1024;

const platform = platformOf(process.platform);
let openWindow: () => void = () => undefined;

function main(): void {
  const answer = environmentOf(process.env, app.isPackaged);
  if (answer.kind === 'bad') {
    console.error(answer.sentence);
    return app.exit(1);
  }
  if (!claimSingleInstance(() => openWindow())) return app.quit();
  prepareApp(platform);
  registerAppScheme();
  void app.whenReady().then(() => start(answer.environment));
}

/** Builds the adapters, wires the core between them, and starts. */
async function start({ gitHubOrigin, timeScale }: Environment): Promise<void> {
  const here = import.meta.dirname;
  const userData = app.getPath('userData');
  const assets = path.join(here, '../../assets');
  const allowLoopback = gitHubOrigin !== null;
  let mishap: Mishap | null = null;
  let isCodeCopied = false;
  let tray: TrayAdapter | null = null;
  /** Draws all faces again; nothing until there are faces. */
  let refresh: () => void = () => undefined;

  const redactor = createRedactor();
  const log = createLog({
    redact: redactor.redact,
    directory: path.join(userData, 'logs'),
    nowMs: Date.now,
    echo: app.isPackaged ? () => undefined : (line) => console.error(line),
  });
  const clock = createSystemClock(timeScale);
  const power = createPower();
  const alarms = createAlarms(clock, power);
  const wallMs = (): number => alarms.wallAt(alarms.nowMs());
  const activity = createActivity(
    openLineFile(path.join(userData, 'activity.jsonl'), ACTIVITY_FILE_BYTES),
    wallMs,
  );
  const sessions = createSessions();
  denyPermissions(sessions.window);
  denyPermissions(sessions.wire);
  serveAppFiles(sessions.window, path.join(here, '../renderer'));

  const document = openSettingsDocument({
    store: openDocumentStore(userData, 'settings', log),
    onMishap: setMishap,
  });
  const settings = createSettingsStore(document);
  const wire = createGitHub({
    http: createHttp(sessions.wire),
    // Not the scaled clock: however fast the app's own time runs, the network takes what it takes.
    clock: createSystemClock(1),
    log,
    activity,
    allowLoopback,
    version: app.getVersion(),
    onSecret: redactor.register,
  });
  const gitHub = redactWords(wire, redactor.redact);
  const vault = createVault({
    cipher: createSafeStorage(safeStorage, log),
    store: openDocumentStore(userData, 'vault', log),
    alarms,
    log,
    platform,
    isUnprotectedAllowed: settings.get().allowUnprotectedStorage,
  });
  const engine = createEngine({
    alarms,
    gitHub,
    vault,
    ledger: createGrantLedger(document),
    network: createNetwork(),
    random: createRandom(),
    activity,
    preferences: {
      clientId: () => settings.get().clientId ?? DEFAULT_CLIENT_ID,
      defaultAccountKey: () => settings.get().defaultAccountKey,
      setDefaultAccountKey: (key) => settings.change({ defaultAccountKey: key }),
    },
    guard: redactor.register,
  });

  const keeper = createClipboardKeeper(createClipboard(platform, log), alarms, (what) => {
    if (what === 'token') copies.cleared();
    else setCodeCopied(false);
  });
  const copies = createCopies({
    engine,
    keeper,
    alarms,
    editorVersion: `PilotLight/${app.getVersion()}`,
    minimumLifeMs: () => settings.get().minimumLifeMinutes * 60_000,
    clearAfterMs: () => settings.get().clipboardSeconds * 1_000 || null,
    onChange: () => refresh(),
  });

  const plan = trayPlan(await findTrayHost(platform, process.env['DBUS_SESSION_BUS_ADDRESS']));
  const window = createPopupWindow({
    platform,
    preloadPath: path.join(here, '../preload/index.cjs'),
    iconPath: path.join(assets, 'app/linux/256x256.png'),
    session: sessions.window,
    log,
    hasTray: () => tray !== null,
  });
  const screens = createScreens(window.contents);
  openWindow = () => window.show('user', tray?.bounds() ?? null);

  function view(): View {
    const chosen = settings.get();
    const clientId = chosen.clientId ?? DEFAULT_CLIENT_ID;
    const surroundings: Surroundings = {
      version: app.getVersion(),
      clock: clock.shown,
      platform,
      language: chosen.language === 'system' ? systemLanguage() : chosen.language,
      theme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light',
      settings: chosen,
      hosts: [gitHubOrigin === null ? 'github.com' : new URL(gitHubOrigin).host, ...chosen.hosts],
      client: { id: clientId, isDefault: clientId === DEFAULT_CLIENT_ID },
      tray: plan.tray,
      mishap,
      copied: copies.view(),
    };
    return viewOf(engine.state(), { surroundings, isCodeCopied, wallAt: alarms.wallAt });
  }

  const words = () => messagesOf(view().language);
  const setStartAtLogin = createSetStartAtLogin(platform, {
    directory: path.join(
      process.env['XDG_CONFIG_HOME'] ?? path.join(app.getPath('home'), '.config'),
      'autostart',
    ),
    command: [...startCommand(), HIDDEN],
  });
  const handlers = createHandlers({
    engine,
    copies,
    keeper: {
      ...keeper,
      async copy(what, text, clearAtMs) {
        const isWritten = await keeper.copy(what, text, clearAtMs);
        if (what === 'code' && isWritten) setCodeCopied(true);
        return isWritten;
      },
    },
    vault,
    settings,
    probe: gitHub.probe,
    parseHost: (typed) => parseHost(typed, allowLoopback),
    openLink: createOpenLink(gitHubOrigin, log),
    setStartAtLogin,
    view,
    words,
    setMishap,
    closeWindow: window.hide,
    restart: restartApp,
    quit: app.quit,
  });
  const run = (command: Command): void => {
    void perform(command, handlers, (screen) => {
      openWindow();
      screens.open(screen);
    });
  };
  const notifier = createNotifier({ platform, log, onCommand: run });
  const faces = createFaces({
    view,
    words,
    alarms,
    announce: (shown) => {
      window.keepOpen(shown.signIn.kind === 'awaitingUser');
      announce(window.contents(), 'view:changed', shown);
    },
    showTray: (face) => tray?.show(face),
    showNotice: notifier.show,
    withdrawNotice: notifier.withdraw,
  });

  refresh = faces.refresh;

  function setMishap(next: Mishap | null): void {
    mishap = next;
    refresh();
  }

  function setCodeCopied(isCopied: boolean): void {
    isCodeCopied = isCopied;
    refresh();
  }

  const asked: typeof handlers = {
    ...handlers,
    'view:get': (argument) => {
      screens.listens();
      return handlers['view:get'](argument);
    },
  };
  serve(asked, window.isOurs, log);
  if (plan.createTray) {
    tray = createTray(
      {
        platform,
        iconDirectory: path.join(assets, 'tray'),
        onCommand: run,
        onClick: window.toggle,
      },
      faces.tray(),
    );
  }
  nativeTheme.themeSource = settings.get().theme;
  nativeTheme.on('updated', faces.refresh);
  settings.onChange(({ theme }) => {
    nativeTheme.themeSource = theme;
    refresh();
  });
  engine.onChange(() => {
    const { signIn } = engine.state();
    if (isCodeCopied && signIn.kind !== 'awaitingUser') void keeper.clear('code');
    refresh();
  });
  power.on('lock', () => void keeper.clear('token'));
  beforeQuit(() => keeper.clear('anything'), QUIT_DEADLINE_MS);

  const isFirstRun = !settings.get().introductionSeen && !process.argv.includes(HIDDEN);
  if (plan.openWindow || isFirstRun) openWindow();
  log.info('started', { version: app.getVersion(), platform, tray: plan.tray, timeScale });
  await engine.start();
}

function systemLanguage(): View['language'] {
  return app.getPreferredSystemLanguages()[0]?.startsWith('ja') === true ? 'ja' : 'en';
}

/** What starts this app again: the packaged program, or Electron with this project's folder. */
function startCommand(): readonly string[] {
  const appImage = process.env['APPIMAGE'];
  if (appImage !== undefined) return [appImage];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}

main();
