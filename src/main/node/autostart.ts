import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { configHome } from './inherited.ts';

/** Where a desktop entry that starts the app at login belongs, and what it runs. */
interface AutostartOptions extends Started {
  readonly directory: string;
}

/** What an entry starts, and how it looks in the desktop's list. */
interface Started {
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** The file of its icon; null where none will be there at the next login. */
  readonly icon: string | null;
}

interface ReadOptions extends AutostartOptions {
  /** This program is the one that should be started: a build from sources takes nobody's place. */
  readonly mayMend: boolean;
}

/** `$XDG_CONFIG_HOME/autostart`, usually `~/.config/autostart`. */
export function autostartDirectory(
  variables: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  return path.join(configHome(variables, home), 'autostart');
}

/** The desktop entry in it that is ours. */
export function autostartFile(directory: string): string {
  return path.join(directory, 'pilot-light.desktop');
}

/**
 * Writes or removes the desktop entry that starts the app with the session, and reads back what is there.
 *
 * Answers whether the file is now as asked. Never rejects.
 *
 * @see https://specifications.freedesktop.org/autostart-spec/latest/
 */
export async function setAutostart(options: AutostartOptions, start: boolean): Promise<boolean> {
  const file = autostartFile(options.directory);
  const wanted = start ? desktopEntry(options) : null;
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

/**
 * Whether the desktop will start the app with the session: people remove and disable entries, and move programs. An
 * entry of ours that starts another one of us, or nothing, is written anew. Never rejects.
 */
export async function readAutostart(options: ReadOptions): Promise<boolean> {
  const { directory, command, icon, mayMend } = options;
  const entry = await contentsOf(autostartFile(directory));
  const found = entry === null ? null : startOf(entry);
  if (entry === null || found === null) return false;
  if (entry === desktopEntry(options)) return true;
  const isGone = path.isAbsolute(found.program) && !(await isThere(found.program));
  const isOurs = isLike(entry, { command: [found.program, ...command.slice(1)], icon });
  if (mayMend && (isGone || isOurs)) return setAutostart(options, true);
  return !isGone;
}

/** Whether an entry is one of ours for this program; another one of us may have had its icon elsewhere. */
function isLike(entry: string, started: Started): boolean {
  const withoutIcon = (text: string): string => text.replace(/^Icon=.*\n/m, '');
  return withoutIcon(entry) === withoutIcon(desktopEntry(started));
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** What an entry starts; null when it is hidden, disabled or starts nothing. */
function startOf(entry: string): { readonly program: string } | null {
  const lines = entry.split(/\r?\n/).map((line) => line.trim());
  const from = lines.indexOf('[Desktop Entry]');
  const after = lines.slice(from + 1);
  const end = after.findIndex((line) => line.startsWith('['));
  const fields = new Map(
    (end < 0 ? after : after.slice(0, end)).map((line): [string, string] => {
      const [name = '', ...value] = line.split('=');
      return [name.trim(), value.join('=').trim()];
    }),
  );
  const isOff =
    fields.get('Hidden') === 'true' || fields.get('X-GNOME-Autostart-enabled') === 'false';
  const program = programIn(fields.get('Exec') ?? '');
  return from < 0 || isOff || program === '' ? null : { program };
}

/** The first argument of an `Exec` key, read as {@link quoteExec} writes it, or bare. */
function programIn(exec: string): string {
  const text = exec.replaceAll(/\\(.)/g, (_, letter: string) => ESCAPED.get(letter) ?? letter);
  const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(text)?.[1]?.replaceAll(/\\(.)/gs, '$1');
  return (quoted ?? /^[^\s"]*/.exec(text)?.[0] ?? '').replaceAll('%%', '%');
}

/** The escapes of every string in a desktop entry that stand for something else. */
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['s', ' '],
  ['t', '\t'],
]);

async function contentsOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    // Unreadable is neither of the two answers that are asked for.
    error.code === 'ENOENT' ? null : '',
  );
}

/** The text of the entry. */
export function desktopEntry({ command, icon }: Started): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Pilot Light',
    'Comment=Keeps a fresh Copilot token in your tray',
    `Exec=${command.map(quoteExec).join(' ')}`,
    ...(icon === null ? [] : [`Icon=${escaped(icon)}`]),
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
  return `"${escaped(quoted).replaceAll('%', '%%')}"`;
}

/** A string of a desktop entry, on one line. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
