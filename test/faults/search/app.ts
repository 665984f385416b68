import type { DrivenApp } from '../../e2e/driver/driver.ts';
import { COLLECTORS } from '../../e2e/walls/collectors.ts';
import { filesBelow } from '../../support/files-below.ts';
import { lookAtEnd, sawAt } from './search.ts';

/** A page that has crashed or hangs answers nobody. */
const PATIENCE_MS = 5_000;

/** The search looks at everything that a running app shows and has written, or that one which has ended has left. */
export function searchApp(app: DrivenApp): void {
  lookAtEnd(async () => {
    if (!app.hasExited()) return lookAt(app);
    sawAt('logs', app.output());
    sawAt('files', filesBelow(app.userData));
  });
}

async function lookAt(app: DrivenApp): Promise<void> {
  const page = await app.window();
  page.setDefaultTimeout(PATIENCE_MS);
  for (const { place, collect } of COLLECTORS) sawAt(place, await collect(app, page));
}
