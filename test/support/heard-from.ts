import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a program said until its end. */
export interface Heard {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** Listens to a program from now to its end. */
export async function heardFrom(child: ChildProcess): Promise<Heard> {
  const texts = { out: '', said: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    texts.out += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    texts.said += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...texts };
}
