import { type Session, session } from 'electron';

import { denyPermissions } from './permissions.ts';
import { serveAppFiles } from './window/app-protocol.ts';

/**
 * Browser sessions that live in memory only: nothing a page or a request leaves behind reaches the disk.
 *
 * Those of the window and of the line by the tray serve `app:` and nothing else; the wire's session talks to GitHub and
 * has no page. None grants a permission.
 */
export interface Sessions {
  readonly window: Session;
  /** Apart from the window's, whose text a person may have made larger. Made when it is first asked for. */
  readonly line: () => Session;
  readonly wire: Session;
}

/** Call after `ready`. `pages` is the folder of the built window. */
export function createSessions(pages: string): Sessions {
  let line: Session | null = null;
  const window = withPages('pilot-light-window', pages);
  const wire = session.fromPartition('pilot-light-wire', { cache: false });
  denyPermissions(wire);
  return { window, wire, line: () => (line ??= withPages('pilot-light-line', pages)) };
}

function withPages(partition: string, pages: string): Session {
  // A partition without the prefix `persist:` stays in memory.
  const made = session.fromPartition(partition);
  denyPermissions(made);
  serveAppFiles(made, pages);
  return made;
}
