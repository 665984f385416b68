import { COMMANDS, type CommandName } from './command-line.ts';

/** One command, as help tells of it. */
interface CommandHelp {
  readonly usage: string;
  readonly what: string;
  readonly more?: string;
  /** Command lines that work as they stand. */
  readonly examples: readonly string[];
}

/** What help says of each command. */
export const HELP: Readonly<Record<CommandName, CommandHelp>> = {
  token: {
    usage: 'token [--account NAME] [--min-valid SECONDS] [--json] [--timeout SECONDS] [--explain]',
    what: 'Prints a Copilot token and a line end, and nothing else.',
    more: 'With --json also its address, headers, end and account.',
    examples: [
      'pilot-light token',
      'pilot-light token --min-valid 600',
      'pilot-light token --json',
    ],
  },
  header: {
    usage: 'header [--account NAME] [--min-valid SECONDS] [--json] [--timeout SECONDS] [--explain]',
    what: 'Prints the headers of a request to the Copilot API, one a line.',
    more: 'With --json in the shape of the credential-helper protocol.',
    examples: [
      'pilot-light header | curl -sS -H @- "$(pilot-light endpoint)/models"',
      'pilot-light header --json',
    ],
  },
  endpoint: {
    usage: 'endpoint [--account NAME] [--json] [--timeout SECONDS] [--explain]',
    what: 'Prints the address of the Copilot API for the account.',
    examples: ['pilot-light endpoint', 'pilot-light endpoint --json'],
  },
  status: {
    usage: 'status [--account NAME] [--json] [--timeout SECONDS]',
    what: 'Says in a sentence how each account stands.',
    examples: ['pilot-light status', 'pilot-light status --json'],
  },
  accounts: {
    usage: 'accounts [--json] [--timeout SECONDS]',
    what: 'Lists the accounts, the selected one first.',
    examples: ['pilot-light accounts', 'pilot-light accounts --json'],
  },
  doctor: {
    usage: 'doctor [--json] [--timeout SECONDS]',
    what: 'Says why there is no token, and what else is wrong, in the app and here.',
    more: 'It waits up to 25 seconds. Without the app it says what can be seen from here, and fails.',
    examples: ['pilot-light doctor', 'pilot-light doctor --json'],
  },
  models: {
    usage: 'models [--account NAME] [--json] [--timeout SECONDS] [--explain]',
    what: 'Lists every model of the account, its formats, and why one is out.',
    more: 'With --json the answer of GitHub as it came.',
    examples: ['pilot-light models', 'pilot-light models --json'],
  },
  env: {
    usage:
      'env [--shell sh|fish|powershell] [--account NAME] [--min-valid SECONDS] [--timeout SECONDS] [--explain]',
    what: 'Prints lines that set COPILOT_TOKEN, COPILOT_BASE_URL and more in a shell.',
    more: 'The token ends within half an hour, and the shell keeps it: exec is better where it can be used.',
    examples: [
      'eval "$(pilot-light env)"',
      'pilot-light env --shell fish',
      'pilot-light env --shell powershell',
    ],
  },
  exec: {
    usage:
      'exec [--account NAME] [--min-valid SECONDS] [--timeout SECONDS] [--explain] -- COMMAND [ARGUMENT...]',
    what: 'Runs a program with the variables of env in its environment, and only there.',
    more: 'Signals and the exit code are passed on.',
    examples: [`pilot-light exec -- sh -c 'echo "$COPILOT_BASE_URL"'`],
  },
  run: {
    usage: 'run NAME [--account NAME] [--accept] [--timeout SECONDS] [--explain] [-- ARGUMENT...]',
    what: 'Runs copilot, opencode, pi, codex or claude on Copilot, without a GitHub token.',
    more: "It writes nothing into your files. Programs that are not GitHub's want --accept, or a yes. It is no sandbox.",
    examples: ['pilot-light run copilot', "pilot-light run codex --accept -- exec 'Say hello'"],
  },
  recipe: {
    usage: 'recipe [NAME] [--account NAME] [--timeout SECONDS] [--explain]',
    what: 'Prints the exact configuration of a program, or the list of those it knows. Never a token.',
    examples: ['pilot-light recipe', 'pilot-light recipe copilot'],
  },
  account: {
    usage: 'account rule list | rule add PATTERN ACCOUNT | rule remove PATTERN [--timeout SECONDS]',
    what: 'Says which account is asked for in some folders, or for some repositories.',
    more: 'PATTERN is a folder, or OWNER/REPOSITORY with stars. The first rule that fits counts, after --account and the variable.',
    examples: ['pilot-light account rule list'],
  },
  redact: {
    usage: 'redact [--timeout SECONDS]',
    what: 'Prints what it reads, without any token that the app knows or that looks like one.',
    more: 'At most 16 MiB, read to its end first. Without the app it prints nothing: only the app knows what to look for.',
    examples: ['pilot-light status | pilot-light redact'],
  },
  completion: {
    usage: 'completion bash|zsh|fish',
    what: 'Prints a script that completes this command in a shell.',
    examples: ['eval "$(pilot-light completion bash)"', 'pilot-light completion fish | source'],
  },
};

const EXIT_CODES = `Exit codes:
  0  done                       6  no token for now: offline, GitHub in trouble, or too late
  1  something went wrong       7  the screen is locked
  2  wrong command line         8  GitHub has closed the exchange
  3  the app or its agent       9  no such account
     is not running            10  the socket or its folder is not yours
  4  sign in again             126, 127  the program cannot be run, is not there
  5  GitHub refuses            exec and run: the program's own`;

const VARIABLES = `Variables:
  PILOT_LIGHT_ACCOUNT  the account, where no --account is given
  PILOT_LIGHT_SOCK     where the agent listens, and nowhere else
  PILOT_LIGHT_TIMEOUT  how many seconds to wait, where no --timeout is given
  PILOT_LIGHT_CALLER   what the app shows as who asked`;

/** What `--help` prints: of one command, or of all. */
export function helpText(command: CommandName | null): string {
  if (command !== null) return commandHelp(command);
  const names = Object.keys(COMMANDS) as readonly CommandName[];
  const width = Math.max(...names.map((name) => name.length));
  const list = names.map((name) => `  ${name.padEnd(width)}  ${HELP[name].what}`);
  return [
    'Usage: pilot-light COMMAND [OPTION...]',
    '',
    'Copilot tokens for your own programs, from the Pilot Light that runs on this machine.',
    '',
    ...list,
    '',
    'Options:',
    ...OPTIONS,
    '',
    EXIT_CODES,
    '',
    VARIABLES,
    '',
    'More of a command, with examples: pilot-light COMMAND --help',
  ].join('\n');
}

const OPTIONS: readonly string[] = [
  '  --account NAME       login@host, or a login that is on one host only',
  '  --min-valid SECONDS  how long the token must still live at least (300)',
  '  --json               for programs',
  '  --explain            says which account it is, and why',
  '  --timeout SECONDS    how long to wait for an answer (5, doctor 25)',
];

function commandHelp(command: CommandName): string {
  const { usage, what, more, examples } = HELP[command];
  return [
    `Usage: pilot-light ${usage}`,
    '',
    what,
    ...(more === undefined ? [] : [more]),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}
