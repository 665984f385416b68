import type { DrivenApp } from '../driver/driver.ts';

/** Where the app keeps the switch. */
const KEY = 'heldTimers';

interface Switch {
  hold(): void;
  release(): void;
}

/** The timers of an app, which a person who looks at a screen can hold. */
export interface HeldTimers {
  /**
   * Does the work while none of the app's timers rings: no deadline ends what is looked at. Those that were due begin
   * anew afterwards.
   */
  during(work: () => Promise<void>): Promise<void>;
}

/** Timers that were set before this was called are not held. */
export async function holdTimers(app: DrivenApp): Promise<HeldTimers> {
  await app.evaluate(installSwitch, KEY);
  return {
    async during(work) {
      await app.evaluate(turn, [KEY, 'hold'] as const);
      try {
        await work();
      } finally {
        await app.evaluate(turn, [KEY, 'release'] as const);
      }
    },
  };
}

/** Runs in the app: nothing from outside its body. */
function installSwitch(_electron: object, key: string): void {
  const { setTimeout: start } = globalThis;
  const due = new Set<NodeJS.Timeout>();
  let isHeld = false;
  const setTimeout = <T extends unknown[]>(ring: (...args: T) => void, ms = 0, ...args: T) => {
    const timer = start(() => {
      if (isHeld) due.add(timer);
      else ring(...args);
    }, ms);
    return timer;
  };
  const held: Switch = {
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      // One that was cleared meanwhile stays silent.
      for (const timer of due) timer.refresh();
      due.clear();
    },
  };
  Object.assign(globalThis, { setTimeout });
  Reflect.set(globalThis, key, held);
}

function turn(_electron: object, [key, way]: readonly [string, keyof Switch]): void {
  (Reflect.get(globalThis, key) as Switch)[way]();
}
