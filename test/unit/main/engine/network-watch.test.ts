import { describe, expect, it } from 'vitest';
import { watchNetwork } from '../../../../src/main/engine/network-watch.ts';
import { createAlarms } from '../../../../src/main/time/alarms.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { createVirtualPower } from '../../../support/virtual-power.ts';

describe('the watch on the network', () => {
  it('tells within 4 s that the network is back', async () => {
    const { clock, network, listen, returns } = bench();
    network.online = false;
    listen();
    await clock.advance(MINUTE_MS);
    network.online = true;
    await clock.advance(4_000);
    expect(returns).toHaveLength(1);
  });

  it('tells once, not as long as it is back', async () => {
    const { clock, network, listen, returns } = bench();
    network.online = false;
    listen();
    await clock.advance(4_000);
    network.online = true;
    await clock.advance(MINUTE_MS);
    expect(returns).toHaveLength(1);
  });

  it('says nothing of a network that was never away', async () => {
    const { clock, listen, returns } = bench();
    listen();
    await clock.advance(MINUTE_MS);
    expect(returns).toEqual([]);
  });

  it('does not look, and needs no timer, while nobody waits', async () => {
    const { clock, network, listen } = bench();
    listen()();
    const looks = network.looks;
    await clock.advance(MINUTE_MS);
    expect(network.looks).toBe(looks);
    expect(clock.pending).toBe(0);
  });

  it('tells a listener that came before the return, whoever comes or goes after it', async () => {
    const { clock, network, listen, returns } = bench();
    network.online = false;
    listen();
    network.online = true;
    listen();
    listen()();
    await clock.advance(4_000);
    expect(returns).toHaveLength(1);
  });

  it('can be left by whoever is just being told', async () => {
    const { clock, network, watch } = bench();
    network.online = false;
    const stop = watch.onReturn(() => stop());
    await clock.advance(4_000);
    network.online = true;
    await clock.advance(4_000);
    expect(clock.pending).toBe(0);
  });
});

function bench() {
  const clock = new VirtualClock();
  const network = { online: true, looks: 0 };
  const returns: number[] = [];
  const alarms = createAlarms(clock, createVirtualPower());
  const port = {
    isOnline: () => {
      network.looks += 1;
      return network.online;
    },
  };
  const watch = watchNetwork({ network: port, alarms });
  const listen = () => watch.onReturn(() => returns.push(alarms.nowMs()));
  return { clock, network, watch, listen, returns };
}
