import type { Command } from '../command.ts';

/** A tray menu as data: what stands where, and what each line does. Every `id` is unique and stable. */
export type TrayMenu = readonly TrayItem[];

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
