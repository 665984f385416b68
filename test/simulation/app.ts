import path from 'node:path';
import { createActivity } from '../../src/main/activity/activity.ts';
import type { Handlers } from '../../src/main/commands/command.ts';
import { createHandlers } from '../../src/main/commands/handlers.ts';
import { linkUrl } from '../../src/main/commands/link-url.ts';
import { buildCore, type Core } from '../../src/main/core.ts';
import { createFaces, type TrayFace } from '../../src/main/faces/faces.ts';
import type { NoticeText } from '../../src/main/faces/notices/notice-text.ts';
import { createUpdateNotices } from '../../src/main/faces/notices/update-notices.ts';
import { createUsageNotices } from '../../src/main/faces/notices/usage-notices.ts';
import { createPresence } from '../../src/main/faces/presence.ts';
import { createPresentView } from '../../src/main/faces/present-view.ts';
import { createListeners } from '../../src/main/listeners.ts';
import { createMishaps } from '../../src/main/mishaps.ts';
import { lineOf } from '../../src/main/node/log.ts';
import type { AgentReply, AgentRequest, Clock, Http, Log } from '../../src/main/ports.ts';
import { createRedactor } from '../../src/main/secrets/redactor.ts';
import { openSettings } from '../../src/main/settings/open-settings.ts';
import { createDocumentFile } from '../../src/main/store/document-file.ts';
import type { DocumentStore, Files } from '../../src/main/store/ports.ts';
import { type Alarms, createAlarms } from '../../src/main/time/alarms.ts';
import type { View } from '../../src/shared/view.ts';
import { modelledLook } from '../support/machine-look.ts';
import { REPOSITORY } from '../support/made-up-repository.ts';
import { errnoError } from '../support/memory-disk.ts';
import { createModelledSocket } from '../support/modelled-socket.ts';
import { modelledFiles } from '../support/own-files.ts';
import { modelledInstaller } from '../support/terminal-command.ts';
import { createVirtualPower, type PowerEvent } from '../support/virtual-power.ts';
import type { Machine } from './machine.ts';

/** Where the app keeps its files. */
export const FOLDER = '/data';

/** What a run of the app shows, writes down and does to the world, each told as it happens. */
export interface Watcher {
  readonly onView: (view: View) => void;
  readonly onTray: (face: TrayFace) => void;
  readonly onNotice: (notice: NoticeText) => void;
  /** A line of the log or of the activity. */
  readonly onLine: (line: string) => void;
  readonly onLink: (url: string) => void;
  /** What nobody caught. */
  readonly onError: (error: unknown) => void;
  readonly onQuit: () => void;
  readonly onRestart: () => void;
}

interface AppPorts {
  readonly machine: Machine;
  readonly http: (isAlive: () => boolean) => Http;
  readonly random: () => number;
  readonly watcher: Watcher;
  /** This run has come of a restart. */
  readonly isRestarted: boolean;
}

/** One run of the whole main process but for Electron: the core and the faces as they are, on a modelled machine. */
export interface App {
  readonly core: Core;
  readonly handlers: Handlers;
  readonly view: () => View;
  readonly alarms: Alarms;
  /** As a program on this machine asks; null where nobody listens. */
  readonly ask: (request: AgentRequest) => Promise<AgentReply> | null;
  readonly power: (event: PowerEvent) => void;
  /** Its window comes to the front. */
  readonly focus: () => void;
  readonly start: () => Promise<void>;
  /** Cleans up as before a quit. Settles when the process may end. */
  readonly clean: () => Promise<void>;
  /** From here on nothing rings in it, and nothing that it does reaches the world. */
  readonly kill: () => void;
  readonly isAlive: () => boolean;
}

