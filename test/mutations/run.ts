import path from 'node:path';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import { ROOT } from '../support/root.ts';
import { MUTATION, mutated } from './mutate.ts';
import { MUTATIONS, type NoticedBy } from './mutations.ts';

/** Lives with one mutation after the other, and prints for each, as a line of JSON, the tests that have failed. */
async function run(): Promise<void> {
  process.env['TEST_SIZE'] = 'reduced';
  // One Vitest for all: only what a mutation changes is read anew.
  const config = path.join(ROOT, 'vite.config.ts');
  const vitest = await createVitest('test', { root: ROOT, config, watch: false, reporters: [{}] });
  for (const [mutation, { noticedBy }] of Object.entries(MUTATIONS)) {
    const { file } = mutated(mutation);
    process.env[MUTATION] = mutation;
    vitest.invalidateFile(file);
    const failed = await failedOf(vitest, noticedBy);
    vitest.invalidateFile(file);
    console.log(JSON.stringify({ mutation, failed }));
  }
  await vitest.close();
}

/** The tests that failed; files that do not load have none. */
async function failedOf(
  vitest: Vitest,
  { project, file, name }: NoticedBy,
): Promise<readonly string[]> {
  vitest.setGlobalTestNamePattern(new RegExp(name));
  const specification = vitest.getProjectByName(project).createSpecification(path.join(ROOT, file));
  const { testModules } = await vitest.runTestSpecifications([specification]);
  // Vitest remembers the modules of earlier runs.
  const { moduleId } = specification;
  return testModules.filter((one) => one.moduleId === moduleId).flatMap(failedIn);
}

function failedIn({ children }: TestModule): readonly string[] {
  return [...children.allTests('failed')].map(({ fullName }) => fullName);
}

await run();
