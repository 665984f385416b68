import path from 'node:path';
import { app, nativeTheme, safeStorage } from 'electron';
import type { Language } from '../shared/format/language.ts';
import { messagesOf } from '../shared/messages/messages-of.ts';
import type { Settings } from '../shared/settings.ts';
import type { TrayPresence } from '../shared/tray-presence.ts';
import type { View } from '../shared/view.ts';
import { createActivity } from './activity/activity.ts';
import { createCodeCopy } from './clipboard/code-copy.ts';
import { createClipboardKeeper } from './clipboard/keeper.ts';
import { createTokenCopies } from './clipboard/token-copies.ts';
import { type Command, type Handlers, perform } from './commands/command.ts';
import { createHandlers, type HandlerPorts } from './commands/handlers.ts';
import { DEFAULT_CLIENT_ID } from './config.ts';
import { createClipboard } from './electron/clipboard.ts';
import { openDocumentStore } from './electron/document-store.ts';
import { createHttp } from './electron/http.ts';
import { beforeQuit, platformOf, prepareApp, restartApp } from './electron/lifecycle.ts';
import { createOpenLink } from './electron/links.ts';
import { createSetStartAtLogin, HIDDEN } from './electron/login-item.ts';
import { createNetwork } from './electron/network.ts';
import { createNotifier } from './electron/notifications.ts';
import { denyPermissions } from './electron/permissions.ts';
import { createPower } from './electron/power.ts';
import { startCommand, systemLanguage } from './electron/program.ts';
import { createSafeStorage } from './electron/safe-storage.ts';
import { createSessions } from './electron/sessions.ts';
import { claimSingleInstance } from './electron/single-instance.ts';
import { createTray, type TrayAdapter } from './electron/tray.ts';
import { registerAppScheme, serveAppFiles } from './electron/window/app-protocol.ts';
import { createScreens } from './electron/window/screens.ts';
import { announce, serve } from './electron/window/serve.ts';
import { createPopupWindow } from './electron/window/window.ts';
import { createEngine } from './engine/engine.ts';
import { createFaces } from './faces/faces.ts';
import { createPresence } from './faces/presence.ts';
import { type Surroundings, viewOf } from './faces/view.ts';
import { createGitHub } from './github/github.ts';
import { parseHost } from './github/hosts.ts';
import { redactWords } from './github/redacted-words.ts';
import { createMishaps } from './mishaps.ts';
import { type Environment, environmentOf } from './node/environment.ts';
import { openLineFile } from './node/line-file.ts';
import { createLog } from './node/log.ts';
import { createRandom } from './node/random.ts';
import { createSystemClock } from './node/system-clock.ts';
import { findTrayHost } from './node/tray-host.ts';
import { createRedactor } from './secrets/redactor.ts';
import { createGrantLedger } from './settings/recent-grants.ts';
import { createSettingsStore, type SettingsStore } from './settings/settings.ts';
import { openSettingsDocument } from './settings/settings-document.ts';
import { createAlarms } from './time/alarms.ts';
import { createVault } from './vault/vault.ts';

/** About 5,000 entries of 150 bytes: what the activity keeps. */
const ACTIVITY_FILE_BYTES = 768 * 1024;

const platform = platformOf(process.platform);
const here = import.meta.dirname;
const assets = path.join(here, '../../assets');
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

/** Opens the world, builds the core in it and the faces before it, and starts. */
async function start(environment: Environment): Promise<void> {
  const world = openWorld(environment);
  const core = buildCore(world);
  const faces = buildFaces(world, core);
  openWindow = faces.openWindow;
  world.log.info('started', {
    version: app.getVersion(),
    platform,
    timeScale: environment.timeScale,
  });
  // Not one after the other: a desktop may take seconds to say whether it shows trays.
  await Promise.all([core.engine.start(), faces.appear()]);
}

/** The adapters. */
function openWorld({ gitHubOrigin, timeScale }: Environment) {
  const userData = app.getPath('userData');
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
  const activityFile = openLineFile(path.join(userData, 'activity.jsonl'), ACTIVITY_FILE_BYTES);
  const mishaps = createMishaps();
  const document = openSettingsDocument({
    store: openDocumentStore(userData, 'settings', log),
    onMishap: mishaps.report,
  });
  const sessions = createSessions();
  denyPermissions(sessions.window);
  denyPermissions(sessions.wire);
  serveAppFiles(sessions.window, path.join(here, '../renderer'));
  return {
    gitHubOrigin,
    userData,
    redactor,
    log,
    clock,
    power,
    alarms,
    activity: createActivity(activityFile, () => alarms.wallAt(alarms.nowMs())),
    mishaps,
    settings: createSettingsStore(document),
    ledger: createGrantLedger(document),
    sessions,
  };
}

type World = ReturnType<typeof openWorld>;

