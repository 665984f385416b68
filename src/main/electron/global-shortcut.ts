import { app, globalShortcut } from 'electron';
import type { SystemShortcut } from '../commands/copy-shortcut.ts';
import { isWayland } from '../node/session-type.ts';
import type { Log } from '../ports.ts';

/**
 * The system's global shortcuts. Call after `ready`.
 *
 * On Wayland Electron answers before the desktop has, gives nothing back, and ends the process when a combination is
 * pressed whose callback it was told to forget; so there nothing is forgotten before the end.
 *
 * @see https://github.com/electron/electron/issues/52218
 */
export function createSystemShortcut(log: Log): SystemShortcut {
  const isUnsure = process.platform === 'linux' && isWayland(process.env);
  const held = new Set<string>();
  const release = (shortcut: string): void => {
    held.delete(shortcut);
    if (!isUnsure) globalShortcut.unregister(shortcut);
  };
  app.on('will-quit', () => {
    for (const shortcut of held) release(shortcut);
  });
  return {
    isUnsure,
    release,
    claim(shortcut, onPress) {
      try {
        if (!globalShortcut.register(shortcut, onPress)) return false;
      } catch {
        // It throws at what it cannot read, which may be less than was promised.
        log.warn('the system did not take a shortcut', { shortcut });
        return false;
      }
      held.add(shortcut);
      return true;
    },
  };
}
