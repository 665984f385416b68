import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What changes a disk. Reading is left out: dying in it changes nothing. */
const CHANGING = [
  'writeSync',
  'writeFileSync',
  'fsyncSync',
  'renameSync',
  'chmodSync',
  'fchmodSync',
  'chownSync',
  'rmSync',
  'mkdirSync',
] as const;

export interface Shim {
  /** From now on calls are counted. */
  arm(): void;
  count(): number;
}

/**
 * Counts every call that changes the disk, and dies by SIGKILL at call number `killAt`: before it, or in the middle when
 * it is a write. Must run before anything else imports `node:fs`.
 */
export function installShim(killAt: number): Shim {
  let isArmed = false;
  let count = 0;
  const writeHalf = fs.writeSync;

  function isLast(): boolean {
    if (!isArmed) return false;
    count += 1;
    return count === killAt;
  }

  function die(): never {
    process.kill(process.pid, 'SIGKILL');
    // The signal may take a moment, in which nothing more must happen.
    for (;;);
  }

  for (const name of CHANGING) {
    const real: (...args: never[]) => unknown = fs[name];
    Object.assign(fs, {
      [name](...args: never[]): unknown {
        if (!isLast()) return real.apply(fs, args);
        const [target, content]: readonly unknown[] = args;
        if (typeof target === 'number' && (name === 'writeSync' || name === 'writeFileSync')) {
          writeHalf(target, halfOf(content));
        }
        return die();
      },
    });
  }
  syncBuiltinESMExports();
  return {
    arm() {
      isArmed = true;
    },
    count: () => count,
  };
}

function halfOf(content: unknown): Buffer {
  const whole = typeof content === 'string' ? Buffer.from(content) : content;
  if (!(whole instanceof Uint8Array)) return Buffer.alloc(0);
  return Buffer.from(whole.subarray(0, whole.length >> 1));
}
