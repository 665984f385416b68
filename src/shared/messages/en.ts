import { adminMessage } from './en/admin-message.ts';
import { copy } from './en/copy.ts';
import { findings } from './en/doctor.ts';
import { fieldMenu } from './en/field-menu.ts';
import { notices } from './en/notices.ts';
import { problems } from './en/problems.ts';
import { openPages, refusals, remarks } from './en/refusals.ts';
import { revocations } from './en/revoke.ts';
import { passing } from './en/shortcut.ts';
import { standings } from './en/standings.ts';
import { keyringFailed, memory, saving, stillOnDisk } from './en/storage.ts';
import { tray } from './en/tray.ts';
import { troubles } from './en/troubles.ts';
import { usage } from './en/usage.ts';

/** Everything that is said outside the window, in English; its type is the one that every language completes. */
export const en = {
  adminMessage,
  copy,
  fieldMenu,
  findings,
  keyringFailed,
  memory,
  notices,
  openPages,
  passing,
  problems,
  refusals,
  revocations,
  remarks,
  saving,
  standings,
  stillOnDisk,
  tray,
  troubles,
  usage,
};

/** All words, in whatever language; English is the measure. */
export type Messages = typeof en;
