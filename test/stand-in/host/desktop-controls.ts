import os from 'node:os';
import type { AppSide, HostSide } from '../contract.ts';
import type { Link } from '../link.ts';
import type { EncryptionBehaviour } from '../settings.ts';
import type { DesktopControls } from '../stand-in.ts';
import type { AppPages } from './app-pages.ts';

/** The tray, the notices and everything else around the windows of a running app. */
export function desktopControls(
  link: Link<HostSide, AppSide>,
  pages: AppPages,
  encryptionAtFirst: EncryptionBehaviour,
): DesktopControls {
  let encryption = encryptionAtFirst;
  return {
    tray: {
      snapshot: () => link.call('tray'),
      menu: async () => (await link.call('tray'))?.menu ?? [],
      click: (how = 'plain') => link.call('trayClick', how),
      place: (isPlaced) => link.call('placeTray', isPlaced),
      rightClick: () => link.call('trayClick', 'right'),
      clickItem: (idOrLabel) => link.call('trayItem', idOrLabel),
    },
    popup: {
      menu: () => link.call('popupMenu'),
      clickItem: (idOrLabel) => link.call('popupItem', idOrLabel),
    },
    notices: {
      all: () => link.call('notices'),
      click: (index) => link.call('noticeEvent', index, 'click', 0),
      close: (index) => link.call('noticeEvent', index, 'close', 0),
      fail: (index, reason) => link.call('noticeEvent', index, 'failed', reason),
      action: (index, actionIndex) => link.call('noticeEvent', index, 'action', actionIndex),
    },
    clipboard: {
      contents: () => link.call('clipboard'),
      text: async () => (await link.call('clipboard'))[0]?.['text/plain'] ?? '',
      fill: (text) => link.call('fillClipboard', text),
    },
    pressKeys: (accelerator) => link.call('pressKeys', accelerator),
    openedLinks: () => link.call('openedLinks'),
    dialogs: {
      asked: () => link.call('dialogs'),
      answer: (answer) => link.call('answerDialog', answer),
    },
    power: (event) => link.call('power', event),
    setOnline: (online) => link.call('online', online),
    setDark: (dark) => link.call('dark', dark),
    emulate: (change) => pages.emulate(change),
    async setEncryption(change) {
      encryption = { ...encryption, ...change };
      await link.call('encryption', encryption);
    },
    secondInstance: (argv = [], cwd = os.homedir()) => link.call('secondInstance', [...argv], cwd),
    activate: () => link.call('activate'),
  };
}
