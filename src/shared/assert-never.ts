/** Makes the compiler reject a `switch` that forgets a case; throws if types were bypassed at run time. */
export function assertNever(value: never): never {
  throw new TypeError(`unhandled case: ${JSON.stringify(value)}`);
}
