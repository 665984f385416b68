import type { BrowserContext, Page } from '@playwright/test';

/** The clocks of an app's pages, which stand at one instant with the rest of the world. */
export interface HeldPages {
  /** Holds the time of every page that this context will have. */
  hold(context: BrowserContext): Promise<void>;
  /** Time passes, and timers ring. */
  moveTo(nowMs: number): Promise<void>;
  /** The machine sleeps: afterwards each timer that was due rings once. */
  sleep(spanMs: number): Promise<void>;
  setWall(byMs: number): Promise<void>;
  /** Lets pages that were loaded since draw the first frame that they wait for; what they still load is answered. */
  drawFirstFrames(): Promise<readonly string[]>;
}

interface HeldContext {
  readonly context: BrowserContext;
  /** Ahead of the world by the frames that were drawn. */
  nowMs: number;
  readonly undrawn: Set<Page>;
  readonly loading: Set<string>;
}

/** A frame at 60 Hz takes 16 ms, and what a page does after it waits for a timer of a millisecond. */
const FRAME_MS = 18;

export function holdPages(startMs: number): HeldPages {
  const held = new Set<HeldContext>();
  let nowMs = startMs;
  let wallAheadMs = 0;

  /** In every context; one that is just being closed, or whose page is, has no time any more. */
  async function each(act: (one: HeldContext) => Promise<unknown>): Promise<void> {
    await Promise.all(
      [...held].map((one) =>
        act(one).catch((error: unknown) => {
          const { length } = one.context.pages();
          // The word that a page is closed may come after what could not be done in it.
          const isClosing = length === 1 && String(error).includes('has been closed');
          if (held.has(one) && length > 0 && !isClosing) throw error;
        }),
      ),
    );
  }

  function run(one: HeldContext, spanMs: number): Promise<void> {
    one.nowMs += spanMs;
    return one.context.clock.runFor(spanMs);
  }

  return {
    async hold(context) {
      const one: HeldContext = { context, nowMs, undrawn: new Set(), loading: new Set() };
      held.add(one);
      context.on('close', () => held.delete(one));
      watchLoading(one);
      await context.clock.install({ time: nowMs + wallAheadMs });
      await context.clock.pauseAt(nowMs + wallAheadMs);
    },
    async moveTo(toMs) {
      nowMs = toMs;
      await each(async (one) => {
        if (toMs > one.nowMs) await run(one, toMs - one.nowMs);
      });
    },
    async sleep(spanMs) {
      nowMs += spanMs;
      await each((one) => {
        one.nowMs += spanMs;
        return one.context.clock.fastForward(spanMs);
      });
    },
    async setWall(byMs) {
      wallAheadMs += byMs;
      await each((one) => one.context.clock.setSystemTime(one.nowMs + wallAheadMs));
    },
    async drawFirstFrames() {
      await each(async (one) => {
        if (one.undrawn.size === 0) return;
        one.undrawn.clear();
        await run(one, FRAME_MS);
      });
      return [...held].flatMap(({ loading }) => [...loading]);
    },
  };
}

function watchLoading({ context, undrawn, loading }: HeldContext): void {
  context.on('page', (page) => {
    page.on('domcontentloaded', () => undrawn.add(page));
    page.on('close', () => undrawn.delete(page));
    page.on('crash', () => undrawn.delete(page));
  });
  const end = (url: string): void => void loading.delete(url);
  context.on('request', (request) => loading.add(request.url()));
  context.on('requestfinished', (request) => end(request.url()));
  context.on('requestfailed', (request) => end(request.url()));
}
