import path from 'node:path';
import { app, safeStorage } from 'electron';
import type { Platform } from '../../shared/platform.ts';
import { ACTIVITY_FILE_BYTES, createActivity } from '../activity/activity.ts';
import { createPresence } from '../faces/presence.ts';
import { createMishaps } from '../mishaps.ts';
import { createAgentSocket } from '../node/agent-socket.ts';
import { type AppTime, appTimeOf } from '../node/app-time.ts';
import { type Environment } from '../node/environment.ts';
import { openLineFile } from '../node/line-file.ts';
import { createLog } from '../node/log.ts';
import { createOwnFiles } from '../node/own-files.ts';
import { createRandom } from '../node/random.ts';
import { startSwitches } from '../node/start-switches.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { openSettings } from '../settings/open-settings.ts';
import { createAlarms } from '../time/alarms.ts';
import { createStayAwake } from './app-nap.ts';
import { watchCertificates } from './certificates.ts';
import { createClipboard } from './clipboard.ts';
import { openDocumentStore } from './document-store.ts';
import { onFocus } from './focus.ts';
import { createSystemShortcut } from './global-shortcut.ts';
import { createHttp } from './http.ts';
import { atVeryEnd, beforeQuit } from './lifecycle.ts';
import { createLoginItem, wasOpenedAtLogin } from './login-item.ts';
import { createMachineLook } from './machine-look.ts';
import { createNetwork } from './network.ts';
import { createNoticesRecord } from './notifications.ts';
import { createPower } from './power.ts';
import { createRestart } from './restart.ts';
import { createSafeStorage } from './safe-storage.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { waylandSession } from './wayland.ts';

/** What the program is, before it looks at the world. */
interface Program {
  readonly platform: Platform;
  readonly version: string;
  /** The folder of the built page. */
  readonly pageFolder: string;
  /** `OWNER/NAME` of its own repository; null where the project has none. */
  readonly repository: string | null;
}

/** What every room needs from the machine and from the user. */
export function openWorld(environment: Environment, program: Program) {
  const { platform, version, pageFolder } = program;
  const time = appTimeOf(environment);
  const allowLoopback = environment.gitHubOrigin !== null;
  // Not the scaled one: however fast the app's own time runs, network and hands take what they take.
  const clock = time.machine;
  const userData = app.getPath('userData');
  const redactor = createRedactor();
  const log = createLog({
    redact: redactor.redact,
    directory: path.join(userData, 'logs'),
    nowMs: clock.wallMs,
    echo: app.isPackaged ? () => undefined : (line) => console.error(line),
  });
  const power = createPower();
  const alarms = createAlarms(time.clock, power);
  const activityFile = openLineFile(path.join(userData, 'activity.jsonl'), ACTIVITY_FILE_BYTES);
  const mishaps = createMishaps();
  const restarts = createRestart();
  const settingsFile = openDocumentStore(userData, 'settings', { log, clock, followsLinks: true });
  const sessions = createSessions(pageFolder);
  const variables = process.env;
  const ownFiles = createOwnFiles({ userData, home: app.getPath('home'), variables });
  atVeryEnd(ownFiles.removeAtEnd);
  return {
    gitHubOrigin: environment.gitHubOrigin,
    allowLoopback,
    repository: environment.repository ?? program.repository,
    platform,
    version,
    redactor,
    log,
    time,
    watched: time.watched,
    clock,
    power,
    onFocus,
    alarms,
    activity: createActivity(activityFile, alarms),
    mishaps,
    ...openSettings({ store: settingsFile, onMishap: mishaps.report, allowLoopback }),
    sessions,
    http: time.inStep(createHttp(sessions.wire)),
    cipher: createSafeStorage(safeStorage, log),
    vaultStore: openDocumentStore(userData, 'vault', { log, clock }),
    clipboard: createClipboard(platform, log),
    ...openDesktop(platform, sessions, time),
    shortcuts: createSystemShortcut(log),
    stayAwake: createStayAwake(platform),
    agentSocket: createAgentSocket({ platform, variables, userData, clock, log }),
    ownFiles,
    network: createNetwork(),
    random: createRandom(),
    beforeQuit,
    ...startSwitches(process.argv, wasOpenedAtLogin(platform)),
    restarts,
    restart: restarts.unasked,
  };
}

/** What the desktop around the app is like, and what becomes of the app on it. */
function openDesktop(platform: Platform, sessions: Sessions, { machine, watched }: AppTime) {
  const presence = createPresence();
  const wayland = waylandSession(machine);
  const loginItem = createLoginItem(platform);
  const noticesRecord = createNoticesRecord();
  const machineLook = createMachineLook({
    platform,
    wayland,
    session: sessions.wire,
    certificates: watchCertificates(sessions.wire),
    startsAtLogin: loginItem.isOn,
    haveNoticesFailed: noticesRecord.haveFailed,
  });
  return {
    presence,
    tray: presence.tray,
    wayland,
    loginItem,
    autostartFile: loginItem.file,
    noticesRecord,
    machineLook: watched('other', machineLook),
  };
}

/** See {@link openWorld}. */
export type World = ReturnType<typeof openWorld>;
