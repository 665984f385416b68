/** A start at login: no window. */
export const HIDDEN = '--hidden';

/** The window shall be there again, as it was before a restart. */
const WINDOW = '--window';

/** This run has come of a restart. */
const RESTARTED = '--restarted';

/** What the command line says about how the app was started. */
interface StartSwitches {
  readonly isHidden: boolean;
  readonly isWindowWanted: boolean;
  readonly isRestarted: boolean;
}

/** Reads what the system, or the run before, has put on the command line, which macOS leaves empty at login. */
export function startSwitches(argv: readonly string[], isOpenedAtLogin = false): StartSwitches {
  return {
    isHidden: isOpenedAtLogin || argv.includes(HIDDEN),
    isWindowWanted: argv.includes(WINDOW),
    isRestarted: argv.includes(RESTARTED),
  };
}

/** The arguments of the run that a person has asked for while this one was ending: with the window, and no restart. */
export function argumentsToStart(argv: readonly string[]): readonly string[] {
  return argumentsToRestart(argv, true).filter((one) => one !== RESTARTED);
}

/** The arguments of the run that a restart starts: those of this one, which `argv` has after its program. */
export function argumentsToRestart(
  argv: readonly string[],
  isWindowWanted: boolean,
): readonly string[] {
  const given = argv.slice(1).filter((one) => one !== WINDOW && one !== RESTARTED);
  if (!isWindowWanted) return [...given, RESTARTED];
  return [...given.filter((one) => one !== HIDDEN), WINDOW, RESTARTED];
}
