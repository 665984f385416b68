import { watch } from '../config.ts';
import type { Cancel, Network } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';

export interface NetworkWatch {
  /** Looks every 4 s while `wanted`; costs nothing otherwise. */
  readonly want: (wanted: boolean) => void;
}

/**
 * Tells when the network comes back.
 *
 * "Offline" from the system is certain and "online" is not, so only the step from offline to online means anything.
 */
export function watchNetwork(
  ports: { readonly network: Network; readonly alarms: Alarms },
  onReturn: () => void,
): NetworkWatch {
  const { network, alarms } = ports;
  let cancel: Cancel | null = null;
  let wasOnline = true;

  function look(): void {
    lookAgainLater();
    const isOnline = network.isOnline();
    const returned = isOnline && !wasOnline;
    wasOnline = isOnline;
    if (returned) onReturn();
  }

  function lookAgainLater(): void {
    cancel = alarms.at(alarms.nowMs() + watch.onlineEveryMs, look);
  }

  return {
    want(wanted) {
      if (wanted === (cancel !== null)) return;
      cancel?.();
      cancel = null;
      if (!wanted) return;
      wasOnline = network.isOnline();
      lookAgainLater();
    },
  };
}
