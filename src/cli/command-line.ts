import type { CommandVariables } from './command-world.ts';
import {
  type CommandFailed,
  type CommandOutcome,
  had,
  hasControls,
  misused,
  shown,
} from './failure.ts';

/** Options that take a value. */
const VALUED = ['account', 'timeout', 'min-valid', 'shell'] as const;
/** Options that are there or not. */
const PLAIN = ['json', 'accept', 'explain'] as const;

type OptionName = (typeof VALUED)[number] | (typeof PLAIN)[number];

/** What may stand behind the options. */
type Operands = 'none' | 'name' | 'nameAndRest' | 'rest';

/** What a command takes. */
interface CommandForm {
  readonly options: readonly OptionName[];
  readonly operands: Operands;
}

/** Every command, in the order in which help lists them. */
export const COMMANDS = {
  token: { options: ['account', 'min-valid', 'json', 'timeout', 'explain'], operands: 'none' },
  header: { options: ['account', 'min-valid', 'json', 'timeout', 'explain'], operands: 'none' },
  endpoint: { options: ['account', 'json', 'timeout', 'explain'], operands: 'none' },
  status: { options: ['account', 'json', 'timeout'], operands: 'none' },
  accounts: { options: ['json', 'timeout'], operands: 'none' },
  doctor: { options: ['json', 'timeout'], operands: 'none' },
  models: { options: ['account', 'json', 'timeout', 'explain'], operands: 'none' },
  env: { options: ['account', 'min-valid', 'timeout', 'shell', 'explain'], operands: 'none' },
  exec: { options: ['account', 'min-valid', 'timeout', 'explain'], operands: 'rest' },
  run: { options: ['account', 'timeout', 'accept', 'explain'], operands: 'nameAndRest' },
  recipe: { options: ['account', 'timeout', 'explain'], operands: 'name' },
  account: { options: ['timeout'], operands: 'rest' },
  redact: { options: ['timeout'], operands: 'none' },
  completion: { options: [], operands: 'name' },
} as const satisfies Readonly<Record<string, CommandForm>>;

/** One of {@link COMMANDS}. */
export type CommandName = keyof typeof COMMANDS;

/** What the command line asks for. */
export interface Invocation {
  readonly command: CommandName;
  /** As it was given, or by the variable; null is the one that is selected in the app. */
  readonly account: string | null;
  /** It was given on the line itself. */
  readonly isAccountGiven: boolean;
  readonly minimumLifeSeconds: number | null;
  readonly timeoutSeconds: number;
  readonly isJson: boolean;
  readonly isAccepted: boolean;
  /** Whether to say which account it is, and why. */
  readonly isExplained: boolean;
  readonly shell: string | null;
  /** The first operand of a command that takes a name. */
  readonly name: string | null;
  /** A program with its arguments, or those arguments alone. */
  readonly rest: readonly string[];
}

/** What to do: a command, or to tell about one, or about all of them. */
export type CommandWish =
  | { readonly kind: 'command'; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' };

/** An answer that takes longer is no answer for a program that waits. */
const TIMEOUT_SECONDS = 5;

/** The app looks for twenty seconds at most. */
const DOCTOR_SECONDS = 25;

const isCommand = (text: string): text is CommandName => Object.hasOwn(COMMANDS, text);

/** Reads what was typed. Options may stand before the command, too. Pure. */
export function readCommandLine(
  args: readonly string[],
  variables: CommandVariables,
): CommandOutcome<CommandWish> {
  const at = commandAt(args);
  const word = args[at];
  if (word === undefined || word.startsWith('-')) {
    if (word === '--version') return had({ kind: 'version' });
    const isHelp = word === undefined || isHelpOption(word);
    return isHelp
      ? had({ kind: 'help', command: null })
      : misused(`there is no option ${shown(word)}`);
  }
  if (word === 'help') return helpFor(args[at + 1]);
  if (!isCommand(word)) return misused(`there is no command ${shown(word)}`);
  const split = splitArguments(word, [...args.slice(0, at), ...args.slice(at + 1)]);
  if (!split.ok) return split;
  if (split.value.isHelp) return had({ kind: 'help', command: word });
  return invocationOf(word, split.value, variables);
}

function helpFor(word: string | undefined): CommandOutcome<CommandWish> {
  if (word === undefined) return had({ kind: 'help', command: null });
  return isCommand(word)
    ? had({ kind: 'help', command: word })
    : misused(`there is no command ${shown(word)}`);
}

/** The first word that is neither an option nor an option's value. */
function commandAt(args: readonly string[]): number {
  let at = 0;
  while (at < args.length) {
    const option = optionOf(args[at] ?? '');
    if (option === null || !isKnown(option.name)) return at;
    at += isValued(option.name) && option.value === null ? 2 : 1;
  }
  return at;
}

/** The parts of `--name` and `--name=value`; null for anything else. */
function optionOf(text: string): { readonly name: string; readonly value: string | null } | null {
  const parts = /^--([^=]+)(?:=([^]*))?$/.exec(text);
  return parts === null ? null : { name: parts[1] ?? '', value: parts[2] ?? null };
}

const isValued = (name: string): name is (typeof VALUED)[number] =>
  (VALUED as readonly string[]).includes(name);
const isKnown = (name: string): name is OptionName =>
  isValued(name) || (PLAIN as readonly string[]).includes(name);
const isHelpOption = (text: string): boolean => text === '--help' || text === '-h';

/** What stands on the line, taken apart. */
interface SplitArguments {
  readonly options: ReadonlyMap<OptionName, string>;
  readonly operands: readonly string[];
  readonly isHelp: boolean;
}

/** Options end at `--`; before a program's own arguments also at the program's name. */
function splitArguments(
  command: CommandName,
  args: readonly string[],
): CommandOutcome<SplitArguments> {
  const { operands: form, options: allowed }: CommandForm = COMMANDS[command];
  const options = new Map<OptionName, string>();
  const operands: string[] = [];
  const left = [...args];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--' && form !== 'none') return split([...operands, ...left]);
    if (isHelpOption(word)) return had({ options, operands, isHelp: true });
    if (!word.startsWith('-') || word === '-') {
      if (form === 'rest') return split([word, ...left]);
      operands.push(word);
      continue;
    }
    const option = optionOf(word);
    if (option === null || !isKnown(option.name) || !allowed.includes(option.name)) {
      return misused(`${shown(nameIn(word))} is not an option of pilot-light ${command}`, command);
    }
    if (!isValued(option.name)) {
      if (option.value !== null) return misused(`--${option.name} takes no value`, command);
      options.set(option.name, '');
      continue;
    }
    const value = option.value ?? left.shift();
    if (value === undefined) return misused(`--${option.name} wants a value`, command);
    options.set(option.name, value);
  }
  return split(operands);

  function split(all: readonly string[]): CommandOutcome<SplitArguments> {
    return had({ options, operands: all, isHelp: false });
  }
}

