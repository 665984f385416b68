import type { Platform } from '../shared/platform.ts';
import type { TrayPresence } from '../shared/tray-presence.ts';
import { notedCodeCopy, notedTokenCopies, noteLife } from './activity/noting.ts';
import { createAgent } from './agent/agent.ts';
import type { SystemClipboard } from './clipboard/access.ts';
import { createCodeCopy } from './clipboard/code-copy.ts';
import { createClipboardKeeper } from './clipboard/keeper.ts';
import { createReadingBack } from './clipboard/reading-back.ts';
import { createStayingAwake } from './clipboard/staying-awake.ts';
import { createTokenCopies } from './clipboard/token-copies.ts';
import { createWaylandClipboard, type WaylandSession } from './clipboard/wayland.ts';
import { createCopyShortcut, type SystemShortcut } from './commands/copy-shortcut.ts';
import { lookWhenOpened } from './commands/look-when-opened.ts';
import { quit } from './config.ts';
import { createDoctor, type Doctor } from './doctor/doctor.ts';
import type { MachineLook } from './doctor/facts.ts';
import { createLastAnswers } from './doctor/last-answers.ts';
import { reportOf, toldToPrograms } from './doctor/report.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { createKeyringRestart, type RestartPorts } from './engine/keyring-restart.ts';
import { preferencesOf } from './engine/preferences.ts';
import { createGitHub } from './github/github.ts';
import { firstHost, hostKindLooked, releasePage } from './github/hosts.ts';
import { createListeners } from './listeners.ts';
import type { Mishaps } from './mishaps.ts';
import type {
  AccountNotes,
  Activity,
  AgentSocket,
  Cancel,
  Clock,
  GrantLedger,
  Http,
  Log,
  Network,
  Power,
  Random,
  SettingsStore,
  Signal,
  UpdateNote,
} from './ports.ts';
import type { Redactor } from './secrets/redactor.ts';
import type { DocumentStore } from './store/ports.ts';
import type { Alarms } from './time/alarms.ts';
import { createUpdates, type Releases } from './updates/updates.ts';
import type { Cipher } from './vault/cipher.ts';
import { createKeyTag } from './vault/key-tag.ts';
import { createVault } from './vault/vault.ts';

/** Every place where the core touches the world: what the machine offers, and what was opened for it. */
export interface CorePorts extends RestartPorts {
  readonly platform: Platform;
  readonly version: string;
  readonly http: Http;
  /** Hosts without TLS are hosts: for a developer, and never in a packaged app. */
  readonly allowLoopback: boolean;
  readonly cipher: Cipher;
  readonly vaultStore: DocumentStore;
  readonly clipboard: SystemClipboard;
  /** Null where the desktop is none, and what is written can be read back. */
  readonly wayland: WaylandSession | null;
  readonly shortcuts: SystemShortcut;
  /** Keeps the system from slowing the app down, until the answer is called. */
  readonly stayAwake: () => Cancel;
  /** Where the user's own programs ask for a token. */
  readonly agentSocket: AgentSocket;
  /** What the doctor looks at beside what the core knows by itself. */
  readonly machineLook: MachineLook;
  /** Whether the icon can be seen. */
  readonly tray: () => TrayPresence;
  /** A loopback origin that stands for GitHub, for a developer; null for GitHub itself. */
  readonly gitHubOrigin: string | null;
  /** `OWNER/NAME` of the project's own repository; null for a project without an address. */
  readonly repository: string | null;
  readonly network: Network;
  readonly power: Power;
  /** A window of the app has the focus. */
  readonly onFocus: Signal;
  readonly random: Random;
  /** Real time, however fast the app's own runs: what the network and people's hands live by. */
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly settings: SettingsStore;
  readonly ledger: GrantLedger;
  readonly notes: AccountNotes;
  readonly updateNote: UpdateNote;
  readonly activity: Activity;
  readonly mishaps: Mishaps;
  readonly log: Log;
  /** Told of every secret, for as long as it lives; what servers say passes it. */
  readonly redactor: Pick<
    Redactor,
    'newHolder' | 'remember' | 'redact' | 'redactValue' | 'placesIn'
  >;
  /** The same port, whose calls somebody may count. */
  readonly watched: <T extends object>(kind: 'request' | 'keyring' | 'other', port: T) => T;
  /** Has `clean` called when the app ends without being killed, and lets it end before the app does. */
  readonly beforeQuit: (clean: () => Promise<void>, deadlineMs?: number) => void;
}

