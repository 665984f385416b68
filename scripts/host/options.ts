import { Complaint } from './complaint.ts';

/**
 * Which of the known switches stand on the command line.
 *
 * Throws a complaint that names the first unknown one, and the usage.
 */
export function switchesOf<const T extends string>(
  args: readonly string[],
  known: readonly T[],
  usage: string,
): ReadonlySet<T> {
  const isKnown = (arg: string): arg is T => (known as readonly string[]).includes(arg);
  const chosen = new Set<T>();
  for (const arg of args) {
    if (!isKnown(arg)) throw new Complaint(`${arg} is not an option here. Usage: ${usage}`);
    chosen.add(arg);
  }
  return chosen;
}
