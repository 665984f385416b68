import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { RECIPES, recipeOf, recipeText } from '../../../../src/cli/recipes/index.ts';
import { READ_ONCE } from '../../../../src/cli/recipes/once.ts';
import type { Ingredients, Recipe } from '../../../../src/cli/recipes/recipe.ts';
import { sampleIngredients } from '../../../support/cli/sample-ingredients.ts';

/** A path that no shell takes as it is. */
const AWKWARD = `/home/octo cat/it's $HOME "here"/pilot-light`;
const awkward = (recipe: Recipe): Ingredients => ({
  ...sampleIngredients(recipe),
  command: AWKWARD,
  account: 'octocat@github.com',
});

/** The words that `sh` makes of a line. */
const readBySh = (line: string): readonly string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], {
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);

describe.each(RECIPES.map((recipe) => [recipe.name, recipe] as const))('%s', (name, recipe) => {
  it('is found by its name', () => {
    expect(recipeOf(name)).toBe(recipe);
  });

  it('names the command, the address and both headers', () => {
    const text = recipeText(recipe, sampleIngredients(recipe));
    const parts = ['/home/octocat/.local/bin/pilot-light', 'api.individual.githubcopilot.com'];
    // `pilot-light header` hands them over itself.
    const headers = name === 'curl' ? [] : ['PilotLight/0.1.0', 'vscode-chat'];
    for (const part of [...parts, ...headers]) expect(text).toContain(part);
    expect(text).toContain(recipe.title);
  });

  it('says whose account is wanted', () => {
    expect(recipeText(recipe, awkward(recipe))).toContain('octocat@github.com');
  });

  it('puts the same things into a start', () => {
    const launch = recipe.launch?.(sampleIngredients(recipe), '/run/private');
    const all = JSON.stringify(launch ?? recipe.configuration(sampleIngredients(recipe)));
    expect(all).toContain('/home/octocat/.local/bin/pilot-light');
  });
});

describe('the command in a recipe', () => {
  const words = [AWKWARD, 'token', '--account', 'octocat@github.com'];
  const launchOf = (name: string) => {
    const recipe = recipeOf(name);
    return recipe?.launch?.(awkward(recipe), '/run/private');
  };

  it('survives the shell of Copilot CLI', () => {
    const line = launchOf('copilot')?.env.COPILOT_PROVIDER_API_KEY_COMMAND ?? '';
    expect(readBySh(line)).toEqual(words);
  });

  it('survives the shell of Claude Code', () => {
    const settings: { apiKeyHelper: string } = JSON.parse(launchOf('claude')?.args[1] ?? '{}');
    expect(readBySh(settings.apiKeyHelper)).toEqual(words);
  });

  it('survives the shell of pi', () => {
    const extension = launchOf('pi')?.files['pilot-light.js'] ?? '';
    const key: string = JSON.parse(/"apiKey": (".*")/.exec(extension)?.[1] ?? '""');
    expect(key[0]).toBe('!');
    expect(readBySh(key.slice(1))).toEqual(words);
  });

  it('is no line of a shell for Codex', () => {
    const args = launchOf('codex')?.args ?? [];
    expect(args).toContain(`model_providers.pilot-light.auth.command=${JSON.stringify(AWKWARD)}`);
    expect(args).toContain(
      `model_providers.pilot-light.auth.args=${JSON.stringify(words.slice(1))}`,
    );
  });

  it('survives the lines that are copied into a shell', () => {
    const recipe = recipeOf('copilot');
    const lines = recipe?.configuration(awkward(recipe)) ?? '';
    const seen = execFileSync(
      'sh',
      ['-c', `${lines}\nprintf %s "$COPILOT_PROVIDER_API_KEY_COMMAND"`],
      { encoding: 'utf8' },
    );
    expect(readBySh(seen)).toEqual(words);
  });
});

describe('the list', () => {
  it('begins with GitHub and ends with other vendors', () => {
    const order = ['gitHub', 'open', 'otherVendor'];
    const kinds = RECIPES.map(({ kind }) => order.indexOf(kind));
    expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
  });

  it('has each name once', () => {
    const names = [...RECIPES, ...READ_ONCE].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