/** What works without any face. */
export type Core = ReturnType<typeof buildCore>;

/** Puts the core together: the same in the app, and in a world that exists only in a test. */
export function buildCore(ports: CorePorts) {
  const { activity, alarms, log, platform, settings, watched } = ports;
  const { newHolder, remember, redactValue } = ports.redactor;
  const lastAnswers = createLastAnswers(activity, alarms.nowMs);
  const noted = { ...ports, activity: lastAnswers.activity };
  const wire = createGitHub({ ...noted, onSecret: remember, redact: redactValue });
  const gitHub = watched('request', wire);
  const keyTag = createKeyTag();
  const vault = createVault({
    alarms,
    log,
    platform,
    cipher: keyTag.noting(watched('keyring', ports.cipher)),
    store: ports.vaultStore,
    isUnprotectedAllowed: settings.get().allowUnprotectedStorage,
  });
  noteLife({ ...ports, vault });
  const engine = createEngine({
    ...ports,
    gitHub,
    vault,
    newHolder,
    preferences: preferencesOf(settings),
  });
  lookWhenOpened({ ...ports, engine });
  const focusWanted = createListeners();
  const access = accessOf(ports, focusWanted.tell);
  ports.beforeQuit(engine.finish, quit.owedMs);
  const keeper = createClipboardKeeper({ ...ports, access, engine });
  createStayingAwake({ ...ports, engine, keeper });
  const editorVersion = `PilotLight/${ports.version}`;
  const copies = createTokenCopies({ engine, keeper, alarms, settings, editorVersion });
  const tokenCopies = notedTokenCopies(copies, activity);
  const doctor = createDoctor({
    ...doctorPorts(ports),
    engine,
    lastAnswers,
    keyTag: keyTag.last,
    agentView: () => agent.view(),
  });
  const report = programsReport(doctor, ports);
  const agent = createAgent({ ...ports, ...ports.redactor, engine, editorVersion, doctor: report });
  const codeCopy = notedCodeCopy(createCodeCopy({ engine, keeper }), activity);
  const keyringRestart = createKeyringRestart({ ...ports, engine });
  const copyShortcut = createCopyShortcut(ports);
  const updates = createUpdates(updatesPorts(ports, engine));
  return {
    gitHub,
    vault,
    engine,
    keyringRestart,
    keeper,
    tokenCopies,
    agent,
    doctor,
    codeCopy,
    copyShortcut,
    updates,
    onFocusWanted: focusWanted.add,
  };
}

function updatesPorts(ports: CorePorts, engine: Engine) {
  const isInUse = (): boolean => engine.state().accounts.length > 0;
  return { ...ports, isInUse, releases: releasesOf(ports, engine) };
}

/** They are on github.com, whatever the hosts of the accounts, or on what stands for it. */
function releasesOf({ repository, gitHubOrigin }: CorePorts, engine: Engine): Releases | null {
  if (repository === null) return null;
  const host = firstHost(gitHubOrigin);
  return {
    latest: () => engine.latestRelease(host, repository),
    pageOf: (version) => releasePage(host, repository, version),
  };
}

function doctorPorts(ports: CorePorts) {
  return { ...ports, hostKind: hostKindLooked, firstHost: firstHost(ports.gitHubOrigin) };
}

/** What programs are told when they ask what is wrong. */
function programsReport(doctor: Doctor, ports: CorePorts) {
  const { redact } = ports.redactor;
  return async () =>
    toldToPrograms(reportOf(await doctor.examine(null), { ...ports, redact }), ports.version);
}

/** `wantFocus`: a window should come to the front. */
function accessOf(ports: CorePorts, wantFocus: () => void) {
  const system = ports.watched('other', ports.clipboard);
  return ports.wayland === null
    ? createReadingBack(system, ports.clock)
    : createWaylandClipboard({
        ...ports,
        ...ports.watched('other', ports.wayland),
        system,
        wantFocus,
      });
}
