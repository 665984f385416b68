import type { BrowserWindow } from 'electron';

const windows = new Map<number, BrowserWindow>();
let focusedId: number | null = null;
let lastId = 0;

export const newWindowId = (): number => ++lastId;

export const allWindows = (): BrowserWindow[] => [...windows.values()];

export const windowById = (id: number): BrowserWindow | null => windows.get(id) ?? null;

export const focusedWindow = (): BrowserWindow | null =>
  focusedId === null ? null : windowById(focusedId);

export const addWindow = (id: number, window: BrowserWindow): void => void windows.set(id, window);

export function forgetWindow(id: number): void {
  windows.delete(id);
  if (focusedId === id) focusedId = null;
}

export function setFocusedWindow(id: number | null): void {
  focusedId = id;
}
