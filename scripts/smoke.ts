import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { debuggedPage } from '../test/support/debugged-page.ts';
import { FUSES, readFuses } from '../test/support/fuses.ts';
import { thisInstaller } from '../test/support/machine/this-machine.ts';
import { MINUTE_MS } from '../test/support/time-units.ts';
import { createCleanUp } from './host/clean-up.ts';
import { Complaint, runScript } from './host/complaint.ts';
import { packedProgram } from './host/packed-program.ts';

/** The first start of a program on a machine that has just been made. */
const PATIENCE_MS = 2 * MINUTE_MS;

/** How long a heading may take once there is a page. */
const HEADING_MS = MINUTE_MS;

const ORIGIN = 'app://pilot-light';

/**
 * Starts the app that was packed for this system, and looks whether its page comes up behind its fuses. `--program FILE`
 * for another than that in `release/`, `--origin ORIGIN` for another page than the app's.
 */
async function smoke(): Promise<void> {
  const { values } = parseArgs({
    options: { program: { type: 'string' }, origin: { type: 'string', default: ORIGIN } },
  });
  const program = values.program ?? packedProgram();
  if (values.program === undefined) await lookAtFuses(program);
  const cleanUp = createCleanUp();
  try {
    const words = await lookAtPage(program, values.origin, cleanUp.add);
    console.log(`✓ ${path.basename(program)} shows "${words}" from ${values.origin}`);
  } finally {
    await cleanUp.run();
  }
}

async function lookAtFuses(program: string): Promise<void> {
  const found = await readFuses(program);
  if (!isDeepStrictEqual({ ...found }, FUSES)) {
    throw new Complaint(`The fuses are not those that were ordered: ${JSON.stringify(found)}`);
  }
  console.log('✓ every fuse is where it belongs');
}

async function lookAtPage(
  program: string,
  origin: string,
  atEnd: (work: () => unknown) => void,
): Promise<string> {
  const port = await freePort();
  const data = await mkdtemp(path.join(tmpdir(), 'pilot-light-smoke-'));
  atEnd(() => rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const asRoot = thisInstaller().isRoot ? ['--no-sandbox'] : [];
  const args = [`--remote-debugging-port=${port}`, `--user-data-dir=${data}`, ...asRoot];
  const waiting = new AbortController();
  const child = startProgram(program, args);
  const ended = once(child, 'exit');
  atEnd(async () => {
    waiting.abort();
    endProgram(child);
    await ended;
  });
  const tooSoon = ended.then(([code]) => {
    throw new Complaint(`It ended by itself, with ${String(code)}.`);
  });
  const signal = AbortSignal.any([waiting.signal, AbortSignal.timeout(PATIENCE_MS)]);
  return Promise.race([headingOf(port, origin, signal), tooSoon]);
}

/** In a group of its own, so that whatever it has started ends with it. */
function startProgram(program: string, args: readonly string[]): ChildProcess {
  const detached = process.platform !== 'win32';
  return spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached });
}

function endProgram(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) child.kill();
  else if (child.exitCode === null) process.kill(-child.pid);
}

async function headingOf(port: number, origin: string, signal: AbortSignal): Promise<string> {
  const page = await debuggedPage(port, signal);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor({ timeout: HEADING_MS });
  const found = await page.evaluate(() => window.origin);
  if (found !== origin) throw new Complaint(`The page is from ${found}, not from ${origin}.`);
  return (await heading.innerText()).trim();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

runScript(smoke);
