import type { Recorded } from '../../src/main/activity/entry-line.ts';
import { noteLife } from '../../src/main/activity/noting.ts';
import { createEngine, type Engine } from '../../src/main/engine/engine.ts';
import { createListeners } from '../../src/main/listeners.ts';
import { createMishaps } from '../../src/main/mishaps.ts';
import type {
  AccountNotes,
  ActivityEntry,
  Clock,
  GitHub,
  Grant,
  GrantLedger,
  LogFact,
  Vault,
  VaultNews,
  VaultRecord,
} from '../../src/main/ports.ts';
import type { NewHolder } from '../../src/main/secrets/hold.ts';
import { Secret } from '../../src/main/secrets/secret.ts';
import { createAccountNotes } from '../../src/main/settings/account-notes.ts';
import { openSettingsDocument } from '../../src/main/settings/settings-document.ts';
import { type Alarms, createAlarms } from '../../src/main/time/alarms.ts';
import { createMemoryStore } from '../unit/main/settings/memory-store.ts';
import { HOUR_MS } from './time-units.ts';
import { VirtualClock } from './virtual-clock.ts';
import { createVirtualGitHub, type VirtualGitHub, type VirtualTerms } from './virtual-github.ts';
import { createVirtualPower, type PowerEvent, type VirtualPower } from './virtual-power.ts';

/** A whole machine in virtual time: clocks, power, network, a GitHub, a vault in memory, and the real engine on top. */
export interface VirtualWorld {
  readonly clock: VirtualClock;
  readonly gitHub: VirtualGitHub;
  readonly network: { isOnline: boolean };
  readonly vault: MemoryVault;
  /** All that the app has noted, over its runs. */
  readonly activity: readonly Recorded[];
  /** What the engine has written into the log. */
  readonly warnings: readonly Warning[];
  /** What the doubles have noted of the past goes, so that what is left is the app's. */
  readonly forgetPast: () => void;
  /** The running app; another one after `restart`. */
  readonly engine: () => Engine;
  readonly alarms: () => Alarms;
  readonly power: (event: PowerEvent) => void;
  /** From here on the app does nothing any more, until `restart`. */
  readonly kill: () => void;
  /** Kills the app without warning and starts it again on what the vault holds. */
  readonly restart: () => Promise<void>;
}

interface Warning {
  readonly message: string;
  readonly facts: Readonly<Record<string, LogFact>>;
}

export interface WorldOptions {
  readonly terms?: VirtualTerms;
  /** Uniform in [0, 1); 0 by default, which means the longest backoff. */
  readonly random?: () => number;
  readonly clientId?: string;
  /** What the app is given instead of the true clock and the true GitHub, to see a check fail. */
  readonly tamper?: Tamper;
}

export interface Tamper {
  readonly clock?: (clock: VirtualClock) => Clock;
  readonly newHolder?: NewHolder;
  /** Called once for every run of the app. */
  readonly gitHub?: (gitHub: VirtualGitHub, alarms: Alarms, clock: VirtualClock) => GitHub;
}

export async function createVirtualWorld(options: WorldOptions = {}): Promise<VirtualWorld> {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1), 'whenStirred');
  const gitHub = createVirtualGitHub(clock, options.terms);
  const network = { isOnline: true };
  const vault = createMemoryVault(() => clock.stir());
  const ledger = createMemoryLedger();
  const notes = createMemoryNotes();
  const activity: Recorded[] = [];
  const warnings: Warning[] = [];
  const tamper = options.tamper ?? {};
  let defaultKey: string | null = null;
  let running: { readonly engine: Engine; readonly alarms: Alarms; readonly power: VirtualPower };

  async function boot(): Promise<void> {
    const power = createVirtualPower();
    vault.newRun();
    const run = startRun();
    const alarms = createAlarms(run.clock(tamper.clock?.(clock) ?? clock), power);
    const noted = {
      add(entry: ActivityEntry) {
        const runMs = alarms.nowMs();
        activity.push({ ...entry, atMs: alarms.wallAt(runMs), runMs });
        // A machine has stepped: what it asks for may be answered without a request.
        clock.stir();
      },
    };
    const mishaps = createMishaps();
    noteLife({ activity: noted, alarms, mishaps, vault, beforeQuit: () => undefined });
    const engine = createEngine({
      alarms,
      gitHub: run.gitHub(tamper.gitHub?.(gitHub, alarms, clock) ?? gitHub),
      vault,
      ledger,
      notes,
      network: { isOnline: () => network.isOnline },
      random: { next: options.random ?? (() => 0) },
      activity: noted,
      preferences: {
        clientId: () => options.clientId ?? 'Iv1.virtual',
        integrationId: () => null,
        defaultAccountKey: () => defaultKey,
        setDefaultAccountKey: (key) => {
          defaultKey = key;
        },
      },
      newHolder: tamper.newHolder ?? (() => () => undefined),
      log: { warn: (message, facts) => void warnings.push({ message, facts: facts ?? {} }) },
    });
    running = { engine, alarms, power };
    await engine.start();
  }

  /** After a kill no timer of that run rings any more, and no answer reaches it. */
  let kill: () => void = () => undefined;
  function startRun(): Mortal {
    let isAlive = true;
    kill = () => {
      isAlive = false;
    };
    return mortal(() => isAlive);
  }

  await boot();
  return {
    clock,
    gitHub,
    network,
    vault,
    activity,
    warnings,
    forgetPast() {
      activity.length = 0;
      gitHub.forgetPast();
    },
    engine: () => running.engine,
    alarms: () => running.alarms,
    power: (event) => running.power.emit(event),
    kill: () => kill(),
    restart: async () => {
      kill();
      await boot();
    },
  };
}

