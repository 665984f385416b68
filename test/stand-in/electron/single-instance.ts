import fs from 'node:fs';
import path from 'node:path';

export interface InstanceMessage {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: unknown;
}

export interface SingleInstance {
  /** True when this process holds the lock afterwards; otherwise the message has reached the holder. */
  request(message: InstanceMessage): boolean;
  holds(): boolean;
  release(): void;
}

/**
 * A real lock between processes with the same folder: a file that names the holder, and an inbox that the holder
 * watches. Everything a second process does is synchronous, so it may exit at once, as Electron allows.
 */
export function createSingleInstance(
  folder: string,
  onSecond: (message: InstanceMessage) => void,
): SingleInstance {
  const lockFile = path.join(folder, 'SingletonLock');
  const inbox = path.join(folder, 'SingletonInbox');
  let watcher: fs.FSWatcher | null = null;

  function take(): boolean {
    const draft = `${lockFile}.${process.pid}`;
    fs.writeFileSync(draft, String(process.pid));
    try {
      // A link appears with its content: whoever finds the lock also finds who holds it.
      fs.linkSync(draft, lockFile);
      return true;
    } catch {
      return bury() ? take() : false;
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }

  /**
   * Takes away the lock of a dead process; false while its holder lives. Two that find the same dead lock may both get
   * here: what the slower one takes away is the lock of the quicker one, and is put back.
   */
  function bury(): boolean {
    if (isAlive(holderIn(lockFile))) return false;
    const grave = `${lockFile}.dead.${process.pid}`;
    try {
      fs.renameSync(lockFile, grave);
    } catch {
      return true; // Somebody else has buried it.
    }
    const isDead = !isAlive(holderIn(grave));
    if (!isDead) fs.linkSync(grave, lockFile);
    fs.rmSync(grave);
    return isDead;
  }

  /** The inbox is never removed while it is in use: others may be writing to it. */
  function listen(): void {
    const lockedAtMs = fs.statSync(lockFile).mtimeMs;
    fs.mkdirSync(inbox, { recursive: true });
    const read = (): void => {
      for (const name of fs.readdirSync(inbox).filter((one) => one.endsWith('.json'))) {
        const file = path.join(inbox, name);
        const isForUs = fs.statSync(file).mtimeMs >= lockedAtMs;
        const message = JSON.parse(fs.readFileSync(file, 'utf8')) as InstanceMessage;
        fs.rmSync(file);
        if (isForUs) onSecond(message);
      }
    };
    watcher = fs.watch(inbox, read).unref();
    // What came before anybody watched.
    setImmediate(read);
  }

  function deliver(message: InstanceMessage): void {
    fs.mkdirSync(inbox, { recursive: true });
    const draft = path.join(inbox, `${process.pid}.part`);
    fs.writeFileSync(draft, JSON.stringify(message));
    fs.renameSync(draft, path.join(inbox, `${process.pid}.json`));
  }

  return {
    request(message) {
      if (watcher !== null) return true;
      fs.mkdirSync(folder, { recursive: true });
      if (take()) listen();
      else deliver(message);
      return watcher !== null;
    },
    holds: () => watcher !== null,
    release() {
      if (watcher === null) return;
      watcher.close();
      watcher = null;
      fs.rmSync(lockFile, { force: true });
      fs.rmSync(inbox, { recursive: true, force: true });
    },
  };
}

/** Not a number, and so nobody, when there is no such lock. */
function holderIn(lockFile: string): number {
  try {
    return Number(fs.readFileSync(lockFile, 'utf8'));
  } catch {
    return Number.NaN;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
