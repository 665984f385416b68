import path from 'node:path';
import { app } from 'electron';
import { type Command, perform } from './commands/command.ts';
import { followLoginItem } from './commands/follow-login-item.ts';
import { createHandlers } from './commands/handlers.ts';
import { buildCore, type Core } from './core.ts';
import { followDock } from './electron/dock.ts';
import { offerFieldMenu } from './electron/field-menu.ts';
import { catchUncaught, failStart } from './electron/last-resort.ts';
import { noteSandbox, platformOf, prepareApp } from './electron/lifecycle.ts';
import { createOpenLink } from './electron/links.ts';
import { createNotifier } from './electron/notifications.ts';
import { APP_ICON, ignoreRelativeFolders } from './electron/program.ts';
import { claimSingleInstance, type SingleInstance } from './electron/single-instance.ts';
import { systemLocale } from './electron/system-locale.ts';
import { openTerminalCommand } from './electron/terminal-command.ts';
import { createTheme } from './electron/theme.ts';
import { createTray } from './electron/tray.ts';
import { createLineWindow } from './electron/window/line-window.ts';
import { createPage } from './electron/window/page.ts';
import { announce } from './electron/window/serve.ts';
import { createPopupWindow } from './electron/window/window.ts';
import { openWorld, type World } from './electron/world.ts';
import { createFaces } from './faces/faces.ts';
import { createUnseenCopy } from './faces/line/unseen-copy.ts';
import { createUpdateNotices } from './faces/notices/update-notices.ts';
import { createUsageNotices } from './faces/notices/usage-notices.ts';
import { createPresentView } from './faces/present-view.ts';
import { firstHost, repositoryOf } from './github/hosts.ts';
import { type Environment, environmentOf } from './node/environment.ts';
import { saveReport } from './node/report-file.ts';
import { findTrayHost, lookForTrayHost } from './node/tray-host.ts';
import { createUncaught } from './uncaught.ts';

/** As the build found it in `package.json`. */
declare const PILOT_LIGHT_REPOSITORY: string;

const platform = platformOf(process.platform);
const version = app.getVersion();
const out = path.join(import.meta.dirname, '..');
const assets = path.join(out, '../assets');

function main(): void {
  const onUncaught = catchUncaught(failStart);
  ignoreRelativeFolders();
  const answer = environmentOf(process.env, app.isPackaged);
  if (answer.kind === 'bad') {
    console.error(answer.sentence);
    return app.exit(1);
  }
  const instance = claimSingleInstance();
  if (instance === null) return app.quit();
  prepareApp(platform);
  void app
    .whenReady()
    .then(() => start(answer.environment, instance))
    .then((goOn) => onUncaught(goOn), failStart);
}

/** Opens the world, builds the core in it and the faces before it, and starts. Answers what takes errors from then on. */
async function start(environment: Environment, instance: SingleInstance) {
  const world = openWorld(environment, {
    platform,
    version,
    pageFolder: path.join(out, 'renderer'),
    repository: repositoryOf(PILOT_LIGHT_REPOSITORY),
  });
  const core = buildCore(world);
  const faces = buildFaces(world, core);
  instance.onSecondStart(() => {
    if (!world.restarts.startedAgain()) faces.openWindow();
  });
  world.log.info('started', { version, platform, timeScale: environment.timeScale });
  noteSandbox(world.log);
  // Not one after the other: a desktop may take seconds to say whether it shows trays.
  await Promise.all([core.engine.start(), faces.appear()]);
  return createUncaught(world.log, world.mishaps);
}

/** Window, tray and notices, kept true to the core. */
function buildFaces(world: World, core: Core) {
  const { gitHubOrigin, log, loginItem, presence, settings, time } = world;
  core.vault.onChange((news) => {
    if (news === 'kept') world.mishaps.report('signInsKept');
  });
  const view = createPresentView({
    ...world,
    ...core,
    theme: createTheme({ settings }),
    ...systemLocale,
    clock: time.clock.shown,
    firstHost: firstHost(gitHubOrigin),
  });
  const window = createPopupWindow({
    ...world,
    preloadPath: path.join(out, 'preload/index.cjs'),
    iconPath: path.join(out, '..', APP_ICON),
    session: world.sessions.window,
    anchor: () => tray.bounds(),
    hasTray: () => presence.tray() === 'shown',
  });
  core.onFocusWanted(window.show);
  followDock(settings);
  offerFieldMenu(view.get);
  followLoginItem({ ...world, ...time.watched('other', { isOn: loginItem.isOn }) });
  const handlers = createHandlers({
    ...world,
    ...core,
    view: view.get,
    ...time.watched('other', {
      openLink: createOpenLink(gitHubOrigin, log),
      setStartAtLogin: loginItem.set,
      startsAtLogin: loginItem.isOn,
    }),
    tellDoctor: (progress) => announce(window.contents(), 'doctor:progress', progress),
    saveReport: (text) => saveReport(() => app.getPath('downloads'), text, world.clock.wallMs()),
    terminalCommand: time.watched('other', openTerminalCommand(platform)),
    closeWindow: window.hide,
    keepWindow: window.keepPage,
    fitWindow: window.fit,
    restart: world.restarts.asked,
    quit: app.quit,
  });
  const page = time.watched('other', createPage({ ...world, window, handlers }));
  const onCommand = (command: Command): void =>
    void perform(command, handlers, page.open, () => faces.tick());
  const notices = time.watched('other', createNotifier({ ...world, platform, onCommand }));
  const tray = createTray({ platform, assets, onCommand, onClick: window.toggle });
  const faces = createFaces({ ...world, view, page, tray: time.watched('other', tray), notices });
  createUsageNotices({ ...world, ...core, view, notices });
  createUpdateNotices({ ...world, view, notices });
  const line = createLineWindow({ ...world, anchor: tray.bounds });
  const unseen = { ...world, view, handlers, line, notices, onCopied: faces.tick };
  core.copyShortcut.onPress(createUnseenCopy(unseen));
  const appear = () =>
    presence.appear({
      ...world,
      findTrayHost: () => findTrayHost(platform, process.env['DBUS_SESSION_BUS_ADDRESS'], time),
      ...time.watched('other', { askForTrayHost: lookForTrayHost }),
      after: time.machine.after,
      createTray: () => tray.create(faces.tray()),
      isIconLeftOut: platform === 'mac' ? tray.isLeftOut : null,
      openWindow: window.show,
    });
  return { appear, openWindow: window.show };
}

main();
