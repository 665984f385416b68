/**
 * Whether windows are shown by a Wayland compositor, which tells no program where its window is, and takes no word about
 * it either. Electron decides by this variable.
 *
 * @see https://www.electronjs.org/docs/latest/breaking-changes
 */
export function isWayland(variables: Readonly<Record<string, string | undefined>>): boolean {
  return variables['XDG_SESSION_TYPE']?.toLowerCase() === 'wayland';
}
