import { readCommandLine } from './command-line.ts';
import { type CommandFailure, type CommandOutcome, EXIT, notWritten } from './failure.ts';
import { endAs, print, say, surroundingsOf } from './node/process.ts';
import { type Performed, perform } from './perform.ts';

/** Filled in when it is bundled. */
declare const PILOT_LIGHT_VERSION: string;

/** Bundled for older ones as well, so that they can be told. */
const OLDEST_NODE = 20;

async function main(): Promise<void> {
  const [major = '0'] = process.versions.node.split('.');
  if (Number(major) < OLDEST_NODE) {
    say(
      `this needs Node ${OLDEST_NODE} or newer and found ${process.versions.node}, so put a newer one first on the PATH.`,
    );
    process.exitCode = EXIT.internal;
    return;
  }
  const around = surroundingsOf(import.meta.dirname);
  const wish = readCommandLine(process.argv.slice(2), around.variables);
  await end(
    wish.ok ? await perform(wish.value, around, { version: PILOT_LIGHT_VERSION, say }) : wish,
  );
}

async function end(outcome: CommandOutcome<Performed>): Promise<void> {
  if (outcome.ok && outcome.value.kind === 'ended') {
    return endAs(outcome.value.code, outcome.value.signal);
  }
  const printing = outcome.ok && outcome.value.kind === 'text' ? outcome.value : null;
  const isPrinted = printing !== null && (await print(printing.text));
  if (isPrinted && printing.failure === undefined) return;
  const { failure } = outcome.ok ? notWritten(printing?.who ?? 'you') : outcome;
  fail(isPrinted ? (printing.failure ?? failure) : failure);
}

function fail(failure: CommandFailure): void {
  say(failure.sentence);
  process.exitCode = failure.exitCode;
}

main().catch(() => {
  // Not the error itself: whatever it quotes may be a secret.
  say('something went wrong in this command, so try again and report it if it goes on.');
  process.exitCode = EXIT.internal;
});
