import type { Messages } from './en.ts';
import { copy } from './ja/copy.ts';
import { notices } from './ja/notices.ts';
import { refusals } from './ja/refusals.ts';
import { tray } from './ja/tray.ts';
import { troubles } from './ja/troubles.ts';

export const ja: Messages = { copy, notices, refusals, tray, troubles };
