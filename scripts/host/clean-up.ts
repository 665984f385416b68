import { constants } from 'node:os';

/** What has to be given back when a script ends, however it ends. */
export interface CleanUp {
  /** The newest is given back first. */
  add(work: () => unknown): void;
  /** Gives everything back once; never rejects. */
  run(): Promise<void>;
}

/** Longer than the stand-in waits for an app to quit before it kills it. */
const PATIENCE_MS = 6_000;

/** How soon a script notices that the npm which started it is gone. */
const LOOK_EVERY_MS = 500;

/** A clean-up that also runs on Ctrl+C, on SIGTERM, and when npm was killed above us. */
export function createCleanUp(): CleanUp {
  const works: (() => unknown)[] = [];
  const cleanUp: CleanUp = {
    add: (work) => void works.push(work),
    async run() {
      for (let work = works.pop(); work !== undefined; work = works.pop()) {
        try {
          await work();
        } catch {
          // One thing that cannot be given back must not keep the others.
        }
      }
    },
  };
  const leave = (code: number) => {
    setTimeout(() => process.exit(code), PATIENCE_MS).unref();
    void cleanUp.run().then(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => leave(128 + constants.signals[signal]));
  }
  onceOrphaned(() => leave(1));
  return cleanUp;
}

/** npm puts a shell between itself and a script, and that shell dies of SIGTERM without passing it on. */
function onceOrphaned(act: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, LOOK_EVERY_MS);
  timer.unref();
}
