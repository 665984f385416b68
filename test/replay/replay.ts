import type { Recorded } from '../../src/main/activity/entry-line.ts';
import { gitHubToken } from '../../src/main/config.ts';
import { createVirtualWorld } from '../support/virtual-world.ts';
import { actsOf, type Stage } from './acts.ts';
import type { ReportFile } from './report-file.ts';
import { type Asked, createScriptedGitHub, type ScriptedAnswer } from './scripted-github.ts';
import { type Lives, lastingNames, livesOf } from './states.ts';

/** The lives in a report, and those that came of living through it. */
export interface Replay {
  readonly recorded: Lives;
  readonly lived: Lives;
}

/** Time for a sleep before the first entry. */
const LEAD_MS = 60_000;
/** What has just been asked at the end of a report is not what this is about. */
const TAIL_MS = 100;

/**
 * Lets the app's core live through a report in the simulated world: the same answers in the same order, the same sleeps,
 * starts and wishes at the same instants. What it does with them is its own.
 */
export async function replay(report: ReportFile): Promise<Replay> {
  const entries = fromAStart(report.entries);
  const names = lastingNames(entries);
  const nameOf = (key: string): string => names.get(key) ?? key;
  const hosts = new Map(report.accounts.map(({ account, host }) => [account, host]));
  const { world, script, instantOf } = await openWorld(entries, nameOf);
  const stage: Stage = { world, script, nameOf, hostOf: (account) => hosts.get(account) ?? 'host' };
  const passUntil = (atMs: number): Promise<void> =>
    world.clock.advance(Math.max(instantOf(atMs) - world.clock.trueMs(), 0));
  const before = world.activity.length;
  for (const act of actsOf(entries)) {
    await passUntil(act.atMs);
    await act.play(stage);
    world.clock.stir();
    await world.clock.advance(0);
  }
  await passUntil((entries.at(-1)?.atMs ?? 0) + TAIL_MS);
  return { recorded: livesOf(entries), lived: livesOf(world.activity.slice(before)) };
}

async function openWorld(entries: readonly Recorded[], nameOf: (key: string) => string) {
  let script: ReturnType<typeof createScriptedGitHub> | null = null;
  let zeroMs = 0;
  const instantOf = (atMs: number): number => zeroMs + LEAD_MS + atMs;
  const world = await createVirtualWorld({
    random: () => script?.chance() ?? 0,
    tamper: {
      gitHub(server, _alarms, clock) {
        if (script === null) zeroMs = clock.trueMs();
        script ??= createScriptedGitHub(clock, scriptsOf(entries, nameOf, instantOf));
        return script.gitHub(server);
      },
    },
  });
  if (script === null) throw new Error('a world without a GitHub');
  return { world, script: script as ReturnType<typeof createScriptedGitHub>, instantOf };
}

/**
 * From the first start of the app on. A report without one begins in the middle of a life: there each account begins
 * with its first token.
 */
function fromAStart(entries: readonly Recorded[]): readonly Recorded[] {
  const start = entries.findIndex((entry) => entry.kind === 'app' && entry.event === 'started');
  if (start !== -1) return entries.slice(start);
  const begun = new Set<string>();
  const lives = entries.flatMap((entry): readonly Recorded[] => {
    if (entry.kind !== 'event' || entry.machine !== 'session') return [entry];
    const { accountKey, atMs } = entry;
    if (begun.has(accountKey)) return [entry];
    if (entry.said?.kind !== 'token') return [];
    begun.add(accountKey);
    return [beginning(entries, accountKey, Math.max(atMs - BEGIN_MS, 0)), entry];
  });
  const inOrder = lives.toSorted((a, b) => a.atMs - b.atMs);
  return [{ kind: 'app', event: 'started', atMs: inOrder[0]?.atMs ?? 0 }, ...inOrder];
}

/** The first exchange of an account comes right after it begins. */
const BEGIN_MS = 1_000;

/** When its GitHub token ends is known by when it is renewed. */
function beginning(entries: readonly Recorded[], accountKey: string, atMs: number): Recorded {
  const renewed = entries.find(
    (entry) =>
      entry.kind === 'event' && entry.accountKey === accountKey && entry.event === 'renewed',
  );
  const endsInMs = renewed === undefined ? null : renewed.atMs - atMs + gitHubToken.renewMarginMs;
  return {
    kind: 'event',
    machine: 'session',
    accountKey,
    event: 'begun',
    state: 'refreshing',
    health: { hasToken: false, trouble: null },
    said: { kind: 'grant', endsInMs, isRenewable: endsInMs !== null },
    atMs,
  };
}

const ASKED: readonly string[] = ['exchanged', 'renewed', 'confirmed'] satisfies readonly Asked[];

function scriptsOf(
  entries: readonly Recorded[],
  nameOf: (key: string) => string,
  instantOf: (atMs: number) => number,
): ReadonlyMap<string, readonly ScriptedAnswer[]> {
  const scripts = new Map<string, ScriptedAnswer[]>();
  for (const entry of entries) {
    if (entry.kind !== 'event' || entry.machine !== 'session') continue;
    const { event, said, jitter = 0, skewMs = null } = entry;
    if (!ASKED.includes(event) || said === undefined) continue;
    // The governor of the simulated world puts off by itself.
    if (said.kind === 'trouble' && said.isPutOff) continue;
    const account = nameOf(entry.accountKey);
    const script = scripts.get(account) ?? [];
    scripts.set(account, script);
    script.push({ asked: event as Asked, atMs: instantOf(entry.atMs), said, jitter, skewMs });
  }
  return scripts;
}
