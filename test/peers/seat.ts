import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type StartedProgram, startProgram } from '../support/started-program.ts';
import { MINUTE_MS } from '../support/time-units.ts';
import type { GitHubStage } from './github-stage.ts';

/** Where a client runs: a home of its own, in which nobody is signed in, and a person beside it. */
export interface Seat {
  readonly home: string;
  /** Where its packages are; null for a program of the system. */
  readonly folder: string | null;
  start(command: readonly [string, ...string[]], more?: SeatStart): StartedProgram;
  /** The person types the code that was read, once GitHub has told the client to wait. */
  approve(userCode: string): Promise<void>;
}

interface SeatStart {
  readonly hasInput?: boolean;
  /** {@link PATIENCE_MS} by default. */
  readonly deadlineMs?: number;
}

/** Who signs in everywhere: one of the simulator's people, and not the one that it takes by itself. */
export const PERSON = 'monalisa';

/** Ends only what hangs: a program that starts in seconds takes minutes beside others on a small machine. */
export const PATIENCE_MS = 5 * MINUTE_MS;

/** A place that all of a client's programs share, since one keeps for the other what it was granted. */
export function takeSeat(
  { simulator, authorityFile }: GitHubStage,
  home: string,
  folder: string | null,
): Seat & { readonly leave: () => void } {
  const started: StartedProgram[] = [];
  const work = path.join(home, 'work');
  mkdirSync(work);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TERM: 'dumb',
    LANG: 'C.UTF-8',
    // Node's programs, Go's and Rust's: whom they trust.
    NODE_EXTRA_CA_CERTS: authorityFile,
    SSL_CERT_FILE: authorityFile,
  };
  return {
    home,
    folder,
    start(command, more = {}) {
      const program = startProgram({ command, cwd: work, env, deadlineMs: PATIENCE_MS, ...more });
      started.push(program);
      return program;
    },
    async approve(userCode) {
      const { control } = simulator;
      const endpoint = 'accessToken';
      const gone = started.map(async ({ ended, output }) => {
        throw new Error(`it ended with ${await ended} and never asked for its token\n${output()}`);
      });
      await Promise.race([control.waitForRequests({ endpoint, timeoutMs: PATIENCE_MS }), ...gone]);
      await control.approve({ userCode, login: PERSON });
    },
    leave: () => started.forEach((program) => program.end()),
  };
}

/** The first match in what a program prints. Rejects with what it has printed when it ends without one. */
export function seen(program: StartedProgram, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const match = pattern.exec(program.output());
      if (match !== null) resolve(match[1] ?? match[0]);
    };
    program.child.stdout?.on('data', look);
    program.child.stderr?.on('data', look);
    look();
    const giveUp = async (): Promise<void> => {
      const code = await program.ended;
      look();
      reject(new Error(`it ended with ${code} and never said ${pattern}\n${program.output()}`));
    };
    void giveUp();
  });
}

/** Resolves to what it printed. Rejects with it when the program did not end well. */
export async function endedWell(program: StartedProgram): Promise<string> {
  const code = await program.ended;
  if (code !== 0) throw new Error(`it ended with ${code}\n${program.output()}`);
  return program.output();
}

/** What a device code looks like, wherever it is shown. */
export const USER_CODE = /\b([0-9A-F]{4}-[0-9A-F]{4})\b/;
