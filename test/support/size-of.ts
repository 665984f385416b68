const SIZES = ['reduced', 'full', 'beyond'] as const;

/** How much of the tests runs. `beyond`: what the full size has beyond the reduced one. */
export type Size = (typeof SIZES)[number];

/** `full` where time does not matter; `reduced` by default. Throws, in one sentence, for anything else in `TEST_SIZE`. */
export function sizeOf({ TEST_SIZE: said = '' }: NodeJS.ProcessEnv): Size {
  if (said === '') return 'reduced';
  const size = SIZES.find((one) => one === said);
  if (size !== undefined) return size;
  throw new Error(
    `TEST_SIZE is 'full', 'reduced' or 'beyond', and not ${JSON.stringify(said.slice(0, 40))}.`,
  );
}
