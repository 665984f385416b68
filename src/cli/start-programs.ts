import { tmpdir } from 'node:os';
import { type Invocation, missing } from './command-line.ts';
import { EXIT, type Failed, failed, had, misused, type Outcome, shown } from './failure.ts';
import { type Feed, FOLDER, factsOf, feedFor, PROGRAMS } from './feeds.ts';
import { askingAs, takeToken, variablesOf } from './hand-over.ts';
import { listModels } from './models.ts';
import { askPerson } from './node/ask-person.ts';
import { type ChildEnd, runChild } from './node/child.ts';
import { makeFolder } from './node/own-folder.ts';
import type { Surroundings } from './surroundings.ts';

/** `exec -- CMD`: the token is in the program's environment, and nowhere else. */
export async function execProgram(
  invocation: Invocation,
  around: Surroundings,
): Promise<Outcome<ChildEnd>> {
  const [file, ...args] = invocation.rest;
  if (file === undefined || file === '') return missing('a program behind --', 'exec');
  const given = await takeToken(invocation, askingAs(nameOf(file), around));
  if (!given.ok) return given;
  const variables = { ...around.variables, ...variablesOf(given.value) };
  return runChild({ file, args, variables });
}

const nameOf = (file: string): string => file.split('/').at(-1) ?? file;

/** `run NAME -- ARGS`: a program that asks for tokens by itself, and has no GitHub token in its environment. */
export async function runProgram(
  invocation: Invocation,
  around: Surroundings,
  say: (sentence: string) => void,
): Promise<Outcome<ChildEnd>> {
  const { name, rest } = invocation;
  const known = Object.keys(PROGRAMS).join(', ');
  if (name === null) return missing(`the name of a program (${known})`, 'run');
  if (!Object.hasOwn(PROGRAMS, name)) {
    return misused(`pilot-light run does not know ${shown(name)}, only ${known}`, 'run');
  }
  const refusal = await accepted(name, invocation, around);
  if (refusal !== null) return refusal;
  const feed = await makeFeed(name, invocation, around);
  if (!feed.ok) return feed;
  say(
    `${name} gets Copilot tokens of ${feed.value.account} and no GitHub token from this shell; this is no sandbox, it can read your files and whatever sign-ins are in them.`,
  );
  return runFed(name, rest, feed.value, around);
}

/** A program of GitHub's own needs no consent. */
async function accepted(
  name: string,
  { isAccepted }: Invocation,
  { isTerminal }: Surroundings,
): Promise<Failed | null> {
  if (PROGRAMS[name]?.vendor === 'gitHub' || isAccepted) return null;
  const sentence = `${name} is not GitHub's: running it on Copilot is at your own risk under GitHub's terms.`;
  if (isTerminal && (await askPerson(`pilot-light: ${sentence} Go on? [y/N] `))) return null;
  return failed(EXIT.usage, `${sentence.slice(0, -1)}, so say --accept if you accept that.`);
}

type AccountFeed = Feed & { readonly account: string };

async function makeFeed(
  name: string,
  invocation: Invocation,
  around: Surroundings,
): Promise<Outcome<AccountFeed>> {
  const given = await takeToken(invocation, askingAs(name, around));
  if (!given.ok) return given;
  const list = await listModels(given.value, invocation.timeoutSeconds);
  if (!list.ok) return list;
  const facts = factsOf(given.value, around.command);
  const feed = feedFor(name, facts, list.value.models, given.value, around.variables);
  return feed.ok ? had({ ...feed.value, account: given.value.account }) : feed;
}

/** Its files live as long as it does. */
async function runFed(
  name: string,
  rest: readonly string[],
  { args, variables, files }: Feed,
  { variables: { XDG_RUNTIME_DIR } }: Surroundings,
): Promise<Outcome<ChildEnd>> {
  if (Object.keys(files).length === 0)
    return runChild({ file: name, args: [...args, ...rest], variables });
  const [folder, remove] = makeFolder(files, XDG_RUNTIME_DIR ?? tmpdir());
  const filled = (text: string): string => text.replaceAll(FOLDER, folder);
  const all = Object.entries(variables).map(
    ([key, value]) => [key, value && filled(value)] as const,
  );
  try {
    const fed = [...args.map(filled), ...rest];
    return await runChild({ file: name, args: fed, variables: Object.fromEntries(all) });
  } finally {
    remove();
  }
}
