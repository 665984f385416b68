import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { configHome } from './inherited.ts';

/** Where a desktop entry that starts the app at login belongs, and what it runs. */
interface AutostartOptions {
  readonly directory: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
}

/** `$XDG_CONFIG_HOME/autostart`, usually `~/.config/autostart`. */
export function autostartDirectory(
  variables: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  return path.join(configHome(variables, home), 'autostart');
}

const FILE_NAME = 'pilot-light.desktop';

/**
 * Writes or removes the desktop entry that starts the app with the session, and reads back what is there.
 *
 * Answers whether the file is now as asked. Never rejects.
 *
 * @see https://specifications.freedesktop.org/autostart-spec/latest/
 */
export async function setAutostart(options: AutostartOptions, start: boolean): Promise<boolean> {
  const file = path.join(options.directory, FILE_NAME);
  const wanted = start ? desktopEntry(options.command) : null;
  try {
    if (wanted === null) await rm(file, { force: true });
    else {
      await mkdir(options.directory, { recursive: true, mode: 0o700 });
      await writeFile(file, wanted, { mode: 0o644 });
    }
  } catch {
    // The look below tells what became of it.
  }
  return (await contentsOf(file)) === wanted;
}

async function contentsOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    // Unreadable is neither of the two answers that are asked for.
    error.code === 'ENOENT' ? null : '',
  );
}

/** The text of the entry. */
export function desktopEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Pilot Light',
    'Comment=Keeps the Copilot token lit',
    `Exec=${command.map(quoteExec).join(' ')}`,
    'Icon=pilot-light',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * One argument of an `Exec` key: quoted, then escaped once more as every string of a desktop entry is.
 *
 * @see https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
export function quoteExec(argument: string): string {
  const quoted = argument.replaceAll(/["`$\\]/g, (character) => `\\${character}`);
  return `"${quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll('\n', '\\n')}"`;
}
