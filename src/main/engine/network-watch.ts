import { watch } from '../config.ts';
import type { Cancel, Network, Signal } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';

interface NetworkWatchPorts {
  readonly network: Network;
  readonly alarms: Pick<Alarms, 'nowMs' | 'at'>;
}

/** Word of a network that was away. */
interface NetworkWatch {
  /** The network is back. Looks every 4 s for each listener; costs nothing while there is none. */
  readonly onReturn: Signal;
}

/**
 * Tells when the network comes back.
 *
 * "Offline" from the system is certain and "online" is not, so only the step from offline to online means anything.
 */
export function watchNetwork({ network, alarms }: NetworkWatchPorts): NetworkWatch {
  return {
    onReturn(listener) {
      let wasOnline = network.isOnline();
      let cancel = lookLater();

      function lookLater(): Cancel {
        return alarms.at(alarms.nowMs() + watch.onlineEveryMs, look);
      }

      function look(): void {
        // Before the listener is told, which may stop listening.
        cancel = lookLater();
        const isOnline = network.isOnline();
        const isBack = isOnline && !wasOnline;
        wasOnline = isOnline;
        if (isBack) listener();
      }

      return () => cancel();
    },
  };
}
