import type { Invocation } from './command-line.ts';
import type { CommandWorld } from './command-world.ts';
import { type CommandOutcome, had, misused, shown } from './failure.ts';
import { ingredientsFor } from './ingredients.ts';
import { RECIPES, recipeOf, recipeText } from './recipes/index.ts';
import { READ_ONCE } from './recipes/once.ts';
import type { Freshness } from './recipes/recipe.ts';

const HEADINGS: Readonly<Record<Exclude<Freshness, 'once'>, string>> = {
  everyRequest: 'These ask for a token at each request:',
  fiveMinutes: 'These keep a token for five minutes:',
  perStart: 'These read a token at their start, fit for what ends within half an hour:',
};

/** `recipe [NAME]`: the list, or one configuration with everything filled in but the token. */
export async function tellRecipe(
  invocation: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<string>> {
  const { name } = invocation;
  if (name === null) return had(recipeList());
  const once = READ_ONCE.find((one) => one.name === name);
  if (once !== undefined) {
    return misused(
      `${once.title} has no recipe, it ${once.why} and would be refused after half an hour`,
      'recipe',
    );
  }
  const recipe = recipeOf(name);
  if (recipe === null)
    return misused(
      `there is no recipe for ${shown(name)}, pilot-light recipe lists them`,
      'recipe',
    );
  const filled = await ingredientsFor(recipe, invocation, around, 'pilot-light recipe');
  return filled.ok ? had(recipeText(recipe, filled.value.ingredients).trimEnd()) : filled;
}

function recipeList(): string {
  const width = Math.max(...[...RECIPES, ...READ_ONCE].map(({ name }) => name.length));
  const line = (name: string, words: string): string => `  ${name.padEnd(width)}  ${words}`;
  const groups = Object.entries(HEADINGS).flatMap(([freshness, heading]) => [
    heading,
    ...RECIPES.filter((one) => one.freshness === freshness).map(({ name, title, triedWith }) =>
      line(
        name,
        `${title}, ${triedWith === null ? 'not run against the real program' : `tried with ${triedWith}`}`,
      ),
    ),
    '',
  ]);
  const once = READ_ONCE.map(({ name, title, why }) => line(name, `${title} (${why})`));
  return [
    ...groups,
    'These read a token once and live on without one, so they have no recipe:',
    ...once,
  ].join('\n');
}
