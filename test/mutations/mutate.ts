import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { ROOT } from '../support/root.ts';
import { MUTATIONS } from './mutations.ts';

/** Where a run of the tests is told which mutation to live with. */
export const MUTATION = 'MUTATION';

/** The text of a file with a mutation in it. Throws unless what it takes out stands there exactly once. */
export function mutated(name: string): { readonly file: string; readonly text: string } {
  const mutation = MUTATIONS[name];
  if (mutation === undefined) throw new Error(`There is no mutation ${name}.`);
  const file = path.join(ROOT, mutation.file);
  const parts = fs.readFileSync(file, 'utf8').split(mutation.found);
  if (parts.length !== 2) {
    throw new Error(`${mutation.file} has ${parts.length - 1} times: ${mutation.found}`);
  }
  return { file, text: parts.join(mutation.put) };
}

/** Shows the tests one file as a mutation has it; nothing is written anywhere. */
export function mutationPlugins(env: NodeJS.ProcessEnv): Plugin[] {
  function load(id: string): string | null {
    const name = env[MUTATION];
    if (name === undefined) return null;
    const { file, text } = mutated(name);
    return id === file ? text : null;
  }
  return [{ name: 'mutation', enforce: 'pre', load }];
}
