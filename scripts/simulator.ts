import { parseArgs } from 'node:util';
import { type SimulatorOptions, startSimulator } from '../test/simulator/simulator.ts';

const USAGE =
  'npm run simulator -- [--port N] [--mode github|note] [--time-scale N] [--seed N] [--json]';

/** What the command line asks for, or a sentence that says what is wrong with it. */
function parseOptions(args: string[]): { json: boolean; options: SimulatorOptions } {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      mode: { type: 'string', default: 'github' },
      'time-scale': { type: 'string', default: '1' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { mode } = values;
  if (mode !== 'github' && mode !== 'note')
    throw new Error(`--mode ${mode} is not github or note.`);
  const port = numberFrom('--port', values.port, (n) => Number.isInteger(n) && n <= 65_535);
  const timeScale = numberFrom(
    '--time-scale',
    values['time-scale'],
    (n) => n > 0 && n <= 1_000_000,
  );
  const seed =
    values.seed === undefined
      ? {}
      : { seed: numberFrom('--seed', values.seed, Number.isSafeInteger) };
  return { json: values.json, options: { port, mode, timeScale, ...seed } };
}

function numberFrom(name: string, text: string, isGood: (value: number) => boolean): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !isGood(value))
    throw new Error(`${name} ${text} is out of range.`);
  return value;
}

async function main(): Promise<void> {
  // Before anything is printed: whoever reads the URL may end our parent at once.
  const parent = process.ppid;
  const { json, options } = parseOptions(process.argv.slice(2));
  const simulator = await startSimulator(options);
  console.log(
    json
      ? JSON.stringify({ url: simulator.url })
      : `A GitHub of your own is at ${simulator.url} (codes: ${simulator.url}/login/device). Ctrl+C ends it.`,
  );
  const stop = () => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (process.env.npm_lifecycle_event !== undefined) onceOrphaned(parent, stop);
}

/** npm puts a shell between itself and a script, and that shell dies of SIGTERM without passing it on. */
function onceOrphaned(parent: number, stop: () => void): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

/** One sentence, never a stack: these are the user's mistakes. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return 'The port is in use by another program; choose another with --port.';
  if (code === 'EACCES') return 'This port needs more rights; choose one above 1023 with --port.';
  const firstSentence = error.message.split('. ')[0] ?? error.message;
  return `${firstSentence.replace(/\.?$/, '.')} Usage: ${USAGE}`;
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
