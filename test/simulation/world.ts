import type { TrayFace } from '../../src/main/faces/faces.ts';
import type { View } from '../../src/shared/view.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { createVirtualRandom, type VirtualRandom } from '../support/virtual-random.ts';
import { type App, createApp, FOLDER, type Watcher } from './app.ts';
import { type Books, createBooks } from './books.ts';
import { createDiskReader } from './disk-reader.ts';
import { createExcuses, type Excuses, MACHINE } from './excuses.ts';
import { type Chain, createHost, type Host, type Pair, type Terms } from './host.ts';
import { createMachine, type Machine } from './machine.ts';
import { createRoad, type Road, type Sent } from './road.ts';
import { createMint } from './secrets.ts';

/** Where everything starts, and what `Happening.atMs` counts from. */
export const START_MS = Date.UTC(2026, 0, 1);

/** A sleep is noticed after 15 s at the latest, and a start takes its time; the rest is for slow requests. */
const WAKING_MS = MINUTE_MS;

/** Backoff reaches 5 min: after 6 min of a server that answers, one answer has surely been fetched. */
export const PATIENCE_MS = 6 * MINUTE_MS;

/** GitHub's own numbers: Copilot tokens of 30 min renewed after 25, GitHub tokens of 8 h with a single-use successor. */
const EXPIRING: Terms = {
  gitHubTokenLifeMs: 8 * HOUR_MS,
  copilotLifeS: 1_800,
  refreshInS: 1_500,
  codeLifeS: 900,
  intervalS: 5,
};

/** Whoever was given none for so long has none. */
const TOKEN_LIFE_MS = EXPIRING.copilotLifeS * SECOND_MS;

/** A company's host, whose GitHub tokens do not end. */
const LASTING: Terms = { ...EXPIRING, gitHubTokenLifeMs: null };

/** The hosts of this world and what they grant. */
export const HOSTS = { 'github.com': EXPIRING, 'octocorp.ghe.com': LASTING } as const;

/** What the world shows to whoever watches it. */
export interface Sight {
  /** What the window was last given, and the tray; null before. */
  view: View | null;
  tray: TrayFace | null;
  /** The faces have been drawn since the last look. */
  isChanged: boolean;
  /** Lines, notices and addresses since the last look. */
  readonly told: string[];
  readonly errors: unknown[];
}

/** What a run of the app has been told to have revoked. */
export interface Revoking {
  readonly app: App;
  readonly chain: Chain;
  /** The pair in force then. */
  readonly pair: Pair;
}

/** A machine with the app on it, hosts, a person's acts, and everything that goes wrong; all in virtual time. */
export interface World {
  readonly machine: Machine;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly road: Road;
  readonly books: Books;
  readonly excuses: Excuses;
  readonly sight: Sight;
  /** Requests of the last hour and a bit, oldest first. */
  readonly requests: readonly Sent[];
  /** Tokens that programs were given and nobody has looked at yet. */
  readonly handed: Handed[];
  /** When a person pressed something that may cost requests. */
  readonly presses: number[];
  /** By the numbers that this run of the app gives them: whose tokens shall be revoked. */
  readonly revoking: Map<number, Revoking>;
  readonly onSent: (listener: (sent: Sent) => void) => void;
  readonly starts: number[];
  readonly trueMs: () => number;
  /** The running app, or the last one. */
  readonly app: () => App;
  readonly isRunning: () => boolean;
  readonly awakeSinceMs: () => number;
  /** Lets time pass, awake; no further than until `isOver`. */
  readonly pass: (spanMs: number, isOver?: () => boolean) => Promise<void>;
  /** Does this when so much time has passed, awake or asleep. */
  readonly later: (delayMs: number, run: () => void | Promise<void>) => void;
  readonly sleep: (spanMs: number, isTold: boolean) => Promise<void>;
  readonly start: () => Promise<void>;
  /** `why`: what excuses that something is lost by it; null where nothing does. */
  readonly kill: (why: string | null) => void;
  readonly quit: () => Promise<void>;
  /** What the app has asked the system for. */
  readonly wanted: () => 'no' | 'quit' | 'restart';
  /** What the clipboard held when the app was ended last: nobody is left who knows whose it is. */
  readonly abandoned: () => string;
  readonly onDisk: () => ReadonlySet<string>;
}

/** A token that a program was given, at the instant in which it was. */
export interface Handed {
  readonly host: string;
  readonly lifeMs: number;
  /** Something excuses that it may be dead. */
  readonly isExcused: boolean;
}

