import type { Command } from '../command.ts';
import type { TrayItem, TrayMenu } from './tray-menu.ts';

/** A line that does something. */
export function command(id: string, label: string, does: Command, enabled = true): TrayItem {
  return { kind: 'command', id, label, enabled, command: does };
}

/** A line that only tells. */
export function text(id: string, label: string): TrayItem {
  return { kind: 'text', id, label };
}

export function check(id: string, label: string, checked: boolean, does: Command): TrayItem {
  return { kind: 'checkbox', id, label, checked, command: does };
}

export function radio(id: string, label: string, checked: boolean, does: Command): TrayItem {
  return { kind: 'radio', id, label, checked, command: does };
}

export function submenu(id: string, label: string, items: TrayMenu, enabled = true): TrayItem {
  return { kind: 'submenu', id, label, enabled, items };
}

export function separator(index: number): TrayItem {
  return { kind: 'separator', id: `separator-${index}` };
}
