import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { build } from 'vite';

import type { StorageState } from '../../../src/shared/storage.ts';
import { ChromiumCipher, type Tag } from '../../support/chromium-cipher.ts';
import { openKept } from '../../support/vault/real-vault.ts';
import { stateAfter, stateOf } from './crash-story.ts';

/** Makes the children's program once, as plain JavaScript: it starts three times faster than through a loader. */
export async function buildCrashChild(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, 'crash-child.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'crash-child.mjs' } },
    },
  });
  return path.join(folder, 'crash-child.mjs');
}

export interface Life {
  readonly program: string;
  readonly folder: string;
  /** Steps of the story to tell. */
  readonly first: number;
  readonly last: number;
  /** Dies at this change to the disk, counted from the opening of the vault; 0 for never. */
  readonly killAt: number;
  /** Is killed from outside as soon as it says that it has begun this step; 0 for never. */
  readonly killWhenBegun: number;
  readonly keys: readonly Tag[];
  /** Another user to be, which only root can arrange; null to stay the same. */
  readonly userId: number | null;
}

export interface Death {
  readonly wasKilled: boolean;
  /** The last step that was begun, and the last that was said to be stored; `first - 1` when there was none. */
  readonly begun: number;
  readonly stored: number;
  /** Changes to the disk in a whole life; 0 when it was cut short. */
  readonly changes: number;
}

/** Lets one process live until it is killed or has told its steps. Rejects if it ends in any other way. */
export async function live(life: Life): Promise<Death> {
  const { program, folder, first, last, killAt, killWhenBegun, keys } = life;
  // On a busy machine all steps may be told before anybody has read that one was begun.
  const atEnd = killWhenBegun > 0 ? 'stay' : 'exit';
  const args = [program, folder, `${first}`, `${last}`, `${killAt}`, keys.join(','), atEnd];
  const user = life.userId === null ? {} : { uid: life.userId };
  const child = spawn(process.execPath, args, { ...user, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const said = { begun: first - 1, stored: first - 1, changes: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, number] = line.split(' ');
    if (word === 'begun' || word === 'stored' || word === 'changes') said[word] = Number(number);
    if (word === 'begun' && said.begun === killWhenBegun) child.kill('SIGKILL');
  }
  const { code, signal } = await ended;
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`ended with ${code ?? signal}`);
  return { ...said, wasKilled: signal === 'SIGKILL' };
}

export interface Remains {
  readonly status: StorageState;
  /** What is kept, as {@link stateOf} says it. */
  readonly state: readonly string[];
  /** The step of the story that the remains show; null when they show something that never was. */
  readonly step: number | null;
  readonly mishaps: readonly string[];
  /** Names in the folder once everything has been opened. */
  readonly names: readonly string[];
}

/** Opens everything as the next start would, and finds out which of the possible steps it shows. */
export async function inspect(
  folder: string,
  keys: readonly Tag[],
  { stored, begun }: Pick<Death, 'stored' | 'begun'>,
): Promise<Remains> {
  const kept = await openKept(folder, new ChromiumCipher(...keys));
  const state = stateOf(kept);
  let step: number | null = null;
  for (let possible = stored; possible <= begun && step === null; possible += 1) {
    if (stateAfter(possible).join() === state.join()) step = possible;
  }
  const names = readdirSync(folder).sort();
  return { status: kept.vault.status(), state, step, mishaps: kept.mishaps, names };
}