export async function createWorld(seed: number): Promise<World> {
  const machine = createMachine(START_MS);
  const trueMs = (): number => machine.clock.trueMs();
  const random = createVirtualRandom(seed);
  const hosts = createHosts(trueMs);
  const books = createBooks();
  const excuses = createExcuses(trueMs);
  const sight: Sight = { view: null, tray: null, isChanged: false, told: [], errors: [] };
  const requests: Sent[] = [];
  const listeners: ((sent: Sent) => void)[] = [];
  /** When each host last gave a Copilot token. */
  const litMs = new Map<string, number>();
  const road = createRoad({
    hosts,
    trueMs,
    after: (delayMs, ring) => machine.clock.after(delayMs, ring),
    later(delayMs, ring) {
      agenda.add(delayMs, ring);
      return machine.clock.after(delayMs, ring);
    },
    stir: () => machine.clock.stir(),
    onSent(sent) {
      requests.push(sent);
      books.sent(sent);
      for (const listener of listeners) listener(sent);
    },
    onEnded(sent, isHeard) {
      books.ended(sent);
      if (!isHeard) return;
      if (sent.said?.granted?.kind === 'pair') {
        books.heard(sent.said.granted);
        // Its first Copilot token takes a moment.
        excuses.until(sent.host, trueMs() + WAKING_MS);
      }
      if (sent.said?.granted?.kind === 'copilot') litMs.set(sent.host, trueMs());
      excuseWait(excuses, sent, trueMs());
      // It was refused before, and is asked about again in an hour.
      const isDark = trueMs() - (litMs.get(sent.host) ?? 0) > TOKEN_LIFE_MS;
      if (sent.isLie && isDark && (sent.said?.status ?? 0) >= 400) {
        excuses.until(sent.host, trueMs() + HOUR_MS + WAKING_MS);
      }
    },
  });
  const readDisk = createDiskReader(machine.disk);
  const agenda = createAgenda(trueMs);
  const life = createLife({ machine, road, random, sight, books, excuses, readDisk, pass });

  /** The agenda holds in sleep as well; what came due in it is done on waking. */
  async function pass(spanMs: number, isOver = () => false): Promise<void> {
    const untilMs = trueMs() + spanMs;
    do {
      const nextMs = Math.min(agenda.nextMs(), untilMs);
      await machine.clock.advance(Math.max(nextMs - trueMs(), 0), isOver);
      for (let due = agenda.take(); due !== null; due = agenda.take()) {
        await due();
        machine.clock.stir();
        await machine.clock.advance(0);
      }
    } while (trueMs() < untilMs && !isOver());
    while ((requests[0]?.atMs ?? Number.POSITIVE_INFINITY) < trueMs() - 2 * HOUR_MS)
      requests.shift();
  }

  machine.disk.entries.set(`${FOLDER}/settings.json`, settingsOf(['octocorp.ghe.com']));
  await life.start();
  return {
    machine,
    hosts,
    road,
    books,
    excuses,
    sight,
    requests,
    handed: [],
    presses: [],
    revoking: new Map(),
    onSent: (listener) => void listeners.push(listener),
    trueMs,
    pass,
    later: agenda.add,
    onDisk: readDisk,
    ...life,
  };
}

function createHosts(trueMs: () => number): ReadonlyMap<string, Host> {
  const mint = createMint();
  const entries = Object.entries(HOSTS);
  return new Map(entries.map(([name, terms]) => [name, createHost({ name, terms, trueMs, mint })]));
}

function settingsOf(hosts: readonly string[]): Uint8Array {
  return Buffer.from(JSON.stringify({ version: 1, settings: { hosts, introductionSeen: true } }));
}

/** A wait that the server has asked for is nobody's fault. */
function excuseWait(excuses: Excuses, { host, met, isLie, said }: Sent, nowMs: number): void {
  // Whoever was dark already waits once more, as after any failure.
  if (isLie) excuses.until(host, nowMs + PATIENCE_MS);
  const askedS = met === null ? said?.headers?.['retry-after'] : met.retryAfterS;
  const waitMs = Number(askedS ?? 0) * SECOND_MS;
  if (waitMs === 0) return;
  // A server in trouble is asked again after an hour, whatever it says.
  const cappedMs = met?.trouble === 'rateLimited' ? waitMs : Math.min(waitMs, HOUR_MS);
  excuses.until(host, nowMs + cappedMs + WAKING_MS);
}

interface Agenda {
  readonly add: World['later'];
  readonly nextMs: () => number;
  /** What is due, if anything is. */
  readonly take: () => (() => void | Promise<void>) | null;
}

