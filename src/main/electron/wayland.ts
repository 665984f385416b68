import { BrowserWindow } from 'electron';
import type { WaylandSession } from '../clipboard/wayland.ts';
import { createLend } from '../node/wl-copy.ts';
import type { Clock } from '../ports.ts';

/** The Wayland session that this app runs in, which is what Electron draws on then; null in any other. */
export function waylandSession(clock: Pick<Clock, 'after'>): WaylandSession | null {
  if (process.platform !== 'linux' || process.env['XDG_SESSION_TYPE'] !== 'wayland') return null;
  return {
    hasFocus: () => BrowserWindow.getFocusedWindow() !== null,
    lend: createLend(process.env, clock),
  };
}
