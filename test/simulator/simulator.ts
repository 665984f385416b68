import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { GITHUB_ADDRESSES, namesOf, ownAddresses } from './addresses.ts';
import { createClock, type SimulatedClock } from './clock.ts';
import type { Control } from './control-contract.ts';
import { createControl } from './control-verbs.ts';
import { createRandom } from './random.ts';
import { createSimulatorServer } from './server.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import { createWorld, type Mode, type World } from './world.ts';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** `github` by default. */
  readonly mode?: Mode;
  /** Simulated seconds in a real one; 1 by default. */
  readonly timeScale?: number;
  /** By default one that runs from the machine's time; with this there is no `timeScale`. */
  readonly clock?: SimulatedClock;
  /** Foretells every code and token; random by default, so that no two simulators know each other's tokens. */
  readonly seed?: number;
  /**
   * Where it says that its servers are: on its own origin, the default, or where GitHub's are. The latter serves who
   * resolves those names by `names`.
   */
  readonly addresses?: 'own' | 'github';
  /** Told every device code and token as it is made, so that a test can look for them where they must not be. */
  readonly onSecret?: (text: string) => void;
}

/** A GitHub of one's own, on loopback. */
export interface Simulator {
  /** `http://127.0.0.1:PORT`: login paths, REST with and without `/api/v3`, and the Copilot API. */
  readonly url: string;
  /** GitHub's hosts, and what of this simulator stands for each. */
  readonly names: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly control: Control;
  readonly traffic: Traffic;
  /** Cut every connection and let the port go. May be called again. */
  readonly close: () => Promise<void>;
}

/** Start a simulator on 127.0.0.1. Rejects with the error of `listen` when the port cannot be had. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, mode = 'github', timeScale = 1, seed = randomInt(2 ** 32) } = options;
  const { onSecret = () => undefined } = options;
  const traffic = createTraffic();
  let world: World | null = null;
  const present = (): World => {
    if (world === null) throw new Error('The simulator has no world before it listens');
    return world;
  };
  const verbs = createControl(present, () => {
    world = createWorld(present());
  });

  const server = createSimulatorServer(present, verbs, traffic);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  const addresses = options.addresses === 'github' ? GITHUB_ADDRESSES : ownAddresses(url);
  const clock = options.clock ?? createClock(timeScale);
  world = createWorld({ mode, clock, random: createRandom(seed), addresses, onSecret });

  return {
    url,
    names: namesOf(url),
    seed,
    control: verbs,
    traffic,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return address.port;
}
