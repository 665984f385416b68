import { quoteForFish, quoteForPowerShell, quoteForSh } from '../shared/quoting.ts';
import type { CommandWorld } from './command-world.ts';
import { type CommandOutcome, had, misused, shown } from './failure.ts';

/** The shells that `env` writes for. */
export const SHELLS = ['sh', 'fish', 'powershell'] as const;

/** One of {@link SHELLS}. */
export type EnvShell = (typeof SHELLS)[number];

/** Others that read what is written for these. */
const ALIASES: ReadonlyMap<string, EnvShell> = new Map([
  ['bash', 'sh'],
  ['zsh', 'sh'],
  ['dash', 'sh'],
  ['ksh', 'sh'],
  ['pwsh', 'powershell'],
]);

/** The shell that was asked for, or that the user has. */
export function shellOf(
  asked: string | null,
  { variables, platform }: Pick<CommandWorld, 'variables' | 'platform'>,
): CommandOutcome<EnvShell> {
  if (asked !== null) {
    const shell = SHELLS.find((one) => one === asked) ?? ALIASES.get(asked);
    return shell === undefined
      ? misused(`--shell wants ${SHELLS.join(', ')} and not ${shown(asked)}`, 'env')
      : had(shell);
  }
  if (platform === 'win32') return had('powershell');
  return had(/(?:^|\/)fish$/.test(variables['SHELL'] ?? '') ? 'fish' : 'sh');
}

/** A line for each variable, which the shell reads as exactly that value. */
export function settingLines(shell: EnvShell, variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => lineFor(shell, name, value))
    .join('\n');
}

function lineFor(shell: EnvShell, name: string, value: string): string {
  switch (shell) {
    case 'sh':
      return `export ${name}=${quoteForSh(value)}`;
    case 'fish':
      return `set -gx ${name} ${quoteForFish(value)}`;
    case 'powershell':
      return `$env:${name} = ${quoteForPowerShell(value)}`;
    default:
      return shell satisfies never;
  }
}
