import { HELP, helpText } from '../src/cli/help.ts';

/** The manual page of the command, made of what its `--help` says. */
export function commandManual(version: string): string {
  const commands = Object.values(HELP).flatMap(({ usage, what, more }) => [
    '.TP',
    `.B ${roff(usage)}`,
    roff([what, more ?? ''].join(' ').trim()),
  ]);
  return page('pilot-light', version, [
    '.SH NAME',
    'pilot-light \\- Copilot tokens for your own programs',
    '.SH SYNOPSIS',
    '.B pilot-light',
    '.I COMMAND',
    '.RI [ OPTION ...]',
    '.SH DESCRIPTION',
    'Asks the Pilot Light that runs on this machine, once its agent is turned on in the settings.',
    'What needs Node 20 or newer says so where there is none; token, header, endpoint and status do without.',
    '.SH COMMANDS',
    ...commands,
    '.SH OPTIONS',
    ...verbatim('Options'),
    '.SH EXIT STATUS',
    ...verbatim('Exit codes'),
    '.SH ENVIRONMENT',
    ...verbatim('Variables'),
    '.SH EXAMPLES',
    '.nf',
    ...Object.values(HELP).flatMap(({ examples }) => examples.map(roff)),
    '.fi',
    '.SH SEE ALSO',
    '.BR pilot-light-app (1)',
  ]);
}

/** The manual page of the app itself. */
export function appManual(version: string): string {
  return page('pilot-light-app', version, [
    '.SH NAME',
    'pilot-light-app \\- keeps a fresh GitHub Copilot token in your tray',
    '.SH SYNOPSIS',
    '.B pilot-light-app',
    '.SH DESCRIPTION',
    'Starts the app, or brings the window of the one that runs to the front.',
    '.SH FILES',
    '.TP',
    '.I ~/.config/Pilot Light',
    'Sign-ins, encrypted with a key that your system guards, settings, and a log without secrets.',
    '.TP',
    '.I ~/.config/autostart/pilot-light.desktop',
    'Starts the app at login, once that is turned on in the settings.',
    '.SH SEE ALSO',
    '.BR pilot-light (1)',
  ]);
}

function page(name: string, version: string, lines: readonly string[]): string {
  const head = `.TH ${name.toUpperCase()} 1 "" "Pilot Light ${version}" "User Commands"`;
  return [head, ...lines, ''].join('\n');
}

/** One part of the help as it stands there, by its heading. */
function verbatim(heading: string): readonly string[] {
  const [, text = ''] = new RegExp(`^${heading}:\\n((?: .*\\n)+)`, 'm').exec(helpText(null)) ?? [];
  if (text === '') throw new Error(`the help has no part "${heading}"`);
  return ['.nf', ...text.trimEnd().split('\n').map(roff), '.fi'];
}

/** A line of text that troff prints as it stands. */
function roff(line: string): string {
  return line
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
}
