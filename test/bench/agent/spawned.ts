import { spawn } from 'node:child_process';

/** A program that is started again and again. */
export interface Timed {
  readonly name: string;
  readonly words: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** Given to it on standard input. */
  readonly input?: string;
  /** What it must end with: another end would measure something else. */
  readonly code: number;
  /** What must be in what it prints. */
  readonly prints?: string;
}

/** One start takes a moment of its own, whoever is started: the first ones find nothing in any cache. */
const WARM_UPS = 3;

/** Starts each of them so many times, in turn, so that a busy moment of the machine meets all alike. In milliseconds. */
export async function timeInTurn(
  all: readonly Timed[],
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map(all.map(({ name }): [string, number[]] => [name, []]));
  for (let round = -WARM_UPS; round < rounds; round++) {
    for (const one of all) {
      const tookMs = await timeOnce(one);
      if (round >= 0) times.get(one.name)?.push(tookMs);
    }
  }
  return times;
}

/** From the start to its end. */
function timeOnce({ name, words, env, input, code, prints }: Timed): Promise<number> {
  const [file, ...args] = words;
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.stdin.on('error', () => undefined).end(input ?? '');
    child.once('error', reject);
    child.once('close', (ended) => {
      const tookMs = performance.now() - startedMs;
      if (ended === code && said.includes(prints ?? '')) resolve(tookMs);
      else
        reject(
          new Error(`${name} ended with ${ended} and said ${JSON.stringify(said.slice(0, 300))}`),
        );
    });
  });
}
