import { COPILOT_CLI, COPILOT_SDK } from './copilot.ts';
import { LANGCHAIN, OPENAI_NODE, OPENAI_PYTHON } from './libraries.ts';
import { CODECOMPANION, CRUSH, GPTEL, OPENCODE, PI } from './open.ts';
import type { Ingredients, Recipe, RecipeKind } from './recipe.ts';
import { AICHAT, CURL, LLM } from './starts.ts';
import { CLAUDE, CODEX } from './vendors.ts';

/** Every recipe, in the order in which they are offered: GitHub's own programs first, other vendors' last. */
export const RECIPES: readonly Recipe[] = [
  COPILOT_CLI,
  COPILOT_SDK,
  OPENCODE,
  PI,
  CRUSH,
  CODECOMPANION,
  GPTEL,
  OPENAI_NODE,
  OPENAI_PYTHON,
  LANGCHAIN,
  CURL,
  LLM,
  AICHAT,
  CODEX,
  CLAUDE,
];

/** The recipe of this name, or null. */
export function recipeOf(name: string): Recipe | null {
  return RECIPES.find((recipe) => recipe.name === name) ?? null;
}

/** Said once by `recipe` and before the first `run`, for each kind of program. */
export const TERMS: Readonly<Record<RecipeKind, string>> = {
  gitHub:
    "GitHub's own program. The token comes from an exchange that GitHub does not document and means for its own clients.",
  open: "Not GitHub's program: GitHub means these tokens for its own clients, so this is at your own risk under GitHub's terms.",
  otherVendor:
    "Another vendor's program on Copilot's API: GitHub means neither for the other, so this is at your own risk under GitHub's terms and that vendor's.",
};

/** Everything that `pilot-light recipe NAME` prints. */
export function recipeText(recipe: Recipe, ingredients: Ingredients): string {
  const tried =
    recipe.triedWith === null
      ? 'not run against the real program'
      : `tried with ${recipe.triedWith}`;
  return [
    `# ${recipe.title} (${tried})`,
    `# ${TERMS[recipe.kind]}`,
    `# ${recipe.atExpiry}`,
    recipe.configuration(ingredients),
    '',
  ].join('\n');
}
