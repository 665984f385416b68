import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../support/time-units.ts';
import type { Sent } from '../road.ts';
import type { World } from '../world.ts';
import { createComplaints, type Promised } from './promise.ts';

/** An hour, in any standing state. */
const STANDING = 30;

/** What a Copilot token's life requires: it is renewed after 25 minutes, and a GitHub token every eight hours. */
const RENEWALS = 60 / 25 + 1;

/** Whose it is, the plan, and the first exchange; a code and the poll that grants come before them in a sign-in. */
const REQUESTS_OF_A_START = 5;

/** A person's presses: five at once, then one a minute; each costs an exchange and what it may lead to. */
const PRESSES_AT_ONCE = 5;
const REQUESTS_OF_A_PRESS = 3;

/** P: no host is asked oftener than its tokens' lives and a person's presses require, and 30 times an hour beside. */
export const polite: Promised = {
  letter: 'P',
  watch(world) {
    const complaints = createComplaints();
    world.onSent((sent) => {
      if (sent.purpose === 'poll') return;
      const asked = lastHour(world, sent.host);
      const allowed = allowedIn(world, sent.host);
      if (asked.length > allowed) {
        complaints.add(`${asked.length} requests in an hour to ${sent.host}: ${tallyOf(asked)}`);
      }
    });
    return () => [...complaints.take(), ...lookAtModels(world), ...lookAtReleases(world)];
  },
};

/** The Copilot API is asked for its models once a minute at most, and anew after a start. */
function lookAtModels({ road, starts, trueMs }: World): readonly string[] {
  const sinceMs = trueMs() - MINUTE_MS;
  const recent = (instants: readonly number[]): number =>
    instants.filter((atMs) => atMs > sinceMs).length;
  const asked = recent(road.modelsAskedMs);
  return asked > 1 + recent(starts) ? [`models were asked for ${asked} times in a minute`] : [];
}

/** The newest version is asked for once a day in a run, without a credential. */
function lookAtReleases({ road, starts, trueMs }: World): readonly string[] {
  const sinceMs = trueMs() - DAY_MS + HOUR_MS;
  const recent = road.releasesAsked.filter(({ atMs }) => atMs > sinceMs);
  // A start after a clock was set knows nothing better than that clock.
  const allowed = 1 + starts.filter((atMs) => atMs > sinceMs).length;
  return [
    ...(recent.length > allowed ? [`a version was asked for ${recent.length} times in a day`] : []),
    ...(recent.some(({ credential }) => credential !== null)
      ? ['a version was asked for with a credential']
      : []),
  ];
}

/** What this host was asked for in the last hour, but for polls. */
export function lastHour({ requests, trueMs }: World, host: string): readonly Sent[] {
  const sinceMs = trueMs() - HOUR_MS;
  return requests.filter(
    (one) => one.atMs > sinceMs && one.host === host && one.purpose !== 'poll',
  );
}

function allowedIn(world: World, host: string): number {
  const sinceMs = world.trueMs() - HOUR_MS;
  const accounts = world.books.entries.filter(({ chain }) => chain.host === host).length;
  const recent = (instants: readonly number[]): number =>
    instants.filter((atMs) => atMs > sinceMs).length;
  const starts = recent(world.starts) * Math.min(accounts, 3) * REQUESTS_OF_A_START;
  const presses = recent(world.presses);
  const granted = Math.min(presses, PRESSES_AT_ONCE + HOUR_MS / MINUTE_MS);
  return STANDING + accounts * RENEWALS + starts + granted * REQUESTS_OF_A_PRESS;
}

function tallyOf(asked: readonly Sent[]): string {
  const counts = new Map<string, number>();
  for (const { purpose } of asked) counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  return [...counts].map(([purpose, count]) => `${count} × ${purpose}`).join(', ');
}
