import { cutText } from '../../../shared/format/cut-text.ts';
import type { Command } from '../../commands/command.ts';

/** A tray menu as data: what stands where, and what each line does. Every `id` is unique and stable. */
export type TrayMenu = readonly TrayItem[];

/** One line of the menu. */
export type TrayItem =
  | { readonly kind: 'separator'; readonly id: string }
  /** A line that only tells. */
  | { readonly kind: 'text'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly label: string;
      readonly enabled: boolean;
      readonly command: Command;
    }
  /** `command` is what a click does now: it already carries the other value. */
  | {
      readonly kind: 'checkbox' | 'radio';
      readonly id: string;
      readonly label: string;
      readonly checked: boolean;
      readonly command: Command;
    }
  | {
      readonly kind: 'submenu';
      readonly id: string;
      readonly label: string;
      readonly enabled: boolean;
      readonly items: TrayMenu;
    };

/** A menu is as wide as its longest line, and a name with its host may have 300 units. */
const LONGEST_LABEL = 100;

/** A line that does something. */
export function command(id: string, label: string, does: Command, enabled = true): TrayItem {
  return { kind: 'command', id, label: shown(label), enabled, command: does };
}

/** A line that only tells. */
export function text(id: string, label: string): TrayItem {
  return { kind: 'text', id, label: shown(label) };
}

/** An item that is on or off. */
export function check(id: string, label: string, checked: boolean, does: Command): TrayItem {
  return { kind: 'checkbox', id, label: shown(label), checked, command: does };
}

/** An item that is chosen among its neighbours. */
export function radio(id: string, label: string, checked: boolean, does: Command): TrayItem {
  return { kind: 'radio', id, label: shown(label), checked, command: does };
}

/** An item that opens others. */
export function submenu(id: string, label: string, items: TrayMenu, enabled = true): TrayItem {
  return { kind: 'submenu', id, label: shown(label), enabled, items };
}

/** A line between groups. */
export function separator(index: number): TrayItem {
  return { kind: 'separator', id: `separator-${index}` };
}

function shown(label: string): string {
  return cutText(label, LONGEST_LABEL);
}
