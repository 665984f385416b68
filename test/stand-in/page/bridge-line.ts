/** What one world tells the other. */
export type Note =
  | Reply
  | { kind: 'settle'; id: string; ok: boolean; value: unknown }
  | { kind: 'call'; id: string; args: unknown }
  | { kind: 'expose'; key: string; api: unknown };

/** What a note is answered with, before `post` returns. */
export interface Reply {
  readonly kind: 'reply';
  readonly ok: boolean;
  readonly value: unknown;
}

/** One end of the line between the two worlds of a page. */
export interface BridgeLine {
  /** Sends a note; what the other world answers to it, or null when there is no answer. */
  post(note: Note): Reply | null;
  /** Gives every note of the other world to the listener, but for replies. */
  listen(listener: (note: Exclude<Note, Reply>) => void): void;
}

/**
 * Lays the line. Both worlds talk through CustomEvents on window: dispatch is synchronous, and `detail` is
 * structured-cloned from world to world, which is what Electron's bridge does with values.
 * Runs in pages as source text: nothing from outside its body.
 */
export function createBridgeLine(side: 'preload' | 'main'): BridgeLine {
  const peer = side === 'preload' ? 'main' : 'preload';
  const EVENT = 'stand-in-bridge-to-';
  let reply: Reply | null = null;

  return {
    post(note) {
      reply = null;
      window.dispatchEvent(new CustomEvent(EVENT + peer, { detail: note }));
      return reply;
    },
    listen(listener) {
      const receive = (event: Event): void => {
        event.stopImmediatePropagation();
        const note = (event as CustomEvent<Note | null>).detail;
        if (note === null) return;
        if (note.kind === 'reply') reply = note;
        else listener(note);
      };
      window.addEventListener(EVENT + side, receive, true);
    },
  };
}
