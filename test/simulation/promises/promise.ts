import type { World } from '../world.ts';

/** Looks at the world and says what is not as promised, each in a sentence. Called after every step. */
export type Look = () => readonly string[];

/** One promise of the app, by its letter in the fault matrix. */
export interface Promised {
  readonly letter: string;
  /** Begins to watch a world. */
  readonly watch: (world: World) => Look;
}

/** Answers what this makes, and makes it anew only where anything has been done since, to the app or by it: time may pass. */
export function sinceStirred<T>({ machine: { clock } }: World, make: () => T): () => T {
  let stirs = clock.stirs;
  let made = make();
  return () => {
    if (clock.stirs !== stirs) made = make();
    stirs = clock.stirs;
    return made;
  };
}

/** Complaints that come up between two looks. */
export function createComplaints(): { readonly add: (text: string) => void; readonly take: Look } {
  let open: string[] = [];
  return {
    add: (text) => void open.push(text),
    take() {
      const taken = open;
      open = [];
      return taken;
    },
  };
}
