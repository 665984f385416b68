import { request } from 'node:http';
import { pause } from '../pause.ts';

/** How the agent is asked. */
export interface Load {
  readonly socketPath: string;
  readonly perSecond: number;
  readonly forMs: number;
}

/** Asks as a program does: a connection for each question. When the answer was there; rejects unless it is a good one. */
export function askOnce(socketPath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({
      socketPath,
      path: '/v1/token',
      headers: { 'Pilot-Light': '1', 'Pilot-Light-Caller': 'bench' },
      agent: false,
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now());
        else reject(new Error(`the agent answered ${response.statusCode}`));
      });
    });
    asked.end();
  });
}

/** The agent takes 32 callers at once: whoever comes when the machine is so busy waits, and the wait counts. */
const MOST_AT_ONCE = 30;

/** Asks at a steady rate, whether the answers come or not, and tells how long each took since its turn had come. */
export async function askSteadily({
  socketPath,
  perSecond,
  forMs,
}: Load): Promise<readonly number[]> {
  const count = Math.round((forMs / 1000) * perSecond);
  const startedMs = performance.now();
  const took: number[] = [];
  const underWay = new Set<Promise<void>>();
  for (let asked = 0; asked < count; asked++) {
    const dueMs = startedMs + (asked * 1000) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await pause(waitMs);
    while (underWay.size >= MOST_AT_ONCE) await Promise.race(underWay);
    const answer: Promise<void> = timed(dueMs).finally(() => underWay.delete(answer));
    underWay.add(answer);
  }
  await Promise.all(underWay);
  return took;

  async function timed(dueMs: number): Promise<void> {
    took.push((await askOnce(socketPath)) - dueMs);
  }
}
