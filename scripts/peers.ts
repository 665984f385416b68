import { parseArgs } from 'node:util';
import { hostsFile } from '../test/peers/hosts-file.ts';
import { PEERS, type Peer } from '../test/peers/peers.ts';
import { namesOf } from '../test/simulator/addresses.ts';
import { runScript } from './host/complaint.ts';
import { hasNetwork, mayEnclose, runEnclosed } from './host/enclosure.ts';
import { namedIn } from './host/options.ts';
import { cacheFolder, install, newestOf } from './host/packages.ts';
import { lineOf, notRun, type Proof, prove } from './peers/proof.ts';

const USAGE = 'npm run test:peers [-- --only gh,octokit] [--newest] [--verbose]';

const NO_ENCLOSURE =
  'this system lets nobody make a network of its own, and with the real one it would ask the real GitHub';

/**
 * Lets GitHub's real clients sign in against the simulator, which is github.com to them. The last line is for machines.
 *
 * Once with the network, to install them; then again without one, to run them.
 */
async function testPeers(): Promise<void> {
  const { peers, isVerbose, isEnclosed } = chosen(process.argv.slice(2));
  if (!isEnclosed) {
    console.log(`The clients are kept in ${cacheFolder()}.`);
    for (const peer of peers) if (peer.packages.length > 0) await install(peer);
    if (await mayEnclose()) {
      const args = ['--import', 'tsx', 'scripts/peers.ts', '--enclosed'];
      const names = hostsFile(Object.keys(namesOf('http://127.0.0.1')));
      process.exitCode = await runEnclosed([...args, ...process.argv.slice(2)], names);
      return;
    }
  }
  const proofs: Proof[] = [];
  for (const peer of peers) {
    const proof = hasNetwork() ? notRun(peer.name, NO_ENCLOSURE) : await prove(peer);
    proofs.push(proof);
    console.log(lineOf(proof));
    if (isVerbose) console.log(proof.requests.map((request) => `    ${request}`).join('\n'));
  }
  const ok = proofs.every((proof) => proof.ok);
  console.log(JSON.stringify({ ok, peers: proofs }));
  if (!ok) process.exitCode = 1;
}

function chosen(args: string[]): {
  readonly peers: readonly Peer[];
  readonly isVerbose: boolean;
  readonly isEnclosed: boolean;
} {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      newest: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      enclosed: { type: 'boolean', default: false },
    },
  });
  const peers = namedIn(PEERS, values.only, USAGE);
  return {
    peers: values.newest ? peers.map(newestOf) : peers,
    isVerbose: values.verbose,
    isEnclosed: values.enclosed,
  };
}

runScript(testPeers);