/** Puts the app together as `src/main/index.ts` does, with doubles where Electron and Node would be. */
export function createApp(ports: AppPorts): App {
  const presence = createPresence();
  const world = { ...openWorld(ports), tray: presence.tray };
  const core = buildCore(world);
  const present = createPresentView({
    ...world,
    ...core,
    presence,
    theme: { present: () => 'light', onChange: () => () => undefined },
    preferredLanguages: () => ['en'],
    hourCycle: () => 'h23',
    clock: { startedAtMs: world.clock.wallMs(), rate: 1 },
    firstHost: 'github.com',
  });
  const { watcher } = ports;
  const view = { ...present, get: guarded(present.get, watcher.onError) };
  const notices = { show: watcher.onNotice, withdraw: () => undefined };
  createFaces({
    view,
    log: world.log,
    alarms: slowedDown(world.alarms),
    clock: world.clock,
    page: { show: watcher.onView, isLookedAt: () => false },
    tray: { show: watcher.onTray },
    notices,
  });
  createUsageNotices({ ...world, ...core, view, notices });
  createUpdateNotices({ ...world, view, notices });
  const handlers = createHandlers({
    ...world,
    ...core,
    view: view.get,
    async openLink(link, facts) {
      const url = linkUrl(link, facts, null);
      if (url !== null) watcher.onLink(url);
      return url === null ? 'noPage' : 'opened';
    },
    setStartAtLogin: async () => 'done',
    saveReport: (text) => {
      watcher.onLine(text);
      return Promise.resolve('/home/octocat/Downloads/report.json');
    },
    terminalCommand: modelledInstaller(),
    startsAtLogin: async () => false,
    autostartFile: null,
    ownFiles: modelledFiles().files,
    tellDoctor: () => undefined,
    closeWindow: () => undefined,
    keepWindow: () => undefined,
    fitWindow: () => 'down',
    restart: watcher.onRestart,
    quit: watcher.onQuit,
  });
  present.onChange(world.stir);
  return {
    core,
    handlers,
    view: view.get,
    alarms: world.alarms,
    ask: world.ask,
    power: world.power.emit,
    focus: world.focus,
    start: core.engine.start,
    clean: async () => {
      await Promise.all(world.cleans.map((clean) => clean()));
    },
    kill: world.kill,
    isAlive: world.isAlive,
  };
}

/** A view that cannot be made is told; the last one that could be stands for it, so that the world goes on. */
function guarded(get: () => View, onError: (error: unknown) => void): () => View {
  let last = get();
  return () => {
    try {
      last = get();
    } catch (error) {
      onError(error);
    }
    return last;
  };
}

/** The machine as one run of the app has it in hand, until it is killed. */
function openWorld({ machine, http, random, watcher, isRestarted }: AppPorts) {
  let isLiving = true;
  const isAlive = (): boolean => isLiving;
  const stir = (): void => machine.clock.stir();
  const redactor = createRedactor();
  const focus = createListeners();
  const write = (message: string, facts: Parameters<Log['info']>[1] = {}): void => {
    if (isLiving) watcher.onLine(redactor.redact(lineOf(0, 'info', message, facts)));
  };
  const log: Log = { info: write, warn: write };
  const power = createVirtualPower();
  const clock = mortalClock(machine, isAlive, watcher.onError);
  const alarms = stirring(createAlarms(clock, power), stir);
  const mishaps = createMishaps();
  const cleans: (() => Promise<void>)[] = [];
  const files = mortalFiles(machine.disk, isAlive);
  const agentSocket = createModelledSocket();
  const openStore = (name: string): DocumentStore => openDocument(name, files, clock, log);
  return {
    platform: 'linux' as const,
    version: '0.0.0',
    http: http(isAlive),
    allowLoopback: false,
    gitHubOrigin: null,
    machineLook: mortal(modelledLook(), isAlive, stir),
    cipher: mortal(machine.keyring.cipher(), isAlive, stir),
    vaultStore: openStore('vault'),
    clipboard: mortal(machine.clipboard.access(), isAlive, stir),
    wayland: null,
    shortcuts: { isUnsure: false, claim: () => true, release: () => undefined },
    stayAwake: () => () => undefined,
    agentSocket: mortal(agentSocket, isAlive, stir),
    repository: REPOSITORY,
    network: { isOnline: () => machine.network.isOnline },
    power,
    random: { next: random },
    clock: stirringClock(clock, stir),
    alarms,
    ...openSettings({ store: openStore('settings'), onMishap: mishaps.report }),
    activity: createActivity(notesOf(machine, isAlive, watcher.onLine), alarms),
    log,
    redactor,
    onFocus: focus.add,
    focus: focus.tell,
    watched: <T extends object>(_kind: string, port: T): T => port,
    beforeQuit: (clean: () => Promise<void>) => void cleans.push(clean),
    mishaps,
    isRestarted,
    restart: watcher.onRestart,
    cleans,
    ask: agentSocket.ask,
    stir,
    isAlive,
    kill() {
      isLiving = false;
    },
  };
}

