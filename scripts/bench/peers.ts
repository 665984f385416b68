import { type Budget, notMeasured } from '../../test/bench/budgets.ts';
import { PEER_BUDGETS } from '../../test/bench/peers/peer-budgets.ts';
import { measurePeers, type Size } from '../../test/bench/peers/peers.ts';
import { hostsFile } from '../../test/peers/hosts-file.ts';
import { PEERS } from '../../test/peers/peers.ts';
import { namesOf } from '../../test/simulator/addresses.ts';
import { launchChromium } from '../../test/stand-in/chromium.ts';
import { hasNetwork, mayEnclose, runEnclosed } from '../host/enclosure.ts';
import { install, installedFolder } from '../host/packages.ts';

const NO_ENCLOSURE =
  'this system lets nobody make a network of its own, and with the real one copilot-api would ask the real GitHub';

const peer = PEERS.filter(({ name }) => name === 'copilot-api')[0];

/** Has copilot-api installed, and runs this script again with these switches where there is no network: its exit code. Null where it cannot. */
export async function benchEnclosed(switches: readonly string[]): Promise<number | null> {
  if (peer !== undefined) await install(peer);
  if (!(await mayEnclose())) return null;
  const names = hostsFile(Object.keys(namesOf('http://127.0.0.1')));
  return runEnclosed(['--import', 'tsx', 'scripts/bench.ts', 'peers', ...switches], names);
}

/** Measures the app beside copilot-api, inside. */
export async function benchPeers(size: Size): Promise<readonly Budget[]> {
  if (hasNetwork()) return nothing(NO_ENCLOSURE);
  const folder = peer === undefined ? null : await installedFolder(peer);
  if (folder === null) return nothing('copilot-api could not be installed');
  const browser = await launchChromium();
  try {
    return await measurePeers(browser, folder, size);
  } finally {
    await browser.close();
  }
}

const nothing = (why: string): readonly Budget[] =>
  Object.entries(PEER_BUDGETS).map(([name, budget]) => notMeasured(name, budget, why));
