import type { Belonging } from '../../removal.ts';

/** Taking away what no package takes away. */
export const removal = {
  onward: 'Remove everything…',
  title: 'Remove everything from this computer?',
  goes: 'This goes, and nothing brings it back:',
  looking: 'Looking…',
  nothing: 'There is nothing.',
  belongings: {
    signIns: 'Saved sign-ins, with their copies',
    settings: 'Settings',
    activity: 'Activity',
    log: 'Log',
    agent: 'Where programs ask',
    autostart: 'Start at login',
    command: 'The pilot-light command',
    rules: 'Rules for accounts',
  } satisfies Readonly<Record<Belonging, string>>,
  stays:
    'What the window’s engine keeps beside them stays, and so does the key in your keyring. No sign-in is in them.',
  revoke: 'To end your sign-ins at GitHub as well, sign out and revoke first.',
  remove: 'Remove everything and quit',
  removing: 'Removing…',
  done: 'Removed. Pilot Light quits now.',
  leftTitle: 'Not all of it could be removed',
  left: 'Still here. Check the permissions there, or delete it yourself:',
  system: 'in the list of your system',
  quit: 'Quit Pilot Light',
};
