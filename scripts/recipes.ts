import { parseArgs } from 'node:util';
import { PROGRAMS, type Program } from '../test/recipes/programs.ts';
import { ensureBuilt } from './host/app-build.ts';
import { runScript } from './host/complaint.ts';
import { hasNetwork, mayEnclose, runEnclosed } from './host/enclosure.ts';
import { namedIn } from './host/options.ts';
import { cacheFolder, install } from './host/packages.ts';
import { lineOf, type Proof, prove } from './recipes/proof.ts';

const USAGE = 'npm run test:recipes [-- --only copilot,pi] [--verbose]';

/**
 * Runs the real programs on their recipes against the simulator. The last line is for machines.
 *
 * Once with the network, to install them; then again without one, to run them.
 */
async function testRecipes(): Promise<void> {
  const { programs, isVerbose, isEnclosed } = chosen(process.argv.slice(2));
  if (!isEnclosed) {
    await ensureBuilt();
    console.log(`The programs are kept in ${cacheFolder()}.`);
    for (const program of programs) await install(program);
    if (await mayEnclose()) {
      const args = ['--import', 'tsx', 'scripts/recipes.ts', '--enclosed'];
      process.exitCode = await runEnclosed([...args, ...process.argv.slice(2)]);
      return;
    }
  }
  console.log(
    hasNetwork()
      ? 'This system lets nobody make a network of its own: the programs run with the real one.'
      : 'The programs run in a network of their own, which ends at this machine.',
  );
  const proofs: Proof[] = [];
  for (const program of programs) {
    const proof = await prove(program, isVerbose);
    proofs.push(proof);
    console.log(lineOf(proof));
  }
  const ok = proofs.every((proof) => proof.held);
  console.log(JSON.stringify({ ok, enclosed: !hasNetwork(), proofs }));
  if (!ok) process.exitCode = 1;
}

function chosen(args: string[]): {
  readonly programs: readonly Program[];
  readonly isVerbose: boolean;
  readonly isEnclosed: boolean;
} {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      enclosed: { type: 'boolean', default: false },
    },
  });
  return {
    programs: namedIn(PROGRAMS, values.only, USAGE),
    isVerbose: values.verbose,
    isEnclosed: values.enclosed,
  };
}

runScript(testRecipes);
