import type { Ingredients, ModelEndpoint, Recipe } from '../../../src/cli/recipes/recipe.ts';

const MODELS: Readonly<Record<ModelEndpoint, string>> = {
  '/chat/completions': 'gpt-4.1',
  '/responses': 'gpt-5.4',
  '/v1/messages': 'claude-sonnet-5',
};

/** What a recipe is filled with in the manual and in tests: nobody's in particular, and plain. */
export function sampleIngredients({ endpoints }: Pick<Recipe, 'endpoints'>): Ingredients {
  const endpoint = endpoints[0] ?? '/chat/completions';
  return {
    command: '/home/octocat/.local/bin/pilot-light',
    account: null,
    baseUrl: 'https://api.individual.githubcopilot.com',
    headers: { 'Editor-Version': 'PilotLight/0.1.0', 'Copilot-Integration-Id': 'vscode-chat' },
    model: MODELS[endpoint],
    endpoint,
  };
}
