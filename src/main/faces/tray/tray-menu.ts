import { cutText } from '../../../shared/format/cut-text.ts';
import { type Command, toScreen } from '../../commands/command.ts';

/** A tray menu as data: what stands where, and what each line does. Every `id` is unique and stable. */
export type TrayMenu = readonly TrayItem[];

/** One line of the menu. */
export type TrayItem =
  | { readonly kind: 'separator'; readonly id: string }
  /** A line that only tells; systems draw it pale, so it is for what one need not read. */
  | { readonly kind: 'text'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly label: string;
      readonly enabled: boolean;
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

/** A line of which the window tells more: a click opens it, and so it is not drawn paler than what matters less. */
export function telling(id: string, label: string): TrayItem {
  return command(id, label, toScreen('home'));
}

/** A line that only tells. */
export function text(id: string, label: string): TrayItem {
  return { kind: 'text', id, label: shown(label) };
}

/** An item that opens others. */
export function submenu(id: string, label: string, items: TrayMenu, enabled = true): TrayItem {
  return { kind: 'submenu', id, label: shown(label), enabled, items };
}

/** A line between groups; `name` is its own among all of them. */
export function separator(name: string): TrayItem {
  return { kind: 'separator', id: `separator-${name}` };
}

function shown(label: string): string {
  return cutText(label, LONGEST_LABEL);
}
