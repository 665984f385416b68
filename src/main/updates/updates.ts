import type { UpdateView } from '../../shared/update.ts';
import { updates as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type {
  Cancel,
  Network,
  ReleaseAnswer,
  SettingsStore,
  Signal,
  UpdateNote,
} from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { isNewer } from '../version.ts';

/** The releases of the project's own repository. */
export interface Releases {
  /** Asks for the latest one. Never rejects. */
  readonly latest: () => Promise<ReleaseAnswer>;
  /** The page of one. */
  readonly pageOf: (version: string) => string;
}

/** What looking for newer versions needs. */
export interface UpdatesPorts {
  /** Null for a project without a repository, which asks nobody. */
  readonly releases: Releases | null;
  /** Somebody has signed in: before that, nothing is sent anywhere. */
  readonly isInUse: () => boolean;
  readonly alarms: Pick<Alarms, 'nowMs' | 'steadyMs' | 'wallAt' | 'at'>;
  readonly network: Network;
  readonly settings: Pick<SettingsStore, 'get' | 'onChange'>;
  readonly updateNote: UpdateNote;
  readonly version: string;
}

/** What is known of newer versions. Tells and links; nothing is ever fetched or run. */
export interface Updates {
  view(): UpdateView;
  /** The page of the newer version; null while none is known. */
  releaseUrl(): string | null;
  readonly onChange: Signal;
}

/**
 * Asks for the latest release of the project's own repository, once a day at most, also over restarts, and only while the
 * settings want it. Whatever came of it, the next question is a day later; what could not be sent is tried again sooner, and
 * where nothing can be written down nothing is sent: the next start would ask again.
 */
export function createUpdates(ports: UpdatesPorts): Updates {
  const { alarms, network, releases, settings, updateNote } = ports;
  const listeners = createListeners();
  /** In this run, by the clock that nobody can set. */
  let askedAtMs: number | null = null;
  let cancel: Cancel = () => undefined;
  let wasWanted = isWanted();

  function isWanted(): boolean {
    return releases !== null && settings.get().updateChecks;
  }

  /** How long ago it was asked last: of an earlier run, only the wall clock tells. */
  function sinceAskedMs(): number {
    if (askedAtMs !== null) return alarms.steadyMs() - askedAtMs;
    const wallMs = alarms.wallAt(alarms.nowMs());
    const { askedAtMs: before, aheadAtMs } = updateNote.get();
    if (before === null) return Number.POSITIVE_INFINITY;
    if (before > wallMs) {
      // It was asked by a clock that has since been set back: counted as now, or it might be silent for years. But it may
      // be the present one that is wrong, as at the start of a machine that has no battery for it.
      updateNote.change({ askedAtMs: wallMs, aheadAtMs: Math.max(before, aheadAtMs ?? before) });
      return 0;
    }
    const hasCaughtUp = aheadAtMs !== null && aheadAtMs <= wallMs;
    return wallMs - (hasCaughtUp ? Math.max(before, aheadAtMs) : before);
  }

  function plan(leastMs: number): void {
    cancel();
    if (!isWanted()) return;
    const waitMs = Math.max(numbers.everyMs - sinceAskedMs(), leastMs);
    cancel = alarms.at(alarms.nowMs() + waitMs, () => void look());
  }

  async function look(): Promise<void> {
    if (releases === null || !isWanted()) return;
    const isDue = sinceAskedMs() >= numbers.everyMs;
    if (!isDue || !ports.isInUse() || !network.isOnline()) return plan(numbers.againMs);
    const before = updateNote.get().askedAtMs;
    // Before it is sent: a crash must not make it twice a day, nor a disk that takes nothing.
    const isNoted = updateNote.change({ askedAtMs: alarms.wallAt(alarms.nowMs()) });
    askedAtMs = alarms.steadyMs();
    const answer = isNoted ? await releases.latest() : null;
    if (answer === null || isPutOff(answer)) {
      askedAtMs = null;
      updateNote.change({ askedAtMs: before });
    } else if (answer.kind !== 'trouble') learn(answer);
    plan(numbers.againMs);
  }

  function learn(answer: Exclude<ReleaseAnswer, { readonly kind: 'trouble' }>): void {
    const newest = answer.kind === 'release' ? answer.version : null;
    if (newest === updateNote.get().newest) return;
    updateNote.change({ newest });
    listeners.tell();
  }

  function newer(): string | null {
    const { newest } = updateNote.get();
    return newest !== null && isWanted() && isNewer(newest, ports.version) ? newest : null;
  }

  settings.onChange(() => {
    if (isWanted() === wasWanted) return;
    wasWanted = isWanted();
    plan(numbers.afterStartMs);
  });
  plan(numbers.afterStartMs);

  return {
    view: () => ({ isOffered: releases !== null, newer: newer() }),
    releaseUrl() {
      const version = newer();
      return version === null ? null : (releases?.pageOf(version) ?? null);
    },
    onChange: listeners.add,
  };
}

/** Nothing was sent. */
function isPutOff(answer: ReleaseAnswer): boolean {
  return answer.kind === 'trouble' && answer.trouble.isPutOff === true;
}
