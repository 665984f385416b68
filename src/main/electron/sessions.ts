import { type Session, session } from 'electron';

/**
 * Two browser sessions that live in memory only: nothing a page or a request leaves behind reaches the disk.
 *
 * The window's session serves `app:` and nothing else; the wire's session talks to GitHub and has no page.
 */
interface Sessions {
  readonly window: Session;
  readonly wire: Session;
}

/** Call after `ready`. A partition without the prefix `persist:` stays in memory. */
export function createSessions(): Sessions {
  return {
    window: session.fromPartition('pilot-light-window'),
    wire: session.fromPartition('pilot-light-wire', { cache: false }),
  };
}
