import { COMMANDS, type CommandName } from './command-line.ts';
import { type CommandOutcome, had, misused, shown } from './failure.ts';
import { HELP } from './help.ts';
import { RECIPES } from './recipes/index.ts';
import { SHELLS } from './shells.ts';
import { RUNNABLE } from './start-programs.ts';

const names = Object.keys(COMMANDS) as readonly CommandName[];
const optionsOf = (name: CommandName): readonly string[] => [
  ...COMMANDS[name].options.map((option) => `--${option}`),
  '--help',
];

/** Words that stand behind a command itself. */
const OPERANDS: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  run: RUNNABLE,
  recipe: RECIPES.map(({ name }) => name),
  completion: ['bash', 'zsh', 'fish'],
};

/** A script that completes the command. Accounts are asked for when they are wanted; nothing ever prints a token. */
export function completionFor(shell: string | null): CommandOutcome<string> {
  if (shell === 'bash') return had(bash());
  if (shell === 'zsh') return had(zsh());
  if (shell === 'fish') return had(fish());
  const instead = shell === null ? '' : ` and not ${shown(shell)}`;
  return misused(`pilot-light completion wants bash, zsh or fish${instead}`, 'completion');
}

function bash(): string {
  const cases = names.map(
    (name) =>
      `    ${name}) words='${[...(OPERANDS[name] ?? []), ...optionsOf(name)].join(' ')}' ;;`,
  );
  return [
    '_pilot_light() {',
    '  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words= name',
    '  COMPREPLY=()',
    '  case $before in',
    '    --account)',
    // A server names people, compgen carries out what is in its words, and the shell what is on its line.
    '      while IFS= read -r name; do',
    '        case $name in *[!a-zA-Z0-9@.:_-]*) continue ;; esac',
    '        case $name in "$word"*) COMPREPLY+=("$name") ;; esac',
    '      done < <(pilot-light accounts 2>/dev/null)',
    '      return ;;',
    `    --shell) words='${SHELLS.join(' ')}' ;;`,
    '    --timeout | --min-valid) return ;;',
    '    *)',
    `      if [ "$COMP_CWORD" -eq 1 ]; then words='${names.join(' ')} --help --version'`,
    '      else case ${COMP_WORDS[1]} in',
    ...cases,
    '      esac; fi ;;',
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    // Names of accounts have an @, at which bash would cut words.
    'COMP_WORDBREAKS=${COMP_WORDBREAKS//@}',
    'complete -F _pilot_light pilot-light',
  ].join('\n');
}

/** zsh has its own way to run what was written for bash, once its own completion is there. */
function zsh(): string {
  return [
    '(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }',
    'autoload -Uz bashcompinit && bashcompinit',
    bash(),
  ].join('\n');
}

function fish(): string {
  const first = '__fish_use_subcommand';
  const lines = names.flatMap((name) => {
    const after = `__fish_seen_subcommand_from ${name}`;
    return [
      `complete -c pilot-light -n ${first} -a ${name} -d "${HELP[name].what.replaceAll('"', '')}"`,
      ...(OPERANDS[name] ?? []).map((word) => `complete -c pilot-light -n '${after}' -a ${word}`),
      ...COMMANDS[name].options.map(
        (option) => `complete -c pilot-light -n '${after}' -l ${option}${fishValue(option)}`,
      ),
    ];
  });
  return ['complete -c pilot-light -f', ...lines].join('\n');
}

function fishValue(option: string): string {
  switch (option) {
    case 'account':
      return " -x -a '(pilot-light accounts 2>/dev/null)'";
    case 'shell':
      return ` -x -a '${SHELLS.join(' ')}'`;
    case 'timeout':
    case 'min-valid':
      return ' -x';
    default:
      return '';
  }
}
