import type { Invocation } from './command-line.ts';
import type { CommandWorld } from './command-world.ts';
import { type CommandOutcome, EXIT, failed, had } from './failure.ts';
import { askingAs, takeToken } from './hand-over.ts';
import { listModels, modelFor } from './models.ts';
import type { Ingredients, Recipe } from './recipes/recipe.ts';

/** What a recipe is filled with, and whose token is meant. */
export interface Filled {
  readonly ingredients: Ingredients;
  /** `login@host`, also where none was asked for. */
  readonly accountName: string;
}

/** Asks the agent for everything but the token, and GitHub for a model that the program can speak to. */
export async function ingredientsFor(
  recipe: Recipe,
  invocation: Invocation,
  around: CommandWorld,
  label: string,
): Promise<CommandOutcome<Filled>> {
  const given = await takeToken(invocation, askingAs(label, around));
  if (!given.ok) return given;
  const { account: accountName, baseUrl, headers } = given.value;
  const list = await listModels(given.value, invocation.timeoutSeconds);
  if (!list.ok) return list;
  const found = recipe.endpoints
    .map((endpoint) => ({ endpoint, model: modelFor(endpoint, list.value.models) }))
    .find(({ model }) => model !== null);
  if (found === undefined || found.model === null) {
    return failed(
      EXIT.refused,
      `${accountName} has no model that ${recipe.name} can speak to (${recipe.endpoints.join(' or ')}), so see pilot-light models.`,
    );
  }
  const { command } = around;
  const { account } = invocation;
  const model = found.model.id;
  const ingredients = { command, account, baseUrl, headers, model, endpoint: found.endpoint };
  return had({ ingredients, accountName });
}