/** As a file of lines. */
function notesOf({ notes }: Machine, isAlive: () => boolean, onLine: (line: string) => void) {
  return {
    append(line: string) {
      if (!isAlive()) return false;
      onLine(line);
      return notes.push(line) > 0;
    },
    lines: () => notes.slice(-5_000),
    clear: () => notes.splice(0).length >= 0,
  };
}

function openDocument(name: string, files: Files, clock: Clock, log: Log): DocumentStore {
  const file = path.join(FOLDER, `${name}.json`);
  return createDocumentFile({
    file,
    maximumBytes: 1024 * 1024,
    files,
    openWriter: (written) => ({
      write: (document) =>
        files.writeDurably(written, Buffer.from(JSON.stringify(document, null, '\t'))),
    }),
    followsLinks: name === 'settings',
    wallMs: clock.wallMs,
    log,
  });
}

function mortalClock(
  { clock }: Machine,
  isAlive: () => boolean,
  onError: (error: unknown) => void,
): Clock {
  return {
    wallMs: () => clock.wallMs(),
    monotonicMs: () => clock.monotonicMs(),
    uptimeMs: () => clock.uptimeMs(),
    after: (delayMs, ring) =>
      clock.after(delayMs, () => {
        if (!isAlive()) return;
        try {
          ring();
        } catch (error) {
          onError(error);
        }
      }),
  };
}

/** The menu counts the minutes, and nothing else comes of it: here it counts every tenth, which is dear enough. */
function slowedDown(alarms: Alarms): Alarms {
  const later = (atMs: number): number => {
    const nowMs = alarms.nowMs();
    return nowMs + 10 * (atMs - nowMs);
  };
  return { ...alarms, at: (atMs, ring) => alarms.at(later(atMs), ring) };
}

/** For the wire: what it waits for are promises. */
function stirringClock(clock: Clock, stir: () => void): Clock {
  return {
    ...clock,
    after: (delayMs, ring) =>
      clock.after(delayMs, () => {
        stir();
        ring();
      }),
  };
}

/** Whatever rings may have begun something that answers with a promise. */
function stirring(alarms: Alarms, stir: () => void): Alarms {
  return {
    ...alarms,
    at: (atMs, ring) =>
      alarms.at(atMs, () => {
        stir();
        ring();
      }),
    onJump: (listener) =>
      alarms.onJump((jump) => {
        stir();
        listener(jump);
      }),
  };
}

/** A port whose promises never settle for who is dead; its calls come to nothing then. */
function mortal<T extends object>(port: T, isAlive: () => boolean, stir: () => void): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        stir();
        if (!isAlive()) return new Promise(() => undefined);
        const answer: unknown = Reflect.apply(member, target, given);
        return answer instanceof Promise ? reaching(answer, isAlive, stir) : answer;
      };
    },
  });
}

async function reaching<T>(
  answer: Promise<T>,
  isAlive: () => boolean,
  stir: () => void,
): Promise<T> {
  const nothing = (): Promise<never> => new Promise(() => undefined);
  try {
    const value = await answer;
    return isAlive() ? value : await nothing();
  } catch (error) {
    if (isAlive()) throw error;
    return await nothing();
  } finally {
    stir();
  }
}

function mortalFiles(files: Files, isAlive: () => boolean): Files {
  return new Proxy(files, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        if (!isAlive()) throw errnoError('EIO');
        return Reflect.apply(member, target, given);
      };
    },
  });
}
