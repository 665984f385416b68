/** Words that several screens share. */
export const common = {
  appName: 'Pilot Light',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  notNow: 'Not now',
  tryAgain: 'Try again',
  tryNow: 'Try now',
  ok: 'OK',
  settings: 'Settings',
  noTray: 'This desktop shows no tray icons, so Pilot Light stays a window.',
};
