import { createComplaints, type Promised } from './promise.ts';

const ALONE = ['exchange', 'renew', 'poll', 'code'] as const;

/** O: at most one refresh of a token and one sign-in are on their way, and no poll comes early. */
export const oneFlight: Promised = {
  letter: 'O',
  watch(world) {
    const complaints = createComplaints();
    world.onSent(({ host, purpose, secret }) => {
      if (!ALONE.some((one) => one === purpose)) return;
      // Of a renewal that was slept through nobody can know whether its answer still comes.
      const sinceMs = purpose === 'renew' ? world.awakeSinceMs() : 0;
      const same = [...world.books.flying()].filter(
        (other) =>
          other.host === host &&
          other.purpose === purpose &&
          other.secret === secret &&
          other.atMs >= sinceMs,
      );
      if (same.length > 1) complaints.add(`${same.length} flights of ${purpose} to ${host}`);
    });
    let early = 0;
    return () => {
      const soFar = [...world.hosts.values()].reduce((sum, host) => sum + host.earlyPolls(), 0);
      const isNews = soFar > early;
      early = soFar;
      return [...complaints.take(), ...(isNews ? ['a poll came early'] : [])];
    };
  },
};
