import type { AgentTrouble } from '../../agent.ts';
import type { TerminalCommand } from '../../terminal-command.ts';

/** The screen for the user's own programs: what they may take, who has, and the command. */
export const programs = {
  title: 'For your programs',
  /** The way there, beside another. */
  onward: 'Programs',
  hand: 'Give programs a token',
  allows:
    'While this is on, any program that runs as you can take a Copilot token without asking. It never gets your GitHub sign-in.',
  off: 'Off. No program gets anything.',
  at: (address: string) => `Programs ask at ${address}`,
  opening: 'Opening…',
  problems: {
    folderUnsafe:
      'Not working: the folder for its socket is not yours alone. Remove that folder, then turn this off and on.',
    inUse:
      'Not working: another Pilot Light of yours is answering already. Quit it, then turn this off and on.',
    inTheWay:
      'Not working: some other file lies where the socket belongs. Move it away, then turn this off and on.',
    pathTooLong:
      'Not working: the path of its socket is too long for this system. A shorter XDG_RUNTIME_DIR helps.',
    failed: 'Not working: the system refused. Turn this off and on to try again.',
  } satisfies Readonly<Record<AgentTrouble, string>>,
  lock: 'Not while the screen is locked',
  command: 'The pilot-light command',
  install: 'Install the command',
  remove: 'Remove the command',
  tryAgain: 'Try again',
  working: 'One moment…',
  done: 'Done',
  notDone: 'Not done',
  looking: 'Looking…',
  stands: {
    absent: (file: string) => `Scripts and terminals ask with it. It would be ${file}.`,
    installed: (file: string) => `It is ${file}.`,
    packaged: (file: string) => `It is ${file}. It came with the package, and goes with it.`,
    foreign: (file: string) => `${file} is there and not ours, so it is left alone.`,
    byHand: (file: string) => `It is ${file}. Add its folder to your PATH to use it by name.`,
    failed: (file: string) => `${file} could not be changed. Check the permissions of its folder.`,
  } satisfies Readonly<Record<TerminalCommand['kind'], (file: string) => string>>,
  notOnPath: 'Its folder was not on the PATH when Pilot Light started.',
  takers: 'Who took a token',
  /** After the title of the list. */
  lastHour: (count: string) => `${count} in the last hour`,
  claimed: 'Names are what programs call themselves. Nobody has checked them.',
  nobody: 'Nobody since Pilot Light started.',
  unnamed: 'A program without a name',
  taken: (account: string, count: string) => `${account} · ${count}×`,
  lastAt: (at: string) => `last at ${at}`,
};
