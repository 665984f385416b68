/** Whether the tray icon can be seen. `missing`: no tray host answered, so the app runs as a window. */
export type TrayPresence = 'shown' | 'missing';
