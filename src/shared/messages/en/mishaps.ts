import type { Mishap } from '../../mishap.ts';
import type { Hint } from '../advice.ts';

/** What went wrong outside sign-in and renewal. */
export const mishaps: Readonly<Record<Mishap, Hint>> = {
  internalError: {
    title: 'Something inside Pilot Light has failed',
    next: 'It goes on. If it looks wrong, quit and start it again; its log has what happened.',
  },
  settingsSetAside: {
    title: 'Settings are back to their defaults',
    next: 'The file could not be read. It is kept under another name.',
  },
  settingsNotSaved: {
    title: 'The settings were not saved',
    next: 'Free some space, or check the folder’s permissions, then change it again.',
  },
  signInsKept: {
    title: 'Old sign-ins are still in a file',
    next: 'It was set aside because it could not be read. Delete it, or keep it for the day its key comes back.',
  },
  autostartFailed: {
    title: 'Start at login did not change',
    next: 'Add Pilot Light in the system’s own login items.',
  },
  autostartNeedsApproval: {
    title: 'Start at login waits for your approval',
    next: 'Allow Pilot Light in System Settings → General → Login Items.',
  },
  copyFailed: {
    title: 'The copy did not show up in the clipboard',
    next: 'Copy again; another program may have been using it.',
  },
  copyNeedsFocus: {
    title: 'Nothing was copied',
    next: 'This desktop lets only the window in front copy: copy again here. With wl-clipboard 2.3 or newer the tray can, too.',
  },
  noticesFailed: {
    title: 'This system shows no notifications of Pilot Light',
    next: 'Allow them in the system’s settings, or look here and at the tray.',
  },
  shortcutRefused: {
    title: 'The keys that copy your token do not work',
    next: 'Another program has them, or this desktop gives none. Choose others in the settings.',
  },
  linkFailed: {
    title: 'The browser did not open',
    next: 'Set a default browser, then try again.',
  },
};
