import { type Session, session } from 'electron';

import { denyPermissions } from './permissions.ts';
import { serveAppFiles } from './window/app-protocol.ts';

/**
 * Two browser sessions that live in memory only: nothing a page or a request leaves behind reaches the disk.
 *
 * The window's session serves `app:` and nothing else; the wire's session talks to GitHub and has no page. Neither
 * grants a permission.
 */
export interface Sessions {
  readonly window: Session;
  readonly wire: Session;
}

/** Call after `ready`. `pages` is the folder of the built window. */
export function createSessions(pages: string): Sessions {
  // A partition without the prefix `persist:` stays in memory.
  const window = session.fromPartition('pilot-light-window');
  const wire = session.fromPartition('pilot-light-wire', { cache: false });
  denyPermissions(window);
  denyPermissions(wire);
  serveAppFiles(window, pages);
  return { window, wire };
}
