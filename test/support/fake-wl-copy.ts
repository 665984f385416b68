import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How a made-up `wl-copy` behaves. */
interface Manner {
  /** As versions since 2.3 do. */
  readonly knowsSensitive: boolean;
  /** What it does once it has read: holds the text in the background, fails, or never comes to an end. */
  readonly ends: 'holds' | 'fails' | 'hangs';
}

/** A made-up `wl-copy` that writes down what it was given. */
export interface FakeWlCopy {
  readonly folder: string;
  /** The environment of a Wayland session with this program in it. */
  readonly variables: Readonly<Record<string, string>>;
  /** What it was given last, a file each: `text`, `args`, `env`; '' before. */
  given(what: 'text' | 'args' | 'env'): string;
  /** The process that holds the text, and whether it still does. */
  isRunning(): boolean;
  /** What lies in the session's folder. */
  leftBehind(): readonly string[];
  /** Somebody else copies something. */
  replace(): void;
  remove(): void;
}

export function createFakeWlCopy(manner: Manner): FakeWlCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'wl copy '));
  const [bin, runtime, out] = ['bin', 'run', 'out'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [bin, runtime, out]) mkdirSync(one, { mode: 0o700 });
  const endings = {
    // The one in the background keeps its errors open, as the real one does.
    holds: `sleep 1000 > /dev/null < /dev/null & echo $! > '${out}/pid'`,
    fails: 'exit 1',
    hangs: `echo $$ > '${out}/pid'; exec sleep 1000`,
  };
  const help = manner.knowsSensitive ? '    --sensitive  Hint that the content is sensitive.' : '';
  writeFileSync(
    path.join(bin, 'wl-copy'),
    `#!/bin/sh
if [ "$1" = --help ]; then echo '${help}'; exit 0; fi
echo "$@" > '${out}/args'
env > '${out}/env'
cat > '${out}/text'
${endings[manner.ends]}
`,
  );
  chmodSync(path.join(bin, 'wl-copy'), 0o755);
  const given = (what: string): string => {
    try {
      return readFileSync(path.join(out, what), 'utf8');
    } catch {
      return '';
    }
  };
  const pid = (): number => Number(given('pid'));
  return {
    folder,
    variables: {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      XDG_SESSION_TYPE: 'wayland',
      XDG_RUNTIME_DIR: runtime,
      WAYLAND_DISPLAY: 'wayland-7',
    },
    given,
    isRunning: () => pid() > 0 && isAlive(pid()),
    leftBehind: () => readdirSync(runtime),
    replace: () => void process.kill(pid(), 'SIGTERM'),
    remove() {
      if (pid() > 0 && isAlive(pid())) process.kill(pid(), 'SIGKILL');
      rmSync(folder, { recursive: true });
    },
  };
}

/** A process that nobody has waited for yet is as dead as any. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
