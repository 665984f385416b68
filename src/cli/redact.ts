import { askForBytes } from './ask.ts';
import type { Invocation } from './command-line.ts';
import type { CommandWorld } from './command-world.ts';
import { type CommandOutcome, EXIT, failed } from './failure.ts';
import { readInput } from './node/read-input.ts';

/** What the app takes. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Standard input without its secrets, or nothing of it: only the app knows the tokens, and a half of a text that was
 * printed before it failed would be taken for the whole.
 */
export async function redactInput(
  { timeoutSeconds }: Invocation,
  around: CommandWorld,
): Promise<CommandOutcome<Buffer>> {
  const text = await readInput(MOST_BYTES);
  if (text === null) {
    return failed(
      EXIT.usage,
      'nothing was printed: the text is longer than 16 MiB, so send it in parts.',
    );
  }
  const question = { verb: 'redact', account: null, minimumLifeSeconds: null } as const;
  return askForBytes({ ...question, timeoutSeconds, isJson: false, text }, around);
}
