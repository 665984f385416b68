import { type ReportedStanding, reportOf } from '../../src/main/activity/report.ts';
import { healthOf } from '../../src/main/session/told.ts';
import { HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import { GITHUB_TERMS } from '../support/virtual-github.ts';
import { createVirtualRandom } from '../support/virtual-random.ts';
import { createVirtualWorld, recordOf, type VirtualWorld } from '../support/virtual-world.ts';

/** The report that a user of this world would save now. */
export function reportFrom({ activity, engine, alarms }: VirtualWorld): string {
  const { accounts, signIn, storage } = engine().state();
  const standing: ReportedStanding = {
    version: '0.0.0',
    platform: 'linux',
    isDefaultClient: true,
    storage: storage.kind,
    signIn: signIn.kind,
    accounts: accounts.map(({ key, session }) => ({
      key,
      state: session.kind,
      health: healthOf(session),
    })),
  };
  const runMs = alarms().nowMs();
  return reportOf(activity, standing, { atMs: alarms().wallAt(runMs), runMs });
}

const REFUSED = {
  kind: 'refused',
  refusal: { reason: 'not_signed_up', title: null, message: null, page: null },
  url: null,
  serverMs: null,
} as const;

/** A day with everything: an outage, a sleep, a clock set back, a restart, a refusal, a renewed GitHub token. */
export async function live(seed: number, serverAheadMs = 0): Promise<VirtualWorld> {
  const world = await createVirtualWorld({
    terms: { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * HOUR_MS },
    random: createVirtualRandom(seed).next,
  });
  const { clock, gitHub, vault } = world;
  gitHub.weather.dateSkewMs = serverAheadMs;
  vault.appear(recordOf(gitHub.grant(), clock.wallMs()));
  await clock.advance(2 * HOUR_MS);
  gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
  await clock.advance(70 * MINUTE_MS);
  gitHub.weather.trouble = null;
  await clock.advance(HOUR_MS);
  clock.sleep(3 * HOUR_MS);
  world.power('resume');
  await clock.advance(HOUR_MS);
  clock.setWall(-2 * HOUR_MS);
  await clock.advance(HOUR_MS);
  world.network.isOnline = false;
  gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
  await clock.advance(40 * MINUTE_MS);
  world.network.isOnline = true;
  gitHub.weather.trouble = null;
  await clock.advance(20 * MINUTE_MS);
  await world.restart();
  await clock.advance(HOUR_MS);
  gitHub.exchanges.push(REFUSED, REFUSED, REFUSED);
  await clock.advance(4 * HOUR_MS);
  return world;
}

/** A report as JSON has it. */
export interface Editable {
  entries: { kind: string; event?: string; said?: unknown; atMs: number }[];
}

/** The same report, once somebody has had a hand in it. */
export function edited(text: string, edit: (report: Editable) => void): string {
  const report = JSON.parse(text) as Editable;
  edit(report);
  return JSON.stringify(report);
}

/** Whether an exchange brought a token. */
export function isToken({ event, said }: Editable['entries'][number]): boolean {
  return event === 'exchanged' && (said as { kind: string }).kind === 'token';
}
