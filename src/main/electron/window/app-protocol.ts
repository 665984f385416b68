import { protocol, type Session } from 'electron';

import { APP_SCHEME, answerFor, appFiles } from '../../node/app-files.ts';

/** `standard` gives the page an origin, `secure` makes it a secure context, `codeCache` lets V8 keep compiled code. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the built window to one session, from a map of paths that is fixed at start.
 *
 * A request is looked up, never turned into a path: there is nothing to traverse.
 */
export function serveAppFiles(session: Session, directory: string): void {
  const files = appFiles(directory);
  session.protocol.handle(APP_SCHEME, (request) => answerFor(request, files));
}