/** A GitHub token that does not end, for a world that starts signed in. */
export function signedInRecord(host = 'github.com', id = 583231): VaultRecord {
  return {
    key: `${host}/${id}`,
    host,
    clientId: 'Iv1.virtual',
    identity: { id, login: 'octocat', name: null, avatarUrl: null },
    doubt: null,
    gitHubToken: new Secret(`ghu_stored${id}`),
    gitHubTokenEndsAtMs: null,
    refreshToken: null,
    savedAtMs: 0,
  };
}

/** What the vault holds of the same account after this grant. */
export function recordOf(grant: Grant, nowMs: number): VaultRecord {
  const { gitHubToken, refreshToken, lifeMs } = grant;
  return {
    ...signedInRecord(),
    gitHubToken,
    gitHubTokenEndsAtMs: lifeMs === null ? null : nowMs + lifeMs,
    refreshToken,
    savedAtMs: nowMs,
  };
}

interface Mortal {
  readonly clock: (clock: Clock) => Clock;
  readonly gitHub: (gitHub: GitHub) => GitHub;
}

/** What one run of the app holds of the world, for as long as it lives. */
function mortal(isAlive: () => boolean): Mortal {
  const reaching = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      answer.then((value) => isAlive() && resolve(value), reject);
    });
  return {
    clock: (clock) => ({
      wallMs: () => clock.wallMs(),
      monotonicMs: () => clock.monotonicMs(),
      uptimeMs: () => clock.uptimeMs(),
      after: (delayMs, ring) => clock.after(delayMs, () => isAlive() && ring()),
    }),
    gitHub: (gitHub) => ({
      requestCode: (...asked) => reaching(gitHub.requestCode(...asked)),
      poll: (...asked) => reaching(gitHub.poll(...asked)),
      renew: (...asked) => reaching(gitHub.renew(...asked)),
      exchange: (...asked) => reaching(gitHub.exchange(...asked)),
      identify: (...asked) => reaching(gitHub.identify(...asked)),
      usage: (...asked) => reaching(gitHub.usage(...asked)),
      detours: gitHub.detours,
      avatar: (...asked) => reaching(gitHub.avatar(...asked)),
      models: (...asked) => reaching(gitHub.models(...asked)),
      probe: (...asked) => reaching(gitHub.probe(...asked)),
      latestRelease: (...asked) => reaching(gitHub.latestRelease(...asked)),
      revoke: (...asked) => reaching(gitHub.revoke(...asked)),
    }),
  };
}

export type MemoryVault = Vault & {
  readonly stored: Map<string, VaultRecord>;
  /** A record is there that nobody has put, as when a keyring wakes late. */
  readonly appear: (record: VaultRecord) => void;
  /** Whoever has listened so far hears nothing any more. */
  readonly newRun: () => void;
};

/** `stir` is called whenever it answers with a promise. */
function createMemoryVault(stir: () => void): MemoryVault {
  const stored = new Map<string, VaultRecord>();
  let changed = createListeners<VaultNews>();
  const after = (change: () => void): Promise<void> => {
    change();
    stir();
    return Promise.resolve();
  };
  const nothing = (): Promise<void> => after(() => undefined);
  return {
    stored,
    appear(record) {
      stored.set(record.key, record);
      changed.tell('records');
      stir();
    },
    open: nothing,
    status: () => ({ kind: 'protected' }),
    records: () => [...stored.values()],
    put: (record) => after(() => stored.set(record.key, record)),
    replace: (key, record) =>
      after(() => {
        stored.delete(key);
        stored.set(record.key, record);
      }),
    remove: (key) => after(() => stored.delete(key)),
    allowUnprotected: nothing,
    retry: nothing,
    flush: nothing,
    forgetKept: () => undefined,
    forgetAll: () => undefined,
    onChange: (listener) => changed.add(listener),
    newRun() {
      changed = createListeners();
    },
  };
}

function createMemoryNotes(): AccountNotes {
  const store = createMemoryStore();
  return createAccountNotes(openSettingsDocument({ store, onMishap: () => undefined }));
}

function createMemoryLedger(): GrantLedger {
  const grants: { readonly host: string; readonly atMs: number }[] = [];
  return {
    recent: (host, nowMs) =>
      grants
        .filter((one) => one.host === host && one.atMs > nowMs - HOUR_MS)
        .map((one) => one.atMs),
    record: (host, atMs) => void grants.push({ host, atMs }),
  };
}
