import { spawn } from 'node:child_process';
import type { Variables } from './inherited.ts';

/** Reads until its standard input ends, which is when whoever holds the other end is gone. */
const AFTER_US = 'cat > /dev/null; exec "$0" "$@"';

/** What this run was told of its own mount, which is gone by then. */
const OF_THIS_MOUNT: readonly string[] = ['APPDIR', 'APPIMAGE', 'LD_LIBRARY_PATH'];

/**
 * Has an AppImage started as soon as this process has ended, however it does. Answers whether that is sure; never rejects.
 *
 * Electron's own way does not come back: what waits there for our end is a program in the mount, and that goes with us.
 *
 * @see https://github.com/electron-userland/electron-builder/issues/1727
 */
export function startAfterEnd(
  file: string,
  args: readonly string[],
  variables: Variables,
): Promise<boolean> {
  const env = Object.fromEntries(
    Object.entries(variables).filter(([name]) => !OF_THIS_MOUNT.includes(name)),
  );
  const waiting = spawn('/bin/sh', ['-c', AFTER_US, file, ...args], {
    // Outside of the mount, which could not go otherwise.
    cwd: '/',
    detached: true,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  waiting.unref();
  return new Promise((resolve) => {
    waiting.once('spawn', () => resolve(true));
    waiting.once('error', () => resolve(false));
  });
}
