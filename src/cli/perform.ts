import { type AgentVerb, ask } from './ask.ts';
import { type CommandName, type CommandWish, type Invocation, whoIs } from './command-line.ts';
import type { CommandWorld } from './command-world.ts';
import { completionFor } from './completion.ts';
import { type CommandFailure, type CommandOutcome, had } from './failure.ts';
import { askingAs, takeToken, variablesOf } from './hand-over.ts';
import { helpText } from './help.ts';
import { lookHere } from './look-here.ts';
import { listModels, modelTable } from './models.ts';
import type { ChildEnd } from './node/child.ts';
import { tellRecipe } from './recipe-list.ts';
import { redactInput } from './redact.ts';
import { type ChosenAccount, chooseAccount } from './rules/choose-account.ts';
import { editRules } from './rules/edit-rules.ts';
import { settingLines, shellOf } from './shells.ts';
import { execProgram, runProgram } from './start-programs.ts';

/** What a wish came to: something to print, or a program that has run in our place. */
export type Performed =
  /** Printed as it is. */
  | {
      readonly kind: 'text';
      readonly text: string | Buffer;
      readonly who: string;
      /** Why the command fails although it has something to print. */
      readonly failure?: CommandFailure;
    }
  | ({ readonly kind: 'ended' } & ChildEnd);

/** What is told while it goes on, on standard error. */
interface CommandTelling {
  readonly version: string;
  readonly say: (sentence: string) => void;
}

/** Does what was asked for. Never starts a sign-in, and never rejects for what the world does. */
export async function perform(
  wish: CommandWish,
  around: CommandWorld,
  told: CommandTelling,
): Promise<CommandOutcome<Performed>> {
  if (wish.kind === 'help') return text(helpText(wish.command));
  if (wish.kind === 'version') return text(told.version);
  const { command } = wish.invocation;
  if (command === 'account') {
    const edited = await editRules(wish.invocation, around);
    return edited.ok ? text(edited.value) : edited;
  }
  const chosen = choose(wish.invocation, around);
  if (!chosen.ok) return chosen;
  const invocation = { ...wish.invocation, account: chosen.value.account };
  if (invocation.isExplained) {
    told.say(`the account is ${whoIs(invocation.account)}, ${chosen.value.because}.`);
  }
  if (command === 'exec' || command === 'run') {
    const end = await (command === 'exec'
      ? execProgram(invocation, around)
      : runProgram(invocation, around, told.say));
    return end.ok ? had({ kind: 'ended', ...end.value }) : end;
  }
  if (command === 'doctor') {
    const { text: looked, failure } = await lookHere(invocation, around, told.version);
    return had({
      kind: 'text',
      text: `${looked}\n`,
      who: 'you',
      ...(failure === null ? {} : { failure }),
    });
  }
  if (command === 'redact') {
    const masked = await redactInput(invocation, around);
    return masked.ok ? had({ kind: 'text', text: masked.value, who: 'your text' }) : masked;
  }
  const printed = await textOf(command, invocation, around);
  return printed.ok ? text(printed.value, whoIs(invocation.account)) : printed;
}

/** These are of one account; of the others nobody asks whose they are. */
const OF_ONE_ACCOUNT: readonly CommandName[] = [
  'token',
  'header',
  'endpoint',
  'models',
  'env',
  'exec',
  'run',
  'recipe',
];

function choose(invocation: Invocation, around: CommandWorld): CommandOutcome<ChosenAccount> {
  return OF_ONE_ACCOUNT.includes(invocation.command)
    ? chooseAccount(invocation, around)
    : had({ account: invocation.account, because: '' });
}

function text(value: string, who = 'you'): CommandOutcome<Performed> {
  return had({ kind: 'text', text: `${value}\n`, who });
}

async function textOf(
  command: Exclude<Invocation['command'], 'exec' | 'run' | 'doctor' | 'redact' | 'account'>,
  invocation: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<string>> {
  switch (command) {
    case 'token':
    case 'header':
    case 'endpoint':
    case 'status':
    case 'accounts':
      return asked(command, invocation, around);
    case 'models':
      return modelsText(invocation, around);
    case 'env': {
      const shell = shellOf(invocation.shell, around);
      if (!shell.ok) return shell;
      const given = await takeToken(invocation, askingAs('pilot-light env', around));
      return given.ok ? had(settingLines(shell.value, variablesOf(given.value))) : given;
    }
    case 'recipe':
      return tellRecipe(invocation, around);
    case 'completion':
      return completionFor(invocation.name);
    default:
      return command satisfies never;
  }
}

/** The list of accounts is of nobody in particular. */
function asked(
  verb: AgentVerb,
  invocation: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<string>> {
  const account = verb === 'accounts' ? null : invocation.account;
  return ask({ ...invocation, verb, account }, around);
}

async function modelsText(
  invocation: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<string>> {
  const given = await takeToken(invocation, askingAs('pilot-light models', around));
  if (!given.ok) return given;
  const list = await listModels(given.value, invocation.timeoutSeconds);
  if (!list.ok) return list;
  return had(invocation.isJson ? list.value.raw.trimEnd() : modelTable(list.value.models));
}
