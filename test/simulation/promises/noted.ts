import type { ActivityPage } from '../../../src/shared/activity.ts';
import { HOUR_MS } from '../../support/time-units.ts';
import { tellsSecret } from '../secrets.ts';
import { createComplaints, type Promised } from './promise.ts';

/** A week's entries of some 200 bytes each, and room. */
const LONGEST_REPORT = 2 * 1024 * 1024;

const LINES_ASKED = 200;

/** B and S of what the app notes: whoever looks gets an answer, the report is bounded, and it tells no secret. */
export const noted: Promised = {
  letter: 'S',
  watch(world) {
    const complaints = createComplaints();
    let lookedMs = 0;
    const look = async (): Promise<void> => {
      const { handlers, core } = world.app();
      for (const { key } of core.engine.state().accounts) await handlers['activity:day'](key);
      for (const complaint of wrongIn(await handlers['activity:report'](null)))
        complaints.add(complaint);
      const wanted = { topic: 'all', accountKey: null, count: LINES_ASKED } as const;
      for (const complaint of tooMuch(await handlers['activity:page'](wanted))) {
        complaints.add(complaint);
      }
    };
    return () => {
      if (!world.isRunning()) return complaints.take();
      const nowMs = world.trueMs();
      if (nowMs - lookedMs >= HOUR_MS) {
        lookedMs = nowMs;
        void look();
        world.machine.clock.stir();
      }
      return complaints.take();
    };
  },
};

function wrongIn(report: string): readonly string[] {
  return [
    ...(report.length > LONGEST_REPORT ? [`a report of ${report.length} characters`] : []),
    ...(tellsSecret(report) ? ['a report tells a secret'] : []),
    ...(/octocorp|github\.com/.test(report) ? ['a report names a host'] : []),
  ];
}

function tooMuch({ lines }: ActivityPage): readonly string[] {
  return lines.length > LINES_ASKED
    ? [`${lines.length} lines where ${LINES_ASKED} were asked`]
    : [];
}
