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

/** Those that `--only` names, between commas; all without it. Throws a complaint that names the first unknown one. */
export function namedIn<T extends { readonly name: string }>(
  all: readonly T[],
  only: string | undefined,
  usage: string,
): readonly T[] {
  if (only === undefined) return all;
  return only.split(',').map((name) => {
    const found = all.find((one) => one.name === name);
    if (found !== undefined) return found;
    const known = all.map((one) => one.name).join(', ');
    throw new Complaint(`--only ${name} is none of ${known}. Usage: ${usage}`);
  });
}
