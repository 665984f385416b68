import type { Sent } from '../road.ts';
import type { World } from '../world.ts';
import { createComplaints, type Promised } from './promise.ts';

const ALONE = ['exchange', 'renew', 'poll', 'code'] as const;

/** O: at most one refresh of a token and one sign-in are on their way, and no poll comes early. */
export const oneFlight: Promised = {
  letter: 'O',
  watch(world) {
    const complaints = createComplaints();
    const mayBeLost = watchLosses(world);
    world.onSent(({ host, purpose, secret }) => {
      if (!ALONE.some((one) => one === purpose)) return;
      const same = [...world.books.flying()].filter(
        (other) => other.host === host && other.purpose === purpose && other.secret === secret,
      );
      const sure = same.filter((other) => purpose !== 'renew' || !mayBeLost(other));
      if (sure.length > 1) complaints.add(`${sure.length} flights of ${purpose} to ${host}`);
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

/** Of what was slept through nobody can know whether its answer still comes; and a clock set ahead looks like a sleep. */
function watchLosses({ machine: { clock }, onSent, awakeSinceMs }: World): (sent: Sent) => boolean {
  const aheadMs = (): number => clock.wallMs() - clock.trueMs();
  const aheadWhenSentMs = new WeakMap<Sent, number>();
  onSent((sent) => void aheadWhenSentMs.set(sent, aheadMs()));
  return (sent) =>
    sent.atMs < awakeSinceMs() || (aheadWhenSentMs.get(sent) ?? aheadMs()) < aheadMs();
}
