import { describe, expect, it } from 'vitest';
import { watchNetwork } from '../../../../src/main/engine/network-watch.ts';
import { createAlarms } from '../../../../src/main/time/alarms.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

describe('watchNetwork', () => {
  it('tells within 4 s that the network is back', async () => {
    const { clock, network, watch, returns } = bench();
    network.online = false;
    watch.want(true);
    await clock.advance(MINUTE_MS);
    network.online = true;
    await clock.advance(4_000);
    expect(returns).toHaveLength(1);
  });

  it('tells once, not as long as it is back', async () => {
    const { clock, network, watch, returns } = bench();
    network.online = false;
    watch.want(true);
    await clock.advance(4_000);
    network.online = true;
    await clock.advance(MINUTE_MS);
    expect(returns).toHaveLength(1);
  });

  it('says nothing of a network that was never away', async () => {
    const { clock, watch, returns } = bench();
    watch.want(true);
    await clock.advance(MINUTE_MS);
    expect(returns).toEqual([]);
  });

  it('does not look, and needs no timer, while nobody waits', async () => {
    const { clock, network, watch } = bench();
    watch.want(true);
    watch.want(false);
    const looks = network.looks;
    await clock.advance(MINUTE_MS);
    expect(network.looks).toBe(looks);
    expect(clock.pending).toBe(0);
  });

  it('forgets nothing when it is wanted twice', async () => {
    const { clock, network, watch, returns } = bench();
    network.online = false;
    watch.want(true);
    network.online = true;
    watch.want(true);
    await clock.advance(4_000);
    expect(returns).toHaveLength(1);
  });
});

function bench() {
  const clock = new VirtualClock();
  const network = { online: true, looks: 0 };
  const returns: number[] = [];
  const alarms = createAlarms(clock, { on: () => () => undefined });
  const port = {
    isOnline: () => {
      network.looks += 1;
      return network.online;
    },
  };
  const watch = watchNetwork({ network: port, alarms }, () => returns.push(alarms.nowMs()));
  return { clock, network, watch, returns };
}
