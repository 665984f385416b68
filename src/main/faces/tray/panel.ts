import type { Settings } from '../../../shared/settings.ts';

/** What an icon is drawn for: a dark panel, a light one, or one of which nobody knows which it is. */
export type PanelTone = 'on-dark' | 'on-light' | 'on-either';

/** The side of an icon as a panel's basic size has it, in pixels. */
export const PANEL_ICON_PX = 16;

/**
 * The pictures of an icon on Linux, by the end of their files' names. Panels ask for 16 px (GNOME), 22 (Plasma, Xfce) or
 * 24 (Cinnamon, MATE), and for twice that on dense displays.
 */
export const PANEL_PICTURES = [
  { px: PANEL_ICON_PX, suffix: '' },
  { px: 22, suffix: '-22' },
  { px: 32, suffix: '@2x' },
  { px: 44, suffix: '-44' },
  { px: 48, suffix: '@3x' },
] as const;

/** Desktops whose bar is dark also in light mode, as `XDG_CURRENT_DESKTOP` names them. */
const DARK_BARS = ['gnome', 'unity', 'cinnamon', 'x-cinnamon'];

/**
 * The tone of the icon on a Linux panel: as chosen, else as the desktop's bar is known to be.
 *
 * No theme is asked: the one that Electron tells is the windows' own, and a person may have chosen it for them.
 *
 * @param desktops `XDG_CURRENT_DESKTOP`: names between colons, the most particular first
 * @see https://specifications.freedesktop.org/desktop-entry-spec/latest/recognized-keys.html
 */
export function panelTone(choice: Settings['trayIcon'], desktops: string | undefined): PanelTone {
  if (choice === 'darkPanel') return 'on-dark';
  if (choice === 'lightPanel') return 'on-light';
  const names = (desktops ?? '').toLowerCase().split(':');
  return names.some((name) => DARK_BARS.includes(name.trim())) ? 'on-dark' : 'on-either';
}