/** What works without any face. */
function buildCore(world: World) {
  const { alarms, activity, log, power, redactor, settings, userData } = world;
  const wire = createGitHub({
    http: createHttp(world.sessions.wire),
    // Not the scaled clock: however fast the app's own time runs, the network takes what it takes.
    clock: createSystemClock(1),
    log,
    activity,
    allowLoopback: world.gitHubOrigin !== null,
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
    ledger: world.ledger,
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
  const keeper = createClipboardKeeper({
    clipboard: createClipboard(platform, log),
    alarms,
    power,
    engine,
    beforeQuit,
  });
  const tokenCopies = createTokenCopies({
    engine,
    keeper,
    alarms,
    settings,
    editorVersion: `PilotLight/${app.getVersion()}`,
  });
  const codeCopy = createCodeCopy({ engine, keeper });
  return { gitHub, vault, engine, keeper, tokenCopies, codeCopy };
}

type Core = ReturnType<typeof buildCore>;

/** Window, tray and notices, kept true to the core. */
function buildFaces(world: World, core: Core) {
  const { alarms, log, mishaps, sessions, settings } = world;
  const presence = createPresence();
  const view = (): View => viewNow(world, core, presence.tray());
  const words = () => messagesOf(languageOf(settings.get()));
  let tray: TrayAdapter | null = null;
  const window = createPopupWindow({
    platform,
    preloadPath: path.join(here, '../preload/index.cjs'),
    iconPath: path.join(assets, 'app/linux/256x256.png'),
    session: sessions.window,
    log,
    hasTray: () => presence.tray() === 'shown',
  });
  const screens = createScreens(window.contents);
  const showWindow = (): void => window.show(tray?.bounds() ?? null);
  const handlers = handlersOf(world, core, { view, words, closeWindow: window.hide });
  const run = (command: Command): void => {
    void perform(command, handlers, (screen) => {
      showWindow();
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
  const asked: typeof handlers = {
    ...handlers,
    'view:get': (argument) => {
      screens.listens();
      return handlers['view:get'](argument);
    },
  };
  serve(asked, window.isOurs, log);
  followTheme(settings);
  nativeTheme.on('updated', faces.refresh);
  const { engine, tokenCopies, codeCopy } = core;
  for (const changing of [engine, tokenCopies, codeCopy, settings, mishaps, presence]) {
    changing.onChange(faces.refresh);
  }

  const appear = (): Promise<void> =>
    presence.appear({
      findTrayHost: () => findTrayHost(platform, process.env['DBUS_SESSION_BUS_ADDRESS']),
      createTray() {
        const iconDirectory = path.join(assets, 'tray');
        const onClick = window.toggle;
        tray = createTray({ platform, iconDirectory, onCommand: run, onClick }, faces.tray());
      },
      openWindow: showWindow,
      settings,
      isHiddenStart: process.argv.includes(HIDDEN),
    });

  return { openWindow: showWindow, appear };
}

function handlersOf(
  { gitHubOrigin, log, mishaps, settings }: World,
  { engine, tokenCopies, codeCopy, keeper, vault, gitHub }: Core,
  face: Pick<HandlerPorts, 'view' | 'words' | 'closeWindow'>,
): Handlers {
  const config = process.env['XDG_CONFIG_HOME'] ?? path.join(app.getPath('home'), '.config');
  return createHandlers({
    ...face,
    engine,
    tokenCopies,
    codeCopy,
    keeper,
    vault,
    settings,
    mishaps,
    probe: gitHub.probe,
    parseHost: (typed) => parseHost(typed, gitHubOrigin !== null),
    openLink: createOpenLink(gitHubOrigin, log),
    setStartAtLogin: createSetStartAtLogin(platform, {
      directory: path.join(config, 'autostart'),
      command: [...startCommand(), HIDDEN],
    }),
    restart: restartApp,
    quit: app.quit,
  });
}

/** What all faces show at this moment. */
function viewNow(
  { alarms, clock, gitHubOrigin, mishaps, settings }: World,
  core: Core,
  tray: TrayPresence,
): View {
  const chosen = settings.get();
  const clientId = chosen.clientId ?? DEFAULT_CLIENT_ID;
  const surroundings: Surroundings = {
    version: app.getVersion(),
    clock: clock.shown,
    platform,
    language: languageOf(chosen),
    theme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light',
    settings: chosen,
    hosts: [gitHubOrigin === null ? 'github.com' : new URL(gitHubOrigin).host, ...chosen.hosts],
    client: { id: clientId, isDefault: clientId === DEFAULT_CLIENT_ID },
    tray,
    mishap: mishaps.last(),
    copied: core.tokenCopies.view(),
  };
  return viewOf(core.engine.state(), {
    surroundings,
    isCodeCopied: core.codeCopy.isCopied(),
    wallAt: alarms.wallAt,
  });
}

function languageOf({ language }: Settings): Language {
  return language === 'system' ? systemLanguage() : language;
}

function followTheme(settings: SettingsStore): void {
  nativeTheme.themeSource = settings.get().theme;
  settings.onChange(({ theme }) => {
    nativeTheme.themeSource = theme;
  });
}

main();
