/**
 * The numbers that the command ends with, for programs that hide what it says. Both halves of it and `docs/agent.md`
 * keep to them.
 */
export const EXIT = {
  internal: 1,
  usage: 2,
  notRunning: 3,
  signedOut: 4,
  refused: 5,
  unavailable: 6,
  locked: 7,
  closed: 8,
  unknownAccount: 9,
  notOurs: 10,
  /** As `env` does: the program is there and cannot be run, or is not there. */
  cannotRun: 126,
  notFound: 127,
} as const;

/** Why there is nothing on standard output. */
export interface CommandFailure {
  readonly exitCode: number;
  /** One line, with the account and the next step. */
  readonly sentence: string;
}

/** Either what was wanted, or why not. */
export type CommandOutcome<T> = { readonly ok: true; readonly value: T } | CommandFailed;

/** Nothing was had. */
export interface CommandFailed {
  readonly ok: false;
  readonly failure: CommandFailure;
}

/** What was wanted. */
export function had<T>(value: T): CommandOutcome<T> {
  return { ok: true, value };
}

/** Why not. */
export function failed(exitCode: number, sentence: string): CommandFailed {
  return { ok: false, failure: { exitCode, sentence } };
}

/** The command line makes no sense; `command` names whose help is worth reading. */
export function misused(what: string, command: string | null = null): CommandFailed {
  const help = command === null ? 'pilot-light --help' : `pilot-light ${command} --help`;
  return failed(EXIT.usage, `${what}; see ${help}.`);
}

/** What the agent's kinds of problem mean here. */
const EXIT_OF_PROBLEM: ReadonlyMap<string, number> = new Map<string, number>([
  ['missingHeader', EXIT.usage],
  ['badRequest', EXIT.usage],
  ['wrongMethod', EXIT.usage],
  ['tooLarge', EXIT.usage],
  ['unknownPath', EXIT.usage],
  ['signedOut', EXIT.signedOut],
  ['refused', EXIT.refused],
  ['unavailable', EXIT.unavailable],
  ['tooMany', EXIT.unavailable],
  ['locked', EXIT.locked],
  ['closed', EXIT.closed],
  ['unknownAccount', EXIT.unknownAccount],
  ['internal', EXIT.internal],
]);

/** Why the agent gave nothing; null for a kind that is none of its. */
export function problemOf(kind: string, sentence: string): CommandFailed | null {
  const exitCode = EXIT_OF_PROBLEM.get(kind);
  return exitCode === undefined ? null : failed(exitCode, sentence);
}

/** Nobody listens anywhere. */
export function notRunning(who: string): CommandFailed {
  return failed(
    EXIT.notRunning,
    `no answer for ${who}: Pilot Light is not running or its agent is off, so start it and turn the agent on in its settings.`,
  );
}

/** Somebody else's socket could hand out an address of his own. */
export function notOurs(who: string, file: string): CommandFailed {
  return failed(
    EXIT.notOurs,
    `no answer for ${who}: ${file} is not yours alone (owner, rights or a link), so nothing was asked there; see who made it and remove it.`,
  );
}

/** No system takes it. */
export function tooLong(who: string, file: string): CommandFailed {
  return failed(
    EXIT.usage,
    `no answer for ${who}: the path ${file} is too long for a socket, so set PILOT_LIGHT_SOCK to a shorter one.`,
  );
}

/** Something answers, and is not what it should be. */
export function strange(who: string, file: string): CommandFailed {
  return failed(
    EXIT.internal,
    `no answer for ${who}: what listens at ${file} does not speak as Pilot Light does, so bring the app and this command up to date.`,
  );
}

/** Nothing came. */
export function late(who: string, seconds: number): CommandFailed {
  return failed(
    EXIT.unavailable,
    `no answer for ${who} within ${seconds} s: try again, or allow more with --timeout.`,
  );
}

/** The app ended it: it may be quitting. */
export function cutOff(who: string): CommandFailed {
  return failed(
    EXIT.unavailable,
    `no answer for ${who}: Pilot Light ended the connection, so try again.`,
  );
}

/** A full disk, or a reader who has gone. */
export function notWritten(who: string): CommandFailed {
  return failed(
    EXIT.internal,
    `the answer for ${who} could not be written: see whether the disk is full, or who reads it has ended.`,
  );
}

/** What nobody could have meant to be printed is named by another word. */
export function shown(text: string): string {
  return hasControls(text) ? 'that argument' : text;
}

/** Whether it would make a second line, or worse. */
export function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}
