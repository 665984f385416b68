/** The end of a switch that has a case for everything: forgetting one no longer compiles. */
export function assertNever(value: never): never {
  throw new Error(`Unforeseen: ${JSON.stringify(value)}`);
}
