import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { recipeOf } from '../../src/cli/recipes/index.ts';
import type { LogEntry } from '../simulator/reports.ts';
import type { FedWorld } from '../support/fed-world.ts';
import { type StartedProgram, startProgram } from '../support/started-program.ts';
import { GATE_COMMAND, type Impatience, type Program } from './programs.ts';

/** One run of a program, and what came of it. */
export interface Trial {
  /** Null when it did not end by itself. */
  readonly code: number | null;
  readonly output: string;
  /** What the Copilot API saw before the gate was opened, and after. */
  readonly before: readonly LogEntry[];
  readonly after: readonly LogEntry[];
  readonly seconds: number;
}

export interface TrialPlan {
  readonly program: Program;
  /** Where its packages are. */
  readonly folder: string;
  /** The folder of `pilot-light`, first on the program's `PATH`. */
  readonly commandFolder: string;
  readonly impatience: Impatience | null;
  /** Done between the first answer and the second request. */
  readonly between: (bench: FedWorld) => Promise<void>;
}

/** Ends only what hangs: programs of 100 MB start in seconds, but in minutes beside others on a small machine. */
const DEADLINE_MS = 600_000;

/** Runs it in a home folder of its own, in which nobody is signed in to anything. */
export async function tryProgram(bench: FedWorld, plan: TrialPlan): Promise<Trial> {
  const startedAtMs = performance.now();
  const home = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-recipe-'));
  const work = path.join(home, 'work');
  mkdirSync(work);
  const gate = makeGate(path.join(work, 'gate'));
  const { control } = bench.world.simulator;
  await control.configure({
    toolCommand: plan.program.drive.kind === 'run' ? GATE_COMMAND : null,
  });
  const first = (await control.log()).at(-1)?.number ?? 0;
  const { ended, output, end } = start(bench, plan, { home, work });
  try {
    // A program that ends before it asks has failed, and is not waited for.
    await Promise.race([ended, wordsAnswered(bench, first).then(() => quiet(bench))]);
    await plan.between(bench);
    // What a program asks in the background meanwhile may be answered still.
    const middle = (await control.log()).at(-1)?.number ?? 0;
    gate.open();
    const code = await ended;
    const log = await control.log({ afterNumber: first });
    return {
      code,
      output: output(),
      before: log.filter(({ number }) => number <= middle),
      after: log.filter(({ number }) => number > middle),
      seconds: (performance.now() - startedAtMs) / 1_000,
    };
  } finally {
    end();
    gate.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function wordsAnswered({ world }: FedWorld, afterNumber: number): Promise<void> {
  const { control } = world.simulator;
  const endpoints = ['chat', 'responses', 'messages'] as const;
  await Promise.any(
    endpoints.map((endpoint) =>
      control.waitForRequests({
        endpoint,
        status: 200,
        afterNumber,
        count: 1,
        timeoutMs: DEADLINE_MS,
      }),
    ),
  );
}

/** Longer than a program takes from asking for a token to sending it, which it does in the background, too. */
const QUIET_MS = 3_000;

/** Until nothing has been asked for a while: what is under way would be taken for what comes after the loss. */
async function quiet({ world }: FedWorld): Promise<void> {
  const count = async () => (await world.simulator.control.log()).length;
  for (let before = -1, now = await count(); now !== before; now = await count()) {
    before = now;
    await setTimeout(QUIET_MS);
  }
}

/** Whoever reads a byte from it waits until it is opened. */
function makeGate(file: string): { open(): void; close(): void } {
  execFileSync('mkfifo', [file]);
  // Read and write: this end needs nobody at the other to be opened, and what is written stays until it is read.
  const handle = openSync(file, constants.O_RDWR);
  return { open: () => void writeSync(handle, '.'), close: () => closeSync(handle) };
}

function start(
  { world, runtimeFolder }: FedWorld,
  { program, folder, commandFolder, impatience }: TrialPlan,
  { home, work }: { readonly home: string; readonly work: string },
): StartedProgram {
  for (const [file, text] of Object.entries(impatience?.files ?? {})) {
    mkdirSync(path.dirname(path.join(home, file)), { recursive: true });
    writeFileSync(path.join(home, file), text);
  }
  const bin = path.join(folder, 'node_modules/.bin');
  const env = {
    ...baited(world.secrets.find((secret) => /^gh[ou]_/.test(secret.reveal()))?.reveal() ?? ''),
    PATH: [commandFolder, bin, process.env['PATH'] ?? ''].join(path.delimiter),
    HOME: home,
    XDG_RUNTIME_DIR: runtimeFolder,
    // There is no network: who looks for packages at its start need not wait for one.
    npm_config_fetch_retries: '0',
    TERM: 'dumb',
    LANG: 'C.UTF-8',
  };
  const command = commandLine(program, folder, {
    commandFolder,
    impatience,
    work,
    url: world.simulator.url,
  });
  return startProgram({ command, cwd: work, env, deadlineMs: DEADLINE_MS });
}

/** A GitHub token in every variable that these programs are known to read one from: `run` has to take them out. */
function baited(gitHubToken: string): Readonly<Record<string, string>> {
  const names = [
    'GH_TOKEN',
    'GITHUB_TOKEN',
    'COPILOT_GITHUB_TOKEN',
    'GH_ENTERPRISE_TOKEN',
    'GITHUB_COPILOT_TOKEN',
    'GH_COPILOT_TOKEN',
  ];
  return Object.fromEntries(names.map((name) => [name, gitHubToken]));
}

function commandLine(
  program: Program,
  folder: string,
  place: {
    readonly commandFolder: string;
    readonly impatience: Impatience | null;
    readonly work: string;
    readonly url: string;
  },
): readonly [string, ...string[]] {
  const { drive, name, model } = program;
  const command = path.join(place.commandFolder, 'pilot-light');
  if (drive.kind === 'run') {
    const { args } = drive;
    return [command, 'run', '--accept', name, '--', ...(place.impatience?.args ?? []), ...args];
  }
  const recipe = recipeOf(name);
  if (recipe === null) throw new Error(`no recipe is called ${name}`);
  symlinkSync(path.join(folder, 'node_modules'), path.join(place.work, 'node_modules'));
  const file = path.join(place.work, 'recipe.mjs');
  const text = recipe.configuration({
    command,
    account: null,
    baseUrl: place.url,
    headers: { 'Editor-Version': 'PilotLight/0.1.0', 'Copilot-Integration-Id': 'vscode-chat' },
    model,
    endpoint: recipe.endpoints[0] ?? '/chat/completions',
  });
  writeFileSync(file, `${text}\n${drive.tail}`);
  // `exec` would set a token that lasts for one start; the module asks for its own.
  return [process.execPath, file];
}
