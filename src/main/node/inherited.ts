import { realpathSync } from 'node:fs';
import path from 'node:path';

/** An environment, as a process has it. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The path that a variable names: one that is empty counts as unset, and one that is relative is ignored, for it would
 * be another for each folder that the app is started in.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/#variables
 */
export function pathIn(variables: Variables, name: string): string | null {
  const value = variables[name];
  return value !== undefined && path.isAbsolute(value) ? value : null;
}

/** `$XDG_CONFIG_HOME`, usually `~/.config`. */
export function configHome(variables: Variables, home: string): string {
  return pathIn(variables, 'XDG_CONFIG_HOME') ?? path.join(home, '.config');
}

/**
 * The AppImage that this program runs from, null when it runs from none.
 *
 * A terminal that is an AppImage passes its own variables on to all that is started in it: they are ours only if the
 * program lies in the folder where the image is mounted.
 *
 * @see https://docs.appimage.org/packaging-guide/environment-variables.html
 */
export function ownAppImage(variables: Variables, program: string): string | null {
  const image = pathIn(variables, 'APPIMAGE');
  const mount = pathIn(variables, 'APPDIR');
  if (image === null || mount === null) return null;
  return [mount, realPath(mount)].some((one) => isBelow(one, program)) ? image : null;
}

/** Everything lies below the root, which is no mount of an image. */
function isBelow(given: string, file: string): boolean {
  const folder = path.resolve(given);
  const inside = path.relative(folder, file);
  const isOutside = inside === '' || inside.split(path.sep)[0] === '..' || path.isAbsolute(inside);
  return path.dirname(folder) !== folder && !isOutside;
}

/** The program's own path has no links in it, and the folder for temporary files may be one. */
function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
