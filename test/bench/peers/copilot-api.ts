import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endedWell, type Seat, seen, takeSeat, USER_CODE } from '../../peers/seat.ts';
import { HOUR_MS } from '../../support/time-units.ts';
import type { Running, TakeSide } from './side.ts';

const PORT = 4141;

/** copilot-api as npm has installed it in this folder, on our own Node. */
export function copilotApi(folder: string): TakeSide {
  const program = path.join(folder, 'node_modules/copilot-api/dist/main.js');
  return async (stage) => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'copilot-api-beside-'));
    const seat = takeSeat(stage, home, folder);
    const signIn = seat.start([process.execPath, program, 'auth']);
    await seat.approve(await seen(signIn, USER_CODE));
    await endedWell(signIn);
    return {
      start: async () => start(seat, program),
      async leave() {
        seat.leave();
        rmSync(home, { recursive: true, force: true, maxRetries: 3 });
      },
    };
  };
}

function start(seat: Seat, program: string): Running {
  const command = [process.execPath, program, 'start', '--port', String(PORT)] as const;
  const started = seat.start(command, { deadlineMs: HOUR_MS });
  const { pid } = started.child;
  if (pid === undefined) throw new Error('copilot-api did not start');
  const hasEnded = () => started.child.exitCode !== null || started.child.signalCode !== null;
  return {
    pid,
    hasEnded,
    // Nobody ever looks at it.
    rest: async () => undefined,
    hasToken: async () => !hasEnded() && (await asked()) !== null,
    async end() {
      started.end();
      await started.ended;
    },
  };
}

/** From its own server; null while that does not listen. */
async function asked(): Promise<string | null> {
  try {
    const answer: unknown = await (await fetch(`http://127.0.0.1:${PORT}/token`)).json();
    return (answer as { token?: string | null }).token ?? null;
  } catch {
    return null;
  }
}
