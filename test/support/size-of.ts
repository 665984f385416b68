export type Size = 'full' | 'reduced';

/** `full` where time does not matter; `reduced` by default. Throws, in one sentence, for anything else in `TEST_SIZE`. */
export function sizeOf({ TEST_SIZE: said = '' }: NodeJS.ProcessEnv): Size {
  if (said === '') return 'reduced';
  if (said === 'full' || said === 'reduced') return said;
  throw new Error(
    `TEST_SIZE is 'full' or 'reduced', and not ${JSON.stringify(said.slice(0, 40))}.`,
  );
}
