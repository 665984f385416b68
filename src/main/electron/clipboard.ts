import { ClipboardItem, clipboard } from 'electron';

import type { Platform } from '../../shared/platform.ts';
import type { SystemClipboard } from '../clipboard/access.ts';
import { concealmentMarks } from '../clipboard/concealment.ts';
import type { Log } from '../ports.ts';

/** The system clipboard. Text and marks are committed in one write, so that no program sees the one without the other. */
export function createClipboard(platform: Platform, log: Log): SystemClipboard {
  return {
    async write(text, isSecret) {
      const marks = isSecret ? concealmentMarks(platform) : [];
      const raw = marks.map(({ format, bytes }) => [rawFormat(format), new Blob([bytes])]);
      const item = new ClipboardItem({ 'text/plain': text, ...Object.fromEntries(raw) });
      return attempt(log, 'write', async () => {
        await clipboard.write([item]);
        return true;
      }).then((written) => written ?? false);
    },
    read: () => attempt(log, 'read', () => clipboard.readText()),
    clear: () => clipboard.clear(),
  };
}

/** @see https://www.electronjs.org/docs/latest/api/clipboard */
function rawFormat(name: string): string {
  return `electron application/osclipboard;format="${name}"`;
}

async function attempt<T>(log: Log, what: string, run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch {
    // The reason could quote what was to be written.
    log.warn('the clipboard refused', { what });
    return null;
  }
}
