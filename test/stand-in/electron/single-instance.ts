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
      const holder = Number(fs.readFileSync(lockFile, 'utf8'));
      if (isAlive(holder)) return false;
      fs.rmSync(lockFile, { force: true });
      return take();
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }

  function listen(): void {
    fs.rmSync(inbox, { recursive: true, force: true });
    fs.mkdirSync(inbox);
    watcher = fs
      .watch(inbox, () => {
        for (const name of fs.readdirSync(inbox).filter((one) => one.endsWith('.json'))) {
          const file = path.join(inbox, name);
          const message = JSON.parse(fs.readFileSync(file, 'utf8')) as InstanceMessage;
          fs.rmSync(file);
          onSecond(message);
        }
      })
      .unref();
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

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