const nameIn = (word: string): string => word.split('=')[0] ?? word;

function invocationOf(
  command: CommandName,
  { options, operands }: SplitArguments,
  variables: CommandVariables,
): CommandOutcome<CommandWish> {
  const form: Operands = COMMANDS[command].operands;
  const [first = null, ...others] = operands;
  const isTooMany =
    (form === 'none' && first !== null) || (form === 'name' && others[0] !== undefined);
  if (isTooMany) {
    const word = shown((form === 'none' ? first : others[0]) ?? '');
    return misused(`pilot-light ${command} takes no argument like ${word}`, command);
  }
  const fault = faultIn(options, variables);
  if (fault !== null) return misused(fault, command);
  const minimumLife = options.get('min-valid');
  const isNamed = form === 'name' || form === 'nameAndRest';
  const invocation: Invocation = {
    command,
    account: options.get('account') ?? givenAccount(variables),
    isAccountGiven: options.has('account'),
    minimumLifeSeconds: minimumLife === undefined ? null : Number(minimumLife),
    timeoutSeconds: Number(
      options.get('timeout') ??
        givenTimeout(variables) ??
        (command === 'doctor' ? DOCTOR_SECONDS : TIMEOUT_SECONDS),
    ),
    isJson: options.has('json'),
    isAccepted: options.has('accept'),
    isExplained: options.has('explain'),
    shell: options.get('shell') ?? null,
    name: isNamed ? first : null,
    rest: isNamed ? others : operands,
  };
  return had({ kind: 'command', invocation });
}

/** An empty variable counts as none. */
function givenAccount(variables: CommandVariables): string | null {
  return variables['PILOT_LIGHT_ACCOUNT'] || null;
}

/** The same. */
function givenTimeout(variables: CommandVariables): string | null {
  return variables['PILOT_LIGHT_TIMEOUT'] || null;
}

const PRINTABLE = /^[ -~]*$/;

/** What is wrong with a value; null when nothing is. */
function faultIn(
  options: ReadonlyMap<OptionName, string>,
  variables: CommandVariables,
): string | null {
  const account = options.get('account');
  if (account === '') return '--account wants a name as pilot-light accounts prints it';
  const timeout = options.get('timeout') ?? '1';
  if (!isTimeout(timeout)) return '--timeout wants whole seconds from 1 to 99';
  if (!isTimeout(givenTimeout(variables) ?? '1')) {
    return 'PILOT_LIGHT_TIMEOUT wants whole seconds from 1 to 99';
  }
  const minimumLife = options.get('min-valid') ?? '0';
  if (!/^\d{1,5}$/.test(minimumLife)) return '--min-valid wants whole seconds from 0 to 99999';
  const meant = account ?? givenAccount(variables) ?? '';
  return PRINTABLE.test(meant) ? null : 'an account wants a name as pilot-light accounts prints it';
}

const isTimeout = (text: string): boolean => /^[1-9]\d?$/.test(text);

/** How sentences call an account. */
export function whoIs(account: string | null): string {
  return account ?? 'the selected account';
}

/** How the agent shows who asks: as the variable says, for whoever was started by us. */
export function callerOf(variables: CommandVariables): string {
  const named = variables['PILOT_LIGHT_CALLER'];
  return named && PRINTABLE.test(named) && !hasControls(named) ? named : 'pilot-light';
}

/** See {@link CommandFailed}: a wish that cannot be fulfilled because a word is missing. */
export function missing(what: string, command: CommandName): CommandFailed {
  return misused(`pilot-light ${command} wants ${what}`, command);
}
