import { app } from 'electron';
import type { Signal } from '../ports.ts';

/** A window of the app has come to have the focus. */
export const onFocus: Signal = (listener) => {
  const told = (): void => listener();
  app.on('browser-window-focus', told);
  return () => app.off('browser-window-focus', told);
};
