import { type ReportedStanding, reportOf } from '../../src/main/activity/report.ts';
import { healthOf } from '../../src/main/session/told.ts';
import type { VirtualWorld } from '../support/virtual-world.ts';

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
