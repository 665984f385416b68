/**
 * Whether the tray icon can be seen.
 *
 * - `missing`: no tray host answered, so the app runs as a window
 * - `leftOut`: macOS does not show it, because somebody has not allowed it in the menu bar
 */
export type TrayPresence = 'shown' | 'missing' | 'leftOut';