function createAgenda(trueMs: () => number): Agenda {
  const items: { readonly atMs: number; readonly run: () => void | Promise<void> }[] = [];
  return {
    add(delayMs, run) {
      const atMs = trueMs() + delayMs;
      const index = items.findIndex((item) => item.atMs > atMs);
      items.splice(index === -1 ? items.length : index, 0, { atMs, run });
    },
    nextMs: () => items[0]?.atMs ?? Number.POSITIVE_INFINITY,
    take() {
      const first = items[0];
      if (first === undefined || first.atMs > trueMs()) return null;
      items.shift();
      return first.run;
    },
  };
}

interface LifePorts {
  readonly machine: Machine;
  readonly road: Road;
  readonly random: VirtualRandom;
  readonly sight: Sight;
  readonly books: Books;
  readonly excuses: Excuses;
  readonly readDisk: () => ReadonlySet<string>;
  readonly pass: World['pass'];
}

/** The app starts, ends, and starts again; the machine sleeps and wakes. */
function createLife(ports: LifePorts) {
  const { machine, books, excuses } = ports;
  const trueMs = (): number => machine.clock.trueMs();
  const starts: number[] = [];
  let awakeSinceMs = trueMs();
  let isOver = false;
  let abandoned = '';
  let wantsQuit: 'no' | 'quit' | 'restart' = 'no';
  /** The next run comes of a restart. */
  let comesBack = false;
  let app = newApp();

  function newApp(): App {
    const watcher = watcherOf(ports.sight, (what) => {
      wantsQuit = what;
    });
    const http = (isAlive: () => boolean) => (request: Parameters<Road['carry']>[0]) =>
      ports.road.carry(request, isAlive);
    const isRestarted = comesBack;
    comesBack = false;
    return createApp({ machine, http, random: ports.random.next, watcher, isRestarted });
  }

  async function start(): Promise<void> {
    if (starts.length > 0) app = newApp();
    isOver = false;
    starts.push(trueMs());
    excuses.until(MACHINE, trueMs() + WAKING_MS);
    void app.start();
    machine.clock.stir();
    await machine.clock.advance(0);
  }

  /** A keyring that owes an answer is waited for, but not for ever. */
  function isWell(waitedMs: number): boolean {
    const { disk, keyring } = machine;
    const isKept = app.core.engine.state().storage.kind !== 'memory';
    return (
      isKept &&
      disk.refusal === null &&
      !keyring.isFailing &&
      (!keyring.isSilent || waitedMs < KEYRING_MS)
    );
  }

  function kill(why: string | null): void {
    if (isOver) return;
    abandoned = machine.clipboard.text;
    isOver = true;
    app.kill();
    const disk = ports.readDisk();
    books.runEnded((secret) => disk.has(secret), why);
  }

  /** As the system lets it: the app cleans up for as long as it takes, but not for ever. */
  async function quit(): Promise<void> {
    if (isOver) return;
    const sinceMs = trueMs();
    let isClean = false;
    void app.clean().finally(() => {
      isClean = true;
    });
    machine.clock.stir();
    await ports.pass(QUIT_PATIENCE_MS, () => isClean);
    // Where disk and keyring did their part, nothing may be owed any more.
    const isBlameless = !isWell(trueMs() - sinceMs);
    kill(isBlameless ? 'a quit that the disk or the keyring did not let end' : null);
    comesBack = wantsQuit === 'restart';
    wantsQuit = 'no';
  }

  return {
    starts,
    app: () => app,
    isRunning: () => !isOver,
    awakeSinceMs: () => awakeSinceMs,
    start,
    kill,
    quit,
    wanted: () => wantsQuit,
    abandoned: () => abandoned,
    async sleep(spanMs: number, isTold: boolean): Promise<void> {
      machine.clock.sleep(spanMs);
      awakeSinceMs = trueMs();
      excuses.until(MACHINE, trueMs() + WAKING_MS);
      if (isTold && !isOver) app.power('resume');
      machine.clock.stir();
      await ports.pass(0);
    },
  };
}

/** Longer than any cleaning up may take. */
const QUIT_PATIENCE_MS = 30 * SECOND_MS;

/** How long the keyring may take at a quit. */
const KEYRING_MS = 10 * SECOND_MS;

function watcherOf(sight: Sight, onEnd: (what: 'quit' | 'restart') => void): Watcher {
  const tell = (text: string): void => void sight.told.push(text);
  return {
    onView(view) {
      sight.view = view;
      sight.isChanged = true;
    },
    onTray(face) {
      sight.tray = face;
    },
    onNotice: (notice) => tell(JSON.stringify(notice)),
    onLine: tell,
    onLink: tell,
    onError: (error) => void sight.errors.push(error),
    onQuit: () => onEnd('quit'),
    onRestart: () => onEnd('restart'),
  };
}
