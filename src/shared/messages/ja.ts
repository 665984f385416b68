import type { Messages } from './en.ts';
import { adminMessage } from './ja/admin-message.ts';
import { copy } from './ja/copy.ts';
import { findings } from './ja/doctor.ts';
import { fieldMenu } from './ja/field-menu.ts';
import { notices } from './ja/notices.ts';
import { problems } from './ja/problems.ts';
import { openPages, refusals, remarks } from './ja/refusals.ts';
import { revocations } from './ja/revoke.ts';
import { passing } from './ja/shortcut.ts';
import { standings } from './ja/standings.ts';
import { keyringFailed, memory, saving, stillOnDisk } from './ja/storage.ts';
import { tray } from './ja/tray.ts';
import { troubles } from './ja/troubles.ts';
import { usage } from './ja/usage.ts';

/** All words in Japanese. */
export const ja: Messages = {
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
