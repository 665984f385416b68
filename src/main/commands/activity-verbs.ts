import type { Platform } from '../../shared/platform.ts';
import type { CopyAnswer } from '../../shared/token-copy.ts';
import type { View } from '../../shared/view.ts';
import type { ActivityStore } from '../activity/activity.ts';
import { dayOf } from '../activity/day.ts';
import { pageOf } from '../activity/lines.ts';
import { reportOf } from '../activity/report.ts';
import type { Engine } from '../engine/engine.ts';
import type { Redactor } from '../secrets/redactor.ts';
import { healthOf } from '../session/told.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Handlers } from './command.ts';

/** What the verbs about the activity need. */
export interface ActivityVerbsPorts {
  readonly activity: ActivityStore;
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt'>;
  readonly engine: Pick<Engine, 'state'>;
  readonly redactor: Pick<Redactor, 'redact'>;
  readonly version: string;
  readonly platform: Platform;
  /** Puts a report where a person finds it, and answers with the file; null when it could not. */
  readonly saveReport: (text: string) => Promise<string | null>;
  readonly view: () => View;
  readonly copyPlain: (text: string) => Promise<CopyAnswer | null>;
}

/** Looking at what happened, telling it to somebody, and forgetting it. */
export function activityVerbs(ports: ActivityVerbsPorts) {
  const { activity, alarms, engine } = ports;
  /** As it was shown: nothing else is copied or saved. */
  let shown: string | null = null;

  function now() {
    const runMs = alarms.nowMs();
    return { runMs, atMs: alarms.wallAt(runMs) };
  }

  function report(): string {
    const { accounts, signIn, storage } = engine.state();
    const standing = {
      version: ports.version,
      platform: ports.platform,
      isDefaultClient: ports.view().client.isDefault,
      storage: storage.kind,
      signIn: signIn.kind,
      accounts: accounts.map(({ key, session }) => ({
        key,
        state: session.kind,
        health: healthOf(session),
      })),
    };
    shown = ports.redactor.redact(reportOf(activity.entries(), standing, now()));
    return shown;
  }

  /** What happened is forgotten, and not how it stands: a day is told by that. */
  function clear(): boolean {
    const isGone = activity.clear();
    for (const { key, session } of engine.state().accounts) {
      activity.add({
        kind: 'event',
        machine: 'session',
        accountKey: key,
        event: 'stands',
        state: session.kind,
        health: healthOf(session),
      });
    }
    return isGone;
  }

  return {
    'activity:day': (accountKey) => Promise.resolve(dayOf(activity.entries(), accountKey, now())),
    'activity:page': (wanted) => Promise.resolve(pageOf(activity.entries(), wanted, now())),
    'activity:clear': () => Promise.resolve(clear()),
    'activity:report': () => Promise.resolve(report()),
    'activity:copy-report': () => ports.copyPlain(shown ?? report()),
    async 'activity:save-report'() {
      const file = await ports.saveReport(shown ?? report());
      return file === null ? { kind: 'notSaved' } : { kind: 'saved', file };
    },
  } satisfies Partial<Handlers>;
}
