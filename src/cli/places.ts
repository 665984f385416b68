import path from 'node:path';
import type { CommandWorld } from './command-world.ts';
import { type CommandOutcome, EXIT, failed, had, hasControls, tooLong } from './failure.ts';

/** Linux takes 107 bytes, macOS 103: of a path between the two, the system itself says that it is too long. */
const LONGEST_PATH_BYTES = 107;

/** What the app calls its own folder. */
const USER_DATA = 'Pilot Light';

/** Whether a system could take it for a socket's. */
export function isTooLong(file: string): boolean {
  return Buffer.byteLength(file) > LONGEST_PATH_BYTES;
}

/**
 * Where the agent may listen, in the order to look: where the variable says and nowhere else; or where sessions have
 * their files, which cron and ssh do not name; or with the app's own files. Pure.
 */
export function socketPlaces(
  around: Omit<CommandWorld, 'command' | 'isTerminal'>,
  who: string,
): CommandOutcome<readonly string[]> {
  const { variables, uid, home } = around;
  const given = variables['PILOT_LIGHT_SOCK'] ?? '';
  if (given !== '') {
    if (hasControls(given))
      return failed(EXIT.usage, 'PILOT_LIGHT_SOCK wants the path of a socket.');
    if (!given.startsWith('/')) {
      return failed(EXIT.usage, 'PILOT_LIGHT_SOCK wants a path that begins with a slash.');
    }
    return isTooLong(given) ? tooLong(who, given) : had([given]);
  }
  const absolute = (name: string): string | null =>
    variables[name]?.startsWith('/') === true ? variables[name] : null;
  const runtime = absolute('XDG_RUNTIME_DIR');
  const config = absolute('XDG_CONFIG_HOME') ?? path.posix.join(home, '.config');
  const places = [
    ...(runtime === null ? [] : [`${runtime}/pilot-light/agent.sock`]),
    ...(uid === null ? [] : [`/run/user/${uid}/pilot-light/agent.sock`]),
    `${config}/${USER_DATA}/run/agent.sock`,
    path.posix.join(home, `Library/Application Support/${USER_DATA}/run/agent.sock`),
  ];
  // What one line cannot name, no sentence can tell of.
  return had(places.filter((place) => !hasControls(place)));
}

/** The file in which the app on Windows keeps the name of its pipe, which nobody can guess. */
export function pipeNameFile({
  variables,
  home,
}: Pick<CommandWorld, 'variables' | 'home'>): string {
  const roaming = variables['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming');
  return path.win32.join(roaming, USER_DATA, 'agent-pipe');
}
