import type { Recorded } from '../../src/main/activity/entry-line.ts';
import type { Said, VaultRecord } from '../../src/main/ports.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import { HOUR_MS } from '../support/time-units.ts';
import type { VirtualWorld } from '../support/virtual-world.ts';
import type { ScriptedGitHub } from './scripted-github.ts';

/** What acts are played on. */
export interface Stage {
  readonly world: VirtualWorld;
  readonly script: ScriptedGitHub;
  readonly hostOf: (account: string) => string;
  /** The account that this key came to be. */
  readonly nameOf: (key: string) => string;
}

/** Something that was done to the app, and not by it. */
export interface Act {
  /** As in the report. */
  readonly atMs: number;
  readonly play: (stage: Stage) => void | Promise<void>;
}

/** The network is looked at every 4 s: it was away for two looks, and back half a look before that was noticed. */
const AWAY_MS = 8_000;
const BACK_MS = 2_000;

/** How long GitHub's own tokens live where they end; a report tells what is left of one alone. */
const GRANT_LIFE_MS = 8 * HOUR_MS;

/** All that was done to the app, in order. */
export function actsOf(entries: readonly Recorded[]): readonly Act[] {
  const acts = entries.flatMap((_, index) => actsAt(entries, index));
  return acts.toSorted((a, b) => a.atMs - b.atMs);
}

function actsAt(entries: readonly Recorded[], index: number): readonly Act[] {
  const entry = entries[index];
  if (entry === undefined) return [];
  const { atMs } = entry;
  switch (entry.kind) {
    case 'app':
      return entry.event === 'started' ? startAgain(atMs, entries[index - 1]?.atMs ?? atMs) : [];
    case 'clock':
      return [asleep(entry, atMs), noticed(entry, atMs)];
    case 'signedOut':
      return [{ atMs, play: (stage) => signOut(stage, stage.nameOf(entry.accountKey)) }];
    case 'event':
      return entry.machine === 'session' ? wishesBehind(entry, () => skewOf(entries, index)) : [];
    case 'request':
    case 'handOver':
    case 'named':
    case 'copy':
    case 'mishap':
    case 'storage':
      return [];
    default:
      return assertNever(entry);
  }
}

/** Nobody knows for how long the run before has lived on after its last entry. */
function startAgain(atMs: number, endedAtMs: number): readonly Act[] {
  return [
    { atMs: endedAtMs, play: ({ world }) => world.kill() },
    {
      atMs,
      play: ({ world }) => {
        world.vault.stored.clear();
        return world.restart();
      },
    },
  ];
}

/** A clock that is ahead of the machine's own looks like a pause, of which only it knows. */
function asleep(
  { sleptMs, setMs }: { readonly sleptMs: number; readonly setMs: number },
  atMs: number,
): Act {
  const pausedMs = Math.max(setMs, 0);
  return {
    atMs: atMs - sleptMs - pausedMs,
    play({ world }) {
      world.clock.sleep(sleptMs);
      if (pausedMs > 0) world.clock.pause(pausedMs);
      world.clock.setWall(pausedMs);
    },
  };
}

/** What was noticed is noticed when it was, and not before what came first. */
function noticed({ setMs }: { readonly setMs: number }, atMs: number): Act {
  return {
    atMs,
    play({ world }) {
      world.clock.setWall(Math.min(setMs, 0));
      world.power('resume');
    },
  };
}

/** What the account's next answer says of its server's clock. */
function skewOf(entries: readonly Recorded[], index: number): number {
  const key = keyOf(entries[index]);
  const answer = entries
    .slice(index)
    .find((one) => keyOf(one) === key && 'skewMs' in one && one.skewMs !== undefined);
  return answer !== undefined && 'skewMs' in answer ? (answer.skewMs ?? 0) : 0;
}

const keyOf = (entry: Recorded | undefined): string | null =>
  entry?.kind === 'event' ? entry.accountKey : null;

function wishesBehind(
  entry: Extract<Recorded, { readonly machine: 'session' }>,
  skewMs: () => number,
): readonly Act[] {
  const { atMs, accountKey, event, said } = entry;
  switch (event) {
    case 'begun':
    case 'grantReplaced':
      return [{ atMs, play: (stage) => begin(stage, accountKey, said, skewMs()) }];
    case 'refreshRequested':
      return [{ atMs, play: ({ world, nameOf }) => world.engine().refresh(nameOf(accountKey)) }];
    case 'tokenWanted':
      return [
        {
          atMs,
          play({ world, nameOf }) {
            void world.engine().token(nameOf(accountKey), Number.POSITIVE_INFINITY);
          },
        },
      ];
    case 'networkReturned':
      return [
        { atMs: atMs - AWAY_MS, play: ({ world }) => turnNetwork(world, false) },
        { atMs: atMs - BACK_MS, play: ({ world }) => turnNetwork(world, true) },
      ];
    default:
      return [];
  }
}

function turnNetwork({ network }: VirtualWorld, isOnline: boolean): void {
  network.isOnline = isOnline;
}

/**
 * A second sign-in of an account takes the place of the first. What was granted just now is dated by the server's clock
 * as soon as that has been heard; what was stored has been.
 */
async function begin(
  stage: Stage,
  key: string,
  said: Said | undefined,
  skewMs: number,
): Promise<void> {
  const { world, script } = stage;
  const account = stage.nameOf(key);
  const isNew = account !== key;
  await signOut(stage, account);
  const endsInMs = said?.kind === 'grant' ? said.endsInMs : null;
  const grant = script.grantFor(account, endsInMs, said?.kind === 'grant' && said.isRenewable);
  const endsAtMs =
    endsInMs === null ? null : world.clock.wallMs() + endsInMs + (isNew ? skewMs : 0);
  const record: VaultRecord = {
    key: account,
    host: stage.hostOf(account),
    clientId: 'replayed',
    identity: { id: 1, login: account, name: null, avatarUrl: null },
    doubt: null,
    gitHubToken: grant.gitHubToken,
    refreshToken: grant.refreshToken,
    gitHubTokenEndsAtMs: endsAtMs,
    savedAtMs:
      endsAtMs === null ? world.clock.wallMs() : endsAtMs - Math.max(GRANT_LIFE_MS, endsInMs ?? 0),
  };
  world.vault.appear(record);
}

async function signOut({ world }: Stage, account: string): Promise<void> {
  await world.engine().signOut(account);
}
