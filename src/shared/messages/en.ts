import { copy } from './en/copy.ts';
import { notices } from './en/notices.ts';
import { refusals } from './en/refusals.ts';
import { tray } from './en/tray.ts';
import { troubles } from './en/troubles.ts';

/** Everything that is said outside the window, in English; its type is the one that every language completes. */
export const en = { copy, notices, refusals, tray, troubles };

export type Messages = typeof en;
