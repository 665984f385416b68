import type { Command } from '../command.ts';

/** A desktop notice in words. Never contains a token or a code. */
export interface NoticeText {
  /** One incident, one id: a newer notice with the same id takes the older one's place. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Work stops until somebody acts. */
  readonly isUrgent: boolean;
  /** Shown on macOS and Windows. */
  readonly button: { readonly label: string; readonly command: Command };
  /** Always safe: a click shows something and changes nothing. */
  readonly onClick: Command;
}
