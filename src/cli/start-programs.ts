import { tmpdir } from 'node:os';
import { GITHUB_TOKENS } from '../shared/overriding.ts';
import { type Invocation, missing } from './command-line.ts';
import type { CommandVariables, CommandWorld } from './command-world.ts';
import {
  type CommandFailed,
  type CommandOutcome,
  EXIT,
  failed,
  misused,
  shown,
} from './failure.ts';
import { askingAs, takeToken, variablesOf } from './hand-over.ts';
import { ingredientsFor } from './ingredients.ts';
import { askPerson } from './node/ask-person.ts';
import { type ChildEnd, runChild } from './node/child.ts';
import { openOwnFolder } from './node/own-folder.ts';
import { RECIPES, TERMS } from './recipes/index.ts';
import type { Launch, Recipe } from './recipes/recipe.ts';

/** The names that `run` knows. */
export const RUNNABLE: readonly string[] = RECIPES.flatMap(({ name, launch }) =>
  launch === null ? [] : [name],
);

/** `exec -- CMD`: the token is in the program's environment, and nowhere else. */
export async function execProgram(
  { rest, ...invocation }: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<ChildEnd>> {
  const [file = '', ...args] = rest;
  if (file === '') return missing('a program behind --', 'exec');
  const given = await takeToken(invocation, askingAs(nameOf(file), around));
  if (!given.ok) return given;
  return runChild({ file, args, variables: { ...around.variables, ...variablesOf(given.value) } });
}

const nameOf = (file: string): string => file.split('/').at(-1) ?? file;

/** `run NAME -- ARGS`: a program that asks for tokens by itself, and has no GitHub token in its environment. */
export async function runProgram(
  invocation: Invocation,
  around: CommandWorld,
  say: (sentence: string) => void,
): Promise<CommandOutcome<ChildEnd>> {
  const { name, rest } = invocation;
  if (name === null) return missing(`the name of a program (${RUNNABLE.join(', ')})`, 'run');
  const recipe = RECIPES.find((one) => one.name === name && one.launch !== null);
  if (recipe === undefined || recipe.launch === null) {
    return misused(
      `pilot-light run knows only ${RUNNABLE.join(', ')} and not ${shown(name)}`,
      'run',
    );
  }
  const refusal = await refusalOf(recipe, invocation, around);
  if (refusal !== null) return refusal;
  const filled = await ingredientsFor(recipe, invocation, around, name);
  if (!filled.ok) return filled;
  const { ingredients, accountName } = filled.value;
  say(
    `${name} gets Copilot tokens of ${accountName} and no GitHub token from this shell; this is no sandbox, it can read your files and whatever sign-ins are in them.`,
  );
  if (recipe.kind === 'open') say(TERMS.open);
  // The helper is to ask for the same account, whatever is selected in the app meanwhile.
  const pinned = { ...ingredients, account: accountName };
  const runtime = around.variables['XDG_RUNTIME_DIR'] ?? '';
  const folder = openOwnFolder([...(runtime.startsWith('/') ? [runtime] : []), tmpdir()]);
  if (folder === null) {
    return failed(
      EXIT.internal,
      `no folder can be made in ${tmpdir()} for ${name}, so set TMPDIR to one of yours.`,
    );
  }
  try {
    const launch = recipe.launch(pinned, folder.path);
    folder.write(launch.files);
    const variables = variablesFor(launch, around.variables, { name, accountName });
    return await runChild({ file: launch.program, args: [...launch.args, ...rest], variables });
  } finally {
    folder.remove();
  }
}

/** Consent is wanted where neither GitHub nor nobody in particular has made the program. */
async function refusalOf(
  { name, kind }: Recipe,
  { isAccepted }: Invocation,
  { isTerminal }: CommandWorld,
): Promise<CommandFailed | null> {
  if (kind !== 'otherVendor' || isAccepted) return null;
  if (isTerminal && (await askPerson(`${name}: ${TERMS[kind]} Go on? [y/N] `))) return null;
  return failed(EXIT.usage, `${name}: ${TERMS[kind].replace(/\.$/, '')}; say --accept to go on.`);
}

function variablesFor(
  { env, without }: Launch,
  given: CommandVariables,
  { name, accountName }: { readonly name: string; readonly accountName: string },
): CommandVariables {
  // Whatever is run has no need of a GitHub token.
  const taken = new Set([...GITHUB_TOKENS, ...without]);
  const kept = Object.entries(given).filter(([key]) => !taken.has(key.toUpperCase()));
  return {
    ...Object.fromEntries(kept),
    PILOT_LIGHT_ACCOUNT: accountName,
    PILOT_LIGHT_CALLER: name,
    ...env,
  };
}
