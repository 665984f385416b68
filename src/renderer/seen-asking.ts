/** An answer within a blink would look as if nothing had been asked. */
const ASKING_AT_LEAST_MS = 600;

/** Resolves when somebody has seen that something is being asked; an answer that looks like the last one waits for it. */
export function seenAsking(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ASKING_AT_LEAST_MS);
  });
}
