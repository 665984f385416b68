/** Words that several screens share. */
export const common = {
  appName: 'Pilot Light',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  notNow: 'Not now',
  tryAgain: 'Try again',
  tryNow: 'Try now',
  trying: 'Trying…',
  tryAgainIn: (left: string) => `Try again in ${left}`,
  ok: 'OK',
  settings: 'Settings',
  noTray:
    'This desktop shows no tray icons, so Pilot Light stays a window. If it is gone, start Pilot Light again.',
  leftOut: {
    title: 'The menu bar does not show the icon',
    sentence: 'Allow it in System Settings → Menu Bar.',
    button: 'Show it in the Dock',
  },
};
