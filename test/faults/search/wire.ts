import { Secret } from '../../../src/main/secrets/secret.ts';
import { createWireBench, type WireBench } from '../../support/wire-bench.ts';
import { knowSecret, lookAtEnd, sawAt } from './search.ts';

/** What the requests of a {@link searchedWireBench} carry. */
export const SENT = new Secret('ghu_0123456789abcdefghijklmnopqrstuvwxyzAB');

/** The wire alone; the search looks at its log and its activity. */
export function searchedWireBench(): WireBench {
  const bench = createWireBench();
  knowSecret(SENT.reveal());
  lookAtEnd(() => {
    sawAt('logs', JSON.stringify(bench.lines));
    sawAt('activity', JSON.stringify(bench.entries));
  });
  return bench;
}
