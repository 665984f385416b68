import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RECIPES, TERMS } from '../../../../src/cli/recipes/index.ts';
import { READ_ONCE } from '../../../../src/cli/recipes/once.ts';
import { PROGRAMS } from '../../../recipes/programs.ts';
import { sampleIngredients } from '../../../support/cli/sample-ingredients.ts';
import { ROOT } from '../../../support/root.ts';

const manual = readFileSync(path.join(ROOT, 'docs/agent.md'), 'utf8');
const rows = manual.split('\n').filter((line) => line.startsWith('| `'));

describe.each(RECIPES.map((recipe) => [recipe.name, recipe] as const))(
  'the manual on %s',
  (name, recipe) => {
    it('has a line that says what the recipe says', () => {
      const row = rows.find((line) => line.startsWith(`| \`${name}\` `));
      expect(row).toContain(recipe.title);
      expect(row).toContain(`| ${recipe.triedWith ?? 'not run'} |`);
      expect(row).toContain(`| ${recipe.launch === null ? 'no' : 'yes'} |`);
      expect(row).toContain(recipe.atExpiry);
    });
  },
);

describe('the manual', () => {
  it.each(
    RECIPES.filter(({ triedWith }) => triedWith !== null).map((one) => [one.name, one] as const),
  )('has the configuration of %s, which was tried', (_, recipe) => {
    expect(manual).toContain(recipe.configuration(sampleIngredients(recipe)).trimEnd());
  });

  it('names what reads a key once', () => {
    for (const { title, why } of READ_ONCE) expect(manual).toContain(`**${title}** ${why}.`);
  });

  it('says the terms in the words of the command', () => {
    for (const terms of Object.values(TERMS)) expect(manual).toContain(terms);
  });
});

describe('a version that a recipe says it was tried with', () => {
  it.each(PROGRAMS)('is the one that is installed to try $name', ({ name, packages }) => {
    const tried = RECIPES.find((recipe) => recipe.name === name)?.triedWith;
    expect(packages[0]?.split('@').at(-1)).toBe(tried);
  });

  it('is said of no recipe that is not tried', () => {
    const tried = RECIPES.filter(({ triedWith }) => triedWith !== null).map(({ name }) => name);
    expect(PROGRAMS.map(({ name }) => name)).toEqual(tried);
  });
});
