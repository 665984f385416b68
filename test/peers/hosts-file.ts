/** All of 127/8 is this machine: each host has an address of its own, as on a network. 127.0.0.1 stays localhost. */
export const addressOf = (index: number): string => `127.0.0.${index + 2}`;

/** The hosts file in which these names are addresses of this machine, in their order. */
export function hostsFile(names: readonly string[]): string {
  const lines = names.map((name, index) => `${addressOf(index)} ${name}`);
  return ['127.0.0.1 localhost', ...lines, ''].join('\n');
}
